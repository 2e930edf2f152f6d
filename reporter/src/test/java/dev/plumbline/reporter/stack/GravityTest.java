package dev.plumbline.reporter.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.section.Gravity;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.section.Tally;
import dev.plumbline.reporter.testing.Samples;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GravityTest {
  @Test
  void whatBlocksComesBeforeWhatIsNewAndThatBeforeWhatWasThere() {
    var clean = report("clean", Tally.NONE);
    var old = report("old", tally(Map.of("critical", 5), Map.of(), Map.of()));
    var added = report("added", tally(Map.of("low", 1), Map.of("low", 1), Map.of()));
    var many = report("many", blocking(Map.of("high", 9)));
    var critical = report("critical", blocking(Map.of("critical", 1)));
    var danger = report("danger", Tally.NONE.withUnacknowledged(1));

    assertThat(Gravity.sorted(List.of(clean, old, added, many, critical, danger)))
        .containsExactly(danger, critical, many, added, old, clean);
  }

  @Test
  void equalOnesStayInTheirOrder() {
    var one = report("b", Tally.NONE);
    var other = report("a", Tally.NONE);

    assertThat(Gravity.sorted(List.of(one, other))).containsExactly(one, other);
  }

  private static Tally blocking(Map<String, Integer> counts) {
    return tally(counts, counts, counts);
  }

  private static Tally tally(
      Map<String, Integer> open, Map<String, Integer> added, Map<String, Integer> blocking) {
    return new Tally(open, added, 0, 0, blocking.size(), blocking, 0, 0);
  }

  private static StackReport report(String path, Tally tally) {
    return Samples.report(path, tally, StackReport.Links.NONE, null, null);
  }
}
