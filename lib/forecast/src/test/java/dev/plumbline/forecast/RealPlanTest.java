package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlanComparison.Difference;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.plan.SuppliedPlan;
import dev.plumbline.model.plan.SuppliedPlan.Step;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RealPlanTest {
  private static final String BASE =
      """
      resource "terraform_data" "kept" {
        input = "same"
      }
      resource "terraform_data" "changed" {
        input = "old"
      }
      """;
  private static final String HEAD = BASE.replace("old", "new");

  @Test
  void whereBothAgreeThePlanMakesItCertain() {
    Validation.Plan plan =
        merged(
            step("terraform_data.kept", Action.NO_OP),
            step("terraform_data.changed", Action.UPDATE));

    assertThat(plan.supplied()).isNotNull();
    assertThat(Objects.requireNonNull(plan.supplied()).agreed()).isEqualTo(2);
    assertThat(plan.supplied().differences()).isEmpty();
    assertThat(plan.supplied().line()).isEqualTo("2 of 2 resources as predicted");
    assertThat(plan.changes())
        .extracting(PlannedChange::address, PlannedChange::action, PlannedChange::confidence)
        .containsExactlyInAnyOrder(
            tuple("terraform_data.kept", Action.NO_OP, Confidence.CERTAIN),
            tuple("terraform_data.changed", Action.UPDATE, Confidence.CERTAIN));
  }

  @Test
  void whereTheyPartThePlanCountsAndTheDifferenceIsTold() {
    Validation.Plan plan =
        merged(
            step("terraform_data.kept", Action.REPLACE),
            step("terraform_data.drifted", Action.DESTROY));

    assertThat(Objects.requireNonNull(plan.supplied()).differences())
        .containsExactlyInAnyOrder(
            new Difference("terraform_data.kept", Action.NO_OP, Action.REPLACE),
            new Difference("terraform_data.changed", Action.UPDATE, null),
            new Difference("terraform_data.drifted", null, Action.DESTROY));
    assertThat(plan.supplied().differences().getFirst().text()).contains("planned");
    assertThat(plan.changes())
        .filteredOn(change -> change.address().equals("terraform_data.kept"))
        .singleElement()
        .satisfies(change -> {
          assertThat(change.action()).isEqualTo(Action.REPLACE);
          assertThat(change.forcedBy()).isEqualTo("input");
          assertThat(change.reason()).isEqualTo("planned in plan.json; predicted was no-op");
          assertThat(change.cause().file()).isEqualTo("main.tf");
        });
    assertThat(plan.changes())
        .extracting(PlannedChange::address)
        .contains("terraform_data.drifted");
  }

  @Test
  void whatThePlanIsStaleForStaysAsPredicted() {
    var real =
        new SuppliedPlan(
            "plan.json",
            true,
            List.of(
                step("terraform_data.kept", Action.NO_OP),
                step("terraform_data.changed", Action.REPLACE)),
            List.of("terraform_data.changed"));

    Validation.Plan plan = RealPlan.merge(predicted(BASE, HEAD), real, graph(HEAD));

    assertThat(Objects.requireNonNull(plan.supplied()).differences()).isEmpty();
    assertThat(plan.supplied().line()).isEqualTo("1 of 1 resource as predicted, stale for 1");
    assertThat(plan.changes())
        .filteredOn(change -> change.address().equals("terraform_data.changed"))
        .extracting(PlannedChange::action)
        .containsExactly(Action.UPDATE);
  }

  @Test
  void instancesOfAnUnknownNumberAreThoseOfThePlan() {
    String many =
        """
        variable "n" {}
        resource "terraform_data" "each" {
          count = var.n
          input = "new"
        }
        """;
    var real =
        new SuppliedPlan(
            "plan.json",
            true,
            List.of(
                step("terraform_data.each[0]", Action.CREATE),
                step("terraform_data.each[1]", Action.CREATE)),
            List.of());

    Validation.Plan plan = RealPlan.merge(predicted("", many), real, graph(many));

    assertThat(plan.changes())
        .extracting(PlannedChange::address, PlannedChange::action)
        .containsExactly(
            tuple("terraform_data.each[0]", Action.CREATE),
            tuple("terraform_data.each[1]", Action.CREATE));
  }

  @Test
  void withoutABaseThePlanIsShownAndNothingCompared() {
    var real =
        new SuppliedPlan(
            "plan.json", true, List.of(step("terraform_data.kept", Action.CREATE)), List.of());

    Validation.Plan plan =
        RealPlan.merge(
            PlanPredictor.predict(null, graph(HEAD), Budget.generous()), real, graph(HEAD));

    assertThat(plan.comparable()).isTrue();
    assertThat(Objects.requireNonNull(plan.supplied()).compared()).isFalse();
    assertThat(plan.supplied().differences()).isEmpty();
    assertThat(plan.changes())
        .extracting(PlannedChange::address, change -> change.cause().file())
        .containsExactly(tuple("terraform_data.kept", "main.tf"));
  }

  @Test
  void aPlanThatLeavesAReplacementOpenAgreesWithAnUpdateAndSaysSo() {
    Validation.Plan plan =
        merged(
            new Step(
                "terraform_data.changed",
                "",
                "terraform_data",
                Action.REPLACE,
                true,
                List.of("input"),
                List.of(new AttributeChange("input", "a", "b", true)),
                Confidence.POSSIBLE,
                SourceRange.startOf("plan.json")),
            step("terraform_data.kept", Action.NO_OP));

    assertThat(Objects.requireNonNull(plan.supplied()).differences())
        .extracting(Difference::address)
        .doesNotContain("terraform_data.changed");
    assertThat(plan.changes())
        .filteredOn(change -> change.address().equals("terraform_data.changed"))
        .singleElement()
        .satisfies(change -> {
          assertThat(change.action()).isEqualTo(Action.REPLACE);
          assertThat(change.confidence()).isEqualTo(Confidence.POSSIBLE);
          assertThat(change.reason()).isEqualTo("whether it is replaced, plan.json leaves open");
          assertThat(change.attributes())
              .containsExactly(new AttributeChange("input", "a", "b", true));
        });
  }

  @Test
  void aProviderPlansWhatItsServiceRefuses() {
    String disk = "resource \"aws_ebs_volume\" \"d\" {\n  size = %d\n}\n";
    String before = disk.formatted(200);
    String after = disk.formatted(100);
    var step =
        new Step(
            "aws_ebs_volume.d",
            "",
            "aws_ebs_volume",
            Action.UPDATE,
            false,
            List.of(),
            List.of(),
            Confidence.CERTAIN,
            SourceRange.startOf("plan.json"));

    Validation.Plan plan =
        RealPlan.merge(
            predicted(before, after),
            new SuppliedPlan("plan.json", true, List.of(step), List.of()),
            graph(after),
            Set.of());

    assertThat(plan.changes())
        .extracting(PlannedChange::reason)
        .containsExactly("size can't shrink: applying will fail; as planned in plan.json");
  }

  @Test
  void whatIsNotForThePlanToTakeAwayStaysAndTheDifferenceIsTold() {
    String base = database(false);
    String head = database(true);
    Validation.Plan plan =
        RealPlan.merge(
            predicted(base, head),
            new SuppliedPlan(
                "plan.json", true, List.of(step("aws_db_instance.o", Action.NO_OP)), List.of()),
            graph(head),
            Set.of("aws_db_instance.o"));

    assertThat(plan.changes())
        .singleElement()
        .satisfies(change -> {
          assertThat(change.action()).isEqualTo(Action.REPLACE);
          assertThat(change.confidence()).isEqualTo(Confidence.CERTAIN);
          assertThat(change.reason())
              .isEqualTo("plan.json lies in the repository, so it takes no loss away");
        });
    assertThat(Objects.requireNonNull(plan.supplied()).differences())
        .containsExactly(new Difference("aws_db_instance.o", Action.REPLACE, Action.NO_OP));
  }

  private static String database(boolean encrypted) {
    return "resource \"aws_db_instance\" \"o\" {\n  storage_encrypted = " + encrypted + "\n}\n";
  }

  private static Validation.Plan merged(Step... steps) {
    return RealPlan.merge(
        predicted(BASE, HEAD),
        new SuppliedPlan("plan.json", true, List.of(steps), List.of()),
        graph(HEAD));
  }

  private static Validation.Plan predicted(String base, String head) {
    return PlanPredictor.predict(graph(base), graph(head), Budget.generous());
  }

  private static Graph graph(String code) {
    return StackReader.read(
        StackSpec.terraform(""), SourceTree.ofText(Map.of("main.tf", code)), Budget.generous());
  }

  private static Step step(String address, Action action) {
    return new Step(
        address,
        "",
        "terraform_data",
        action,
        false,
        action == Action.REPLACE ? List.of("input") : List.of(),
        List.of(),
        Confidence.CERTAIN,
        SourceRange.startOf("plan.json"));
  }
}
