package dev.plumbline.standalone.run;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory that goes with the run. What is abandoned in it may still write while it is deleted:
 * it is tried again then, and what is left in the end is logged, as no review is worse for it.
 */
record Throwaway(Path path) implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Throwaway.class);
  private static final int ATTEMPTS = 20;
  private static final long PAUSE_MILLIS = 25;

  @Override
  public void close() {
    for (int attempt = 1; Files.exists(path); attempt++) {
      try {
        Files.walkFileTree(path, new Deletion());
      } catch (IOException e) {
        if (attempt == ATTEMPTS || !paused()) {
          LOG.atWarn().setCause(e).log("A directory of the run is left over: {}", path);
          return;
        }
      }
    }
  }

  private static boolean paused() {
    try {
      Thread.sleep(PAUSE_MILLIS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
