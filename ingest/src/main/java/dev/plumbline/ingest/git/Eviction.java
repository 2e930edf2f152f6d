package dev.plumbline.ingest.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes the copies that were used longest ago when all of them take more than they may. */
final class Eviction {
  private static final Logger LOG = LoggerFactory.getLogger(Eviction.class);

  private final Path directory;
  private final long most;
  private final Leases leases;

  Eviction(Path directory, long most, Leases leases) {
    this.directory = directory;
    this.most = most;
    this.leases = leases;
  }

  /** A remote's directories. */
  private record Copy(String name, List<Path> where, long bytes, long used) {
    static Copy of(Path where) {
      String file = String.valueOf(where.getFileName());
      try {
        long used = Files.getLastModifiedTime(where).toMillis();
        return new Copy(file.replaceFirst("\\..*", ""), List.of(where), size(where), used);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    Copy and(Copy other) {
      var both = new ArrayList<>(where);
      both.addAll(other.where);
      return new Copy(name, both, bytes + other.bytes, Math.max(used, other.used));
    }
  }

  /** Looks at what there is and makes room. */
  synchronized void makeRoom() throws IOException {
    var copies = new HashMap<String, Copy>();
    try (Stream<Path> all = Files.list(directory)) {
      all.map(Copy::of).forEach(copy -> copies.merge(copy.name(), copy, Copy::and));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    long bytes = copies.values().stream().mapToLong(Copy::bytes).sum();
    var oldest = new ArrayList<>(copies.values());
    oldest.sort(Comparator.comparingLong(Copy::used));
    for (Copy copy : oldest) {
      if (bytes <= most) {
        return;
      }
      if (leases.remove(copy.name(), () -> delete(copy.where()))) {
        bytes -= copy.bytes();
        LOG.atInfo().addKeyValue("repository", copy.name()).log("Copy of a repository is removed");
      }
    }
  }

  private static void delete(List<Path> directories) throws IOException {
    for (Path each : directories) {
      try (Stream<Path> all = Files.walk(each)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  /** A fetch may tidy up meanwhile; what is gone counts nothing. */
  private static long size(Path copy) throws IOException {
    long bytes = 0;
    try (Stream<Path> all = Files.walk(copy)) {
      for (Path path : all.filter(Files::isRegularFile).toList()) {
        bytes += sizeIfThere(path);
      }
    } catch (UncheckedIOException gone) {
      return bytes;
    }
    return bytes;
  }

  private static long sizeIfThere(Path path) throws IOException {
    try {
      return Files.size(path);
    } catch (NoSuchFileException gone) {
      return 0;
    }
  }
}
