package dev.plumbline.forecast.danger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.forecast.Dangers;
import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.forecast.PredictedPairs;
import dev.plumbline.forecast.reach.Readers;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Consequences;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.Renames;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An update in place that takes a name away which others use. */
class NewNamesTest {
  private static final Words WORDS =
      new Words("app", true, List.of(), List.of(), LocalDate.of(2026, 11, 23));
  private static final String DATABASE =
      "resource \"aws_db_instance\" \"orders\" {\n%s  instance_class = \"%s\"\n}\n";

  @Test
  void aRenamedDatabaseKeepsItsDataAndLosesItsEndpoint() {
    Validation.Plan plan = plan(named("orders", "db.t4g.small"), named("shop", "db.t4g.small"));

    assertThat(plan.consequences().dangers())
        .extracting(Danger::kind, Danger::decisive, Danger::text)
        .containsExactly(
            tuple(
                Danger.Kind.REFERENCED_NAME,
                false,
                "aws_db_instance.orders is renamed from orders to shop in place: its endpoint is"
                    + " called after it, the old one is deleted at once, and until the new one"
                    + " works, some ten minutes later, it can't be reached."));
    assertThat(Dangers.of(plan)).containsExactly(plan.consequences().dangers().getFirst().text());
  }

  @Test
  void anyOtherUpdateOfItIsNone() {
    Validation.Plan plan = plan(named("orders", "db.t4g.small"), named("orders", "db.t4g.large"));

    assertThat(plan.changes()).hasSize(1);
    assertThat(plan.consequences().dangers()).isEmpty();
  }

  @Test
  void aNameThatIsWrittenForTheFirstTimeMayBeAnother() {
    Validation.Plan plan =
        plan(DATABASE.formatted("", "db.t4g.small"), named("orders", "db.t4g.small"));

    assertThat(plan.consequences().dangers())
        .extracting(Danger::text)
        .singleElement()
        .asString()
        .startsWith("aws_db_instance.orders may be renamed to orders in place: ");
  }

  private static String named(String name, String size) {
    return DATABASE.formatted("  identifier = \"" + name + "\"\n", size);
  }

  private static Validation.Plan plan(String before, String after) {
    Graph base = graph(before);
    Graph head = graph(after);
    Validation.Plan plan = PlanPredictor.predict(base, head, Budget.generous());
    List<Danger> dangers = new DangerSearch(base, head, WORDS, Readers.NONE).in(plan);
    return plan.with(new Consequences(Renames.NONE, dangers, List.of(), List.of(), List.of()));
  }

  private static Graph graph(String text) {
    return PredictedPairs.graph(SourceTree.ofText(Map.of("main.tf", text)));
  }
}
