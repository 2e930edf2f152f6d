package dev.plumbline.standalone.run;

import dev.plumbline.model.json.Json;
import dev.plumbline.pipeline.OwnerOnly;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.Sources;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How a {@code serve} on this machine can be reached, as it wrote down in its state directory.
 *
 * @param pid its process
 * @param started when that process started, in milliseconds since the epoch; 0 where nobody can say
 * @param build which build of this program it runs
 * @param partitions of each of its topics; 0 where an older build did not say so
 * @param dashboard where its dashboard answers; {@code ""} where an older build did not say so
 */
public record RunningServe(
    long pid,
    long started,
    String bootstrapServers,
    String artifacts,
    String prefix,
    String build,
    int partitions,
    String dashboard) {
  private static final String FILE = "serve.json";

  /** Counted from the machine's start, whose time is corrected now and then. */
  private static final long CLOCK_MILLIS = 2_000;

  public RunningServe {
    build = Objects.requireNonNullElse(build, "");
    dashboard = Objects.requireNonNullElse(dashboard, "");
  }

  /** Where the program's code lies and when it was built: another checkout's is another one. */
  private static String ownBuild() throws IOException {
    try {
      Path code =
          Path.of(RunningServe.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return code + " " + Files.getLastModifiedTime(code);
    } catch (URISyntaxException e) {
      throw new IOException("this program does not know where it lies", e);
    }
  }

  /** Whether what it says of a change is what this build would say. */
  boolean isOfThisBuild() throws IOException {
    return build.equals(ownBuild());
  }

  /** The one that runs with the same state directory; empty when none does. */
  public static Optional<RunningServe> find(Sources sources) throws IOException {
    Path file = Configuration.load(sources).state().directory().resolve(FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    return read(Files.readAllBytes(file))
        .filter(found ->
            ProcessHandle.of(found.pid())
                .filter(ProcessHandle::isAlive)
                .filter(found::is)
                .isPresent());
  }

  /** Empty for what an older build left half-written when it crashed, or its disk was full. */
  private static Optional<RunningServe> read(byte[] json) {
    try {
      return Optional.ofNullable(Json.read(json, RunningServe.class));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /** A process that was killed forgets nothing, and another one may have its number now. */
  private boolean is(ProcessHandle process) {
    long other = startOf(process);
    return started == 0 || other == 0 || Math.abs(started - other) <= CLOCK_MILLIS;
  }

  private static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** Lets others find this process. */
  static void announce(OneProcess process) throws IOException {
    var configuration = process.configuration();
    var self =
        new RunningServe(
            ProcessHandle.current().pid(),
            startOf(ProcessHandle.current()),
            String.join(",", configuration.kafka().bootstrapServers()),
            configuration.artifacts().directory().toString(),
            configuration.topics().prefix(),
            ownBuild(),
            configuration.topics().partitions(),
            Serving.dashboard(process));
    write(configuration.state().directory().resolve(FILE), Json.bytes(self));
  }

  /** Aside and then moved into place, so that nobody reads half of it. */
  static void write(Path file, byte[] content) throws IOException {
    Path aside = OwnerOnly.file(file.resolveSibling(file.getFileName() + ".part"));
    Files.write(aside, content);
    Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  static void forget(OneProcess process) throws IOException {
    Files.deleteIfExists(process.configuration().state().directory().resolve(FILE));
  }

  /** One line for whoever uses it without having asked. */
  String line() {
    return "reviewed by the 'plumbline serve' of process " + pid;
  }

  /** One line for whoever could have used it, but for an option that it can't honour. */
  public String passedOver(String option) {
    return "with " + option + ", reviewed here and not by the 'plumbline serve' of process " + pid;
  }

  public Sources within(Sources sources) {
    var flags = new HashMap<>(sources.flags());
    flags.putAll(
        Map.of(
            "kafka.bootstrap-servers",
            bootstrapServers,
            "artifacts.directory",
            artifacts,
            "topics.prefix",
            prefix,
            "topics.partitions",
            Integer.toString(Math.max(1, partitions)),
            "topics.replication",
            "1",
            "topics.min-in-sync",
            "1"));
    return new Sources(flags, sources.environment(), sources.file());
  }
}
