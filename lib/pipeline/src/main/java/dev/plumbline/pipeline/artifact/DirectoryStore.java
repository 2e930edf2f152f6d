package dev.plumbline.pipeline.artifact;

import dev.plumbline.model.digest.Sha256;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.pipeline.OwnerOnly;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Artifacts as files of a directory, two levels deep, written aside and moved into place; only the
 * user that runs the services can read them.
 */
public final class DirectoryStore implements ArtifactStore {
  /** Setting a file's time on every put would be a write for each; a day is exact enough. */
  private static final Duration FRESH = Duration.ofDays(1);

  private final Path root;
  private final Envelope envelope;
  private final boolean lasting;

  /** Directories whose names are on the disk; 256 at most. */
  private final Set<Path> known = ConcurrentHashMap.newKeySet();

  public DirectoryStore(Path root) {
    this(root, Envelope.OPEN);
  }

  public DirectoryStore(Path root, Envelope envelope) {
    this(root, envelope, true);
  }

  /**
   * @param lasting whether what was put outlives a crash of the machine; false where the records
   *     that name it don't either
   */
  DirectoryStore(Path root, Envelope envelope, boolean lasting) {
    this.root = root;
    this.envelope = envelope;
    this.lasting = lasting;
  }

  @Override
  public ArtifactRef put(byte[] content, String mediaType) throws IOException {
    var ref = new ArtifactRef(Sha256.hex(content), content.length, mediaType);
    try {
      Path target = file(ref);
      if (!keptAgain(target, ref.digest(), content)) {
        write(target, envelope.close(ref.digest(), content));
      }
      return ref;
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /**
   * Whether it is there as it would be written now, and from now on as new as if it had been. What
   * a crash cut off, what is damaged, in the clear or under another key, a new put replaces; that
   * can only be told by reading it.
   */
  private boolean keptAgain(Path target, String digest, byte[] content) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(target, BasicFileAttributes.class);
      if (found.size() < content.length
          || found.size() > content.length + Envelope.OVERHEAD
          || !envelope.closesAs(digest, content, Files.readAllBytes(target))) {
        return false;
      }
      if (found.lastModifiedTime().toInstant().isBefore(Instant.now().minus(FRESH))) {
        Files.setLastModifiedTime(target, FileTime.from(Instant.now()));
      }
      return true;
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private void write(Path target, byte[] kept) throws IOException {
    Path directory = Objects.requireNonNull(target.getParent());
    make(directory);
    Path aside = Files.createTempFile(directory, "put", ".part");
    try {
      try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
        for (var bytes = ByteBuffer.wrap(kept); bytes.hasRemaining(); ) {
          channel.write(bytes);
        }
        if (lasting) {
          // A record that names it may be committed next, and outlives a crash of the machine.
          channel.force(false);
        }
      }
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
      force(directory);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /** Its own name is forced once by each process, as another one may just have made it. */
  private void make(Path directory) throws IOException {
    OwnerOnly.made(directory);
    if (!known.contains(directory)) {
      force(root);
      Path above = root.toAbsolutePath().getParent();
      if (known.isEmpty() && above != null) {
        force(above);
      }
      known.add(directory);
    }
  }

  /**
   * Makes the names in a directory outlive a crash of the machine, as forcing a file does its
   * content. Windows opens no directory for that, and needs nobody to.
   */
  private void force(Path directory) throws IOException {
    if (lasting && File.separatorChar == '/') {
      try (var names = FileChannel.open(directory, StandardOpenOption.READ)) {
        names.force(true);
      }
    }
  }

  private IOException unwritable(IOException cause) {
    String reason =
        cause instanceof FileSystemException e && e.getReason() != null
            ? e.getReason()
            : Objects.requireNonNullElse(cause.getMessage(), cause.toString());
    return new IOException(
        "no artifact can be written to "
            + root
            + ": "
            + reason
            + "; make room or allow it, or name another directory with artifacts.directory",
        cause);
  }

  @Override
  public byte[] get(ArtifactRef ref) throws IOException {
    Path file = file(ref);
    try {
      if (Files.size(file) > ref.size() + Envelope.OVERHEAD) {
        throw new DamagedException("artifact " + ref.digest() + " in " + root + " is damaged");
      }
      byte[] content = envelope.open(ref.digest(), Files.readAllBytes(file));
      return Digests.checked(ref, content, root);
    } catch (NoSuchFileException e) {
      var missing =
          new FileNotFoundException(
              "no artifact "
                  + ref.digest()
                  + " in "
                  + root
                  + "; the services keep theirs elsewhere (set artifacts.directory as they have it),"
                  + " or it was cleaned away (review again)");
      missing.initCause(e);
      throw missing;
    }
  }

  @Override
  public Cleaned clean(Instant before) throws IOException {
    if (!Files.isDirectory(root)) {
      return Cleaned.NOTHING;
    }
    Cleaned cleaned = Cleaned.NOTHING;
    try (Stream<Path> files = Files.walk(root, 2)) {
      for (Iterator<Path> each = files.iterator(); each.hasNext(); ) {
        OptionalLong size = deleted(each.next(), before);
        cleaned = size.isPresent() ? cleaned.and(size.getAsLong()) : cleaned;
      }
    }
    return cleaned;
  }

  /**
   * The size of a file that was old enough to be deleted. One that a service writes at this moment
   * may get its final name meanwhile, and is no longer there.
   */
  private static OptionalLong deleted(Path file, Instant before) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      if (found.isRegularFile() && found.lastModifiedTime().toInstant().isBefore(before)) {
        Files.delete(file);
        return OptionalLong.of(found.size());
      }
      return OptionalLong.empty();
    } catch (NoSuchFileException gone) {
      return OptionalLong.empty();
    }
  }

  private Path file(ArtifactRef ref) {
    return root.resolve(ref.digest().substring(0, 2)).resolve(ref.digest());
  }
}
