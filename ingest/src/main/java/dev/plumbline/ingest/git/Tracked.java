package dev.plumbline.ingest.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;

/**
 * What Git's index says of a working tree: which paths are tracked, and the content of those that
 * were not touched since.
 *
 * @param entries merged entries and conflicting ones alike, by path
 * @param written when the index was written
 */
record Tracked(NavigableMap<String, DirCacheEntry> entries, Instant written) {
  static final Tracked NOTHING = new Tracked(new TreeMap<>(), Instant.EPOCH);

  /**
   * Reads the index; a bare repository has none.
   *
   * @throws SourceException when it is damaged, or in a form that is not read (sparse, split)
   */
  static Tracked of(Repository repository) throws SourceException, IOException {
    if (repository.isBare()) {
      return NOTHING;
    }
    DirCache index;
    try {
      index = repository.readDirCache();
    } catch (CorruptObjectException e) {
      throw new SourceException(
          "Git's index in "
              + repository.getDirectory()
              + " can't be read ("
              + e.getMessage()
              + "); name a revision with --head instead",
          e);
    }
    var entries = new TreeMap<String, DirCacheEntry>();
    for (int i = 0; i < index.getEntryCount(); i++) {
      entries.put(index.getEntry(i).getPathString(), index.getEntry(i));
    }
    Path file = repository.getIndexFile().toPath();
    Instant written =
        Files.exists(file) ? Files.getLastModifiedTime(file).toInstant() : Instant.EPOCH;
    return new Tracked(entries, written);
  }

  boolean contains(String path) {
    return entries.containsKey(path);
  }

  /** Whether a path below {@code directory} (with a slash at its end) is tracked. */
  boolean below(String directory) {
    String next = entries.ceilingKey(directory);
    return next != null && next.startsWith(directory);
  }

  /**
   * The blob's id where size and time of the file say that it is still the one in the index; empty
   * where its content has to be looked at. Line-end conversion needs no thought here: with it the
   * index holds the size of the file on disk.
   */
  Optional<String> unchangedId(String path, Path file) throws IOException {
    DirCacheEntry entry = entries.get(path);
    if (entry == null
        || entry.getStage() != DirCacheEntry.STAGE_0
        || entry.isSmudged()
        || entry.isAssumeValid()
        || !FileMode.REGULAR_FILE.equals(entry.getRawMode() & ~0111)
        || entry.mightBeRacilyClean(written)) {
      return Optional.empty();
    }
    var onDisk = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    boolean same =
        onDisk.size() == Integer.toUnsignedLong(entry.getLength())
            && onDisk.lastModifiedTime().toInstant().equals(entry.getLastModifiedInstant());
    return same ? Optional.of(entry.getObjectId().name()) : Optional.empty();
  }
}
