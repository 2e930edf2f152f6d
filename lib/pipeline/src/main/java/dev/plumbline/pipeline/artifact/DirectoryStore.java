package dev.plumbline.pipeline.artifact;

import dev.plumbline.model.review.ArtifactRef;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Artifacts as files of a directory, two levels deep, written aside and moved into place. */
public final class DirectoryStore implements ArtifactStore {
  private final Path root;

  public DirectoryStore(Path root) {
    this.root = root;
  }

  @Override
  public ArtifactRef put(byte[] content, String mediaType) throws IOException {
    var ref = new ArtifactRef(Digests.sha256(content), content.length, mediaType);
    Path target = file(ref);
    if (Files.exists(target)) {
      return ref;
    }
    Files.createDirectories(target.getParent());
    Path aside = Files.createTempFile(target.getParent(), "put", ".part");
    try {
      try (var channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
        for (var bytes = ByteBuffer.wrap(content); bytes.hasRemaining(); ) {
          channel.write(bytes);
        }
      }
      Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(aside);
    }
    return ref;
  }

  @Override
  public byte[] get(ArtifactRef ref) throws IOException {
    byte[] content;
    try {
      content = Files.readAllBytes(file(ref));
    } catch (NoSuchFileException e) {
      var missing = new FileNotFoundException("no artifact " + ref.digest() + " in " + root);
      missing.initCause(e);
      throw missing;
    }
    if (!Digests.sha256(content).equals(ref.digest())) {
      throw new IOException("artifact " + ref.digest() + " in " + root + " is damaged");
    }
    return content;
  }

  private Path file(ArtifactRef ref) {
    return root.resolve(ref.digest().substring(0, 2)).resolve(ref.digest());
  }
}
