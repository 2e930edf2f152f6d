package dev.plumbline.reporter.projection;

import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;

/** The tables inside one transaction. */
final class Rows {
  private final Handle handle;
  private final LedgerRows ledger;
  private final FindingRows findings;
  private final ReportRows reports;

  Rows(Handle handle) {
    this.handle = handle;
    var live = new LiveRows(handle);
    this.reports = new ReportRows(handle, live);
    this.ledger = new LedgerRows(handle, live, reports);
    this.findings = new FindingRows(handle, live);
  }

  LedgerRows ledger() {
    return ledger;
  }

  FindingRows findings() {
    return findings;
  }

  ReportRows reports() {
    return reports;
  }

  void position(TopicPartition partition, long next) {
    handle
        .createUpdate(
            """
            INSERT INTO positions (topic, part, next) VALUES (:topic, :part, :next)
            ON CONFLICT (topic, part) DO UPDATE SET next = excluded.next
            """)
        .bind("topic", partition.topic())
        .bind("part", partition.partition())
        .bind("next", next)
        .execute();
  }
}
