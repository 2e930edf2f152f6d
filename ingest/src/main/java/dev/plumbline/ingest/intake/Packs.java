package dev.plumbline.ingest.intake;

import dev.plumbline.iac.discovery.FileTree;
import dev.plumbline.ingest.git.Repositories;
import dev.plumbline.ingest.git.SourceChange;
import dev.plumbline.ingest.git.SourceException;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.pipeline.artifact.Snapshots;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The organisation's policies, as a snapshot that goes with every stack: base and head, and every
 * replica, judge by the same ones. Safe to share between threads.
 */
public final class Packs {
  private static final Logger LOG = LoggerFactory.getLogger(Packs.class);

  /** Of an operator who has none. */
  public static final Packs NONE =
      new Packs(
          change -> {
            throw new SourceException("there is no pack " + change.url());
          },
          List.of(),
          Duration.ZERO,
          Clock.systemUTC());

  /** So that reviews don't wait for the same silent host one after another. */
  private static final Duration AWAY = Duration.ofSeconds(10);

  private static final int MOST_FILES = 5_000;
  private static final String ENDING = ".yaml";

  private final Opener repositories;
  private final List<String> locations;
  private final Duration refresh;
  private final Clock clock;
  private final Map<String, Pack> packs = new ConcurrentHashMap<>();

  /** Opens a repository: {@link Repositories#open}. */
  @FunctionalInterface
  public interface Opener {
    SourceChange open(RepositoryChanged change) throws SourceException, IOException;
  }

  /**
   * What a review is judged by beside the catalogue.
   *
   * @param packs null where there are none
   * @param notes what whoever reads the review should know of them
   */
  record Judging(@Nullable ArtifactRef packs, List<String> notes) {
    Judging {
      notes = List.copyOf(notes);
    }
  }

  /**
   * @param at when it was read
   * @param asked when it was last looked for; later than {@code at} while its host is away
   */
  private record Fetched(Map<String, byte[]> files, Instant at, Instant asked) {}

  /** What is known of one; whoever has its turn may write. */
  private static final class Pack {
    final ReentrantLock turn = new ReentrantLock();
    volatile @Nullable Fetched known;
    volatile @Nullable Away away;
  }

  private record Away(SourceException reason, Instant since) {}

  /**
   * @param repositories opens what the operator named
   * @param locations directories, or URLs with {@code #REF} or {@code #REF:DIRECTORY}
   * @param refresh how long what was fetched from a URL is used again
   */
  public Packs(Opener repositories, List<String> locations, Duration refresh, Clock clock) {
    this.repositories = repositories;
    this.locations = List.copyOf(locations);
    this.refresh = refresh;
    this.clock = clock;
  }

  /**
   * Keeps what the packs hold now, or held when their hosts last answered.
   *
   * @throws SourceException when one can't be read: a review without it would say less than it is
   *     trusted to
   */
  Judging snapshot(Snapshots snapshots) throws SourceException, IOException {
    if (locations.isEmpty()) {
      return new Judging(null, List.of());
    }
    var files = new TreeMap<String, byte[]>();
    var notes = new ArrayList<String>();
    for (int i = 0; i < locations.size(); i++) {
      PackLocation location = PackLocation.parse(locations.get(i));
      String folder = "%02d-%s/".formatted(i, location.name());
      Fetched pack = files(location);
      pack.files().forEach((path, content) -> files.put(folder + path, content));
      if (pack.asked().isAfter(pack.at())) {
        notes.add(
            "the pack %s is as it was at %s, since its host does not answer"
                .formatted(location, pack.at().truncatedTo(ChronoUnit.SECONDS)));
      }
    }
    return new Judging(snapshots.put(new SourceTree(files)), notes);
  }

  /** Of those that need a pack at once one asks for it; the others use what is known, if any is. */
  private Fetched files(PackLocation location) throws SourceException, IOException {
    Pack pack = packs.computeIfAbsent(location.toString(), _ -> new Pack());
    Fetched known = pack.known;
    if (known == null) {
      pack.turn.lock();
    } else if (isFresh(known) || !pack.turn.tryLock()) {
      return known;
    }
    try {
      Fetched latest = pack.known;
      if (latest != null && isFresh(latest)) {
        return latest; // read while this one waited
      }
      Instant now = clock.instant();
      Fetched found = latest == null ? first(location, pack, now) : again(location, latest, now);
      if (location.isUrl()) {
        pack.known = found;
      }
      return found;
    } finally {
      pack.turn.unlock();
    }
  }

  private boolean isFresh(Fetched known) {
    return clock.instant().isBefore(known.asked().plus(refresh));
  }

  private Fetched first(PackLocation location, Pack pack, Instant now)
      throws SourceException, IOException {
    Away silent = pack.away;
    if (silent != null && now.isBefore(silent.since().plus(AWAY))) {
      throw silent.reason();
    }
    try {
      return new Fetched(read(location), now, now);
    } catch (SourceException e) {
      if (e.isUnreachable()) {
        pack.away = new Away(e, clock.instant());
      }
      throw e;
    }
  }

  /** A host that does not answer is no reason to review nothing. */
  private Fetched again(PackLocation location, Fetched known, Instant now)
      throws SourceException, IOException {
    try {
      return new Fetched(read(location), now, now);
    } catch (SourceException e) {
      if (!e.isUnreachable()) {
        throw e;
      }
      LOG.atWarn()
          .addKeyValue("repository", location.toString())
          .addKeyValue("reason", e.getMessage())
          .log("Pack is used as it was");
      return new Fetched(known.files(), known.at(), now);
    }
  }

  private Map<String, byte[]> read(PackLocation location) throws SourceException, IOException {
    try (SourceChange source = repositories.open(change(location))) {
      FileTree tree = source.head();
      String within = location.isUrl() ? location.directory() : source.within();
      String prefix = within.isEmpty() ? "" : within + "/";
      var files = new TreeMap<String, byte[]>();
      for (String path : tree.paths()) {
        if (path.startsWith(prefix) && path.endsWith(ENDING)) {
          files.put(path.substring(prefix.length()), tree.read(path));
        }
        if (files.size() > MOST_FILES) {
          throw new SourceException(
              "the pack " + location + " has more than " + MOST_FILES + " files");
        }
      }
      if (files.isEmpty()) {
        throw new SourceException(
            "the pack " + location + " holds no .yaml file; check policies.packs");
      }
      return files;
    } catch (SourceException e) {
      throw e.about("the pack " + location);
    }
  }

  private static RepositoryChanged change(PackLocation location) {
    return new RepositoryChanged(
        location.name(),
        location.url(),
        location.ref(),
        location.isUrl() ? location.ref().isEmpty() ? "HEAD" : location.ref() : "",
        "",
        false,
        Lane.INTERACTIVE,
        0,
        "",
        List.of(),
        Settings.DEFAULT);
  }
}
