package dev.plumbline.pipeline.config;

import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/** How topics are laid out; {@code plumbline topics apply} makes it so. */
public record TopicsConfig(
    @Setting(doc = "First part of every topic's name.", def = "plumbline") String prefix,
    @Setting(
            doc =
                "Partitions of each topic that carries work; the most instances of a service that"
                    + " can share it. It can't be changed later: declare another prefix then.",
            def = "12")
        int partitions,
    @Setting(doc = "Copies of each partition; 1 on a single broker.", def = "3") int replication,
    @Setting(doc = "Copies that must have a record before it counts as written.", def = "2")
        int minInSync,
    @Setting(doc = "How long the records between services are kept.", def = "7d")
        Duration retention,
    @Setting(
            doc =
                "How long findings, reports and the run ledger are kept; the dashboard forgets older"
                    + " reviews, and can be rebuilt as far back.",
            def = "90d")
        Duration historyRetention,
    @Setting(doc = "How long dead letters are kept.", def = "30d") Duration deadLetterRetention,
    @Setting(
            doc =
                "Whether the estate's topic is compacted; where a cluster forbids it, all of it is"
                    + " kept.",
            def = "true")
        boolean compaction) {

  public TopicsConfig {
    if (!prefix.matches("[A-Za-z0-9._-]{1,60}")) {
      throw new IllegalArgumentException(
          "prefix may hold letters, digits, dots, hyphens and underscores, 60 at most");
    }
    Check.between("partitions", partitions, 1, 1000);
    Check.between("replication", replication, 1, 10);
    Check.between("min-in-sync", minInSync, 1, replication);
  }

  /** How long a record may be read, and with it the artifacts that it names. */
  Duration longestRetention() {
    return Stream.of(retention, historyRetention, deadLetterRetention)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
