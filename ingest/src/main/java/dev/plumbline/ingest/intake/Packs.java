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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The organisation's policies, as a snapshot that goes with every stack: base and head, and every
 * replica, judge by the same ones. Safe to share between threads.
 */
public final class Packs {
  /** Of an operator who has none. */
  public static final Packs NONE =
      new Packs(
          change -> {
            throw new SourceException("there is no pack " + change.url());
          },
          List.of(),
          Duration.ZERO,
          Clock.systemUTC());

  private static final int MOST_FILES = 5_000;
  private static final String ENDING = ".yaml";

  private final Opener repositories;
  private final List<String> locations;
  private final Duration refresh;
  private final Clock clock;
  private final Map<String, Fetched> fetched = new HashMap<>();

  /** Opens a repository: {@link Repositories#open}. */
  @FunctionalInterface
  public interface Opener {
    SourceChange open(RepositoryChanged change) throws SourceException, IOException;
  }

  private record Fetched(Map<String, byte[]> files, Instant at) {}

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
   * Keeps what the packs hold now.
   *
   * @return null where there are none
   * @throws SourceException when one can't be read: a review without it would say less than it is
   *     trusted to
   */
  @Nullable ArtifactRef snapshot(Snapshots snapshots) throws SourceException, IOException {
    if (locations.isEmpty()) {
      return null;
    }
    var files = new TreeMap<String, byte[]>();
    for (int i = 0; i < locations.size(); i++) {
      PackLocation location = PackLocation.parse(locations.get(i));
      String folder = "%02d-%s/".formatted(i, location.name());
      files(location).forEach((path, content) -> files.put(folder + path, content));
    }
    return snapshots.put(new SourceTree(files));
  }

  private synchronized Map<String, byte[]> files(PackLocation location)
      throws SourceException, IOException {
    Fetched known = fetched.get(location.toString());
    Instant now = clock.instant();
    if (known != null && now.isBefore(known.at().plus(refresh))) {
      return known.files();
    }
    Map<String, byte[]> files = read(location);
    if (location.isUrl()) {
      fetched.put(location.toString(), new Fetched(files, now));
    }
    return files;
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
