package dev.plumbline.pipeline.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.pipeline.event.KnownFindings.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownFindingsTest {
  private static final Finding FINDING = finding("value");
  private final KnownFindings known = new KnownFindings();

  @Test
  void whatIsOpenIsKnownUntilItIsFixedOrItsBranchIsGone() {
    known.take(opened(FINDING));
    assertThat(known.live()).containsEntry("f", State.OPEN);
    known.take(fixed());
    assertThat(known.live()).isEmpty();
    known.take(new FindingEvent.Reopened("r", "x", "main", "s", FINDING, Instant.EPOCH));
    known.take(new FindingEvent.Closed("r", "x", "main", "s", FINDING, Instant.EPOCH));
    assertThat(known.live()).isEmpty();
    known.take(opened(FINDING));

    assertThat(known.live()).containsEntry("f", State.OPEN);
    assertThat(known.misfits()).isEmpty();
  }

  @Test
  void whatIsDoubledOrLostDoesNotFit() {
    known.take(opened(FINDING));
    known.take(opened(FINDING));
    known.take(fixed());
    known.take(fixed());
    known.take(new FindingEvent.Changed("r", "x", "main", "s", finding("b"), Instant.EPOCH));

    assertThat(known.misfits())
        .containsExactly("f: OPEN → OPEN", "f: FIXED → FIXED", "f: FIXED → OPEN");
  }

  private static FindingEvent opened(Finding finding) {
    return new FindingEvent.Opened("r", "x", "main", "s", finding, Instant.EPOCH);
  }

  private static FindingEvent fixed() {
    return new FindingEvent.Fixed("r", "x", "main", "s", FINDING, Instant.EPOCH);
  }

  private static Finding finding(String value) {
    var start = new SourcePosition(1, 1, 0);
    return new Finding(
        "f",
        "policy",
        "Title",
        Severity.HIGH,
        "security",
        "message",
        "fix",
        "a_b.c",
        "a_b",
        "attribute",
        new SourceRange("main.tf", start, start),
        value,
        List.of(),
        false,
        false,
        Finding.Level.THRESHOLD,
        List.of(),
        List.of(),
        List.of(),
        Finding.Status.NEW,
        null);
  }
}
