package dev.plumbline.pipeline.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.utils.Utils;

/**
 * Which partition a repository's changes belong to. A generation is an offset, so that two of one
 * repository can be compared only when they lie in the same partition; producers of other languages
 * hash keys in another way unless they are told not to.
 *
 * @param partitions of {@code plumbline.changes}
 */
public record Placement(int partitions) {
  public Placement {
    if (partitions < 1) {
      throw new IllegalArgumentException("a topic of " + partitions + " partitions");
    }
  }

  /** As Kafka's own clients choose it for a record with that key: by murmur2. */
  public int of(String repository) {
    return Utils.toPositive(Utils.murmur2(repository.getBytes(UTF_8))) % partitions;
  }

  public boolean isHome(String repository, int partition) {
    return of(repository) == partition;
  }
}
