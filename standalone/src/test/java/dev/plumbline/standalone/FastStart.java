package dev.plumbline.standalone;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.eclipse.jgit.util.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * Lets the processes of the tests start with the classes that a JVM read in a {@link Training}, as
 * the launcher's cache lets a person's: a third of the processor time of a small review is the
 * reading of classes.
 *
 * <p>The first process of a build that wants it makes it, and for it the JVM wants jars. So only a
 * build that has packaged the other modules has it, and a single test in an inner loop waits for
 * nothing.
 */
final class FastStart {
  private static final Path DIRECTORY = Path.of("target", "fast-start").toAbsolutePath();
  private static final Path ARCHIVE = DIRECTORY.resolve("program.jsa");

  /** Says of which files the archive was made; it is written last. */
  private static final Path MADE_OF = DIRECTORY.resolve("made-of.txt");

  private static @Nullable List<String> options;

  private FastStart() {}

  /** The JVM's options that say where the classes are. */
  static synchronized List<String> options() throws IOException, InterruptedException {
    if (options == null) {
      List<Path> path =
          Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
              .map(Path::of)
              .toList();
      long ours = path.stream().filter(Files::isDirectory).count();
      options = ours > 2 ? classPath(path) : archived(path); // this module's classes and its tests
    }
    return options;
  }

  private static List<String> archived(List<Path> path) throws IOException, InterruptedException {
    List<Path> jars = new ArrayList<>();
    for (Path entry : path) {
      jars.add(Files.isDirectory(entry) ? DIRECTORY.resolve(jars.size() + ".jar") : entry);
    }
    Path lock = DIRECTORY.resolveSibling("fast-start.lock");
    try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = channel.lock()) { // tests run in several processes
      String files = files(path);
      if (!Files.exists(MADE_OF) || !Files.readString(MADE_OF).equals(files)) {
        make(path, jars);
        Files.writeString(MADE_OF, files);
      }
    }
    var all = new ArrayList<>(List.of("-XX:SharedArchiveFile=" + ARCHIVE, "-Xlog:disable"));
    all.addAll(classPath(jars));
    return List.copyOf(all);
  }

  private static void make(List<Path> path, List<Path> jars)
      throws IOException, InterruptedException {
    FileUtils.delete(DIRECTORY.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING);
    Path home = Files.createDirectories(DIRECTORY.resolve("home"));
    for (int i = 0; i < path.size(); i++) {
      if (Files.isDirectory(path.get(i))) {
        jar(path.get(i), jars.get(i));
      }
    }
    var options = new ArrayList<>(List.of("-XX:ArchiveClassesAtExit=" + ARCHIVE, "-Xlog:disable"));
    options.addAll(classPath(jars));
    Path said = DIRECTORY.resolve("training.log");
    int code =
        Program.process(home, options, Training.class, home.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start()
            .waitFor();
    if (code != 0 || !Files.exists(ARCHIVE)) {
      throw new IllegalStateException("no fast start: " + code + "\n" + Files.readString(said));
    }
  }

  private static void jar(Path directory, Path jar) {
    int code =
        ToolProvider.findFirst("jar")
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "--create",
                "--no-manifest",
                "--file=" + jar,
                "-C",
                directory.toString(),
                ".");
    if (code != 0) {
      throw new IllegalStateException("no jar of " + directory);
    }
  }

  private static List<String> classPath(List<Path> path) {
    return List.of(
        "-cp", String.join(File.pathSeparator, path.stream().map(Path::toString).toList()));
  }

  /** All files with their sizes and times: another build has others. */
  private static String files(List<Path> path) throws IOException {
    var lines = new ArrayList<String>();
    for (Path entry : path) {
      try (Stream<Path> files = Files.walk(entry)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          lines.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
        }
      }
    }
    return String.join("\n", lines);
  }
}
