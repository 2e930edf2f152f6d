package dev.plumbline.forecast.danger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FallenGuardsTest {
  private static final Words WORDS =
      new Words("app", true, List.of(), List.of(), LocalDate.of(2026, 11, 28));
  private static final String DATABASE =
      "resource \"aws_db_instance\" \"o\" {\n  db_name = \"%s\"\n  lifecycle {\n"
          + "    prevent_destroy = %s\n  }\n}\n";
  private static final String TEMPLATE =
      """
      Resources:
        Db:
          Type: AWS::RDS::DBInstance
          DeletionPolicy: %s
          UpdateReplacePolicy: %s
          Properties: {Engine: postgres}
      """;

  @Test
  void preventDestroyThatGoesIsToldAndDecidesNothing() {
    assertThat(terraform(DATABASE.formatted("a", true), DATABASE.formatted("a", false)))
        .singleElement()
        .satisfies(danger -> {
          assertThat(danger.text())
              .isEqualTo("prevent_destroy no longer stands before aws_db_instance.o.");
          assertThat(danger.decisive()).isFalse();
        });
  }

  @Test
  void itIsToldOfWhatMoves() {
    String moved =
        DATABASE.formatted("a", false).replace("\"o\"", "\"p\"")
            + "moved {\n  from = aws_db_instance.o\n  to   = aws_db_instance.p\n}\n";

    assertThat(terraform(DATABASE.formatted("a", true), moved))
        .extracting(Danger::text)
        .containsExactly("prevent_destroy no longer stands before aws_db_instance.p.");
  }

  @Test
  void aGuardThatStaysOrComesIsNot() {
    assertThat(terraform(DATABASE.formatted("a", true), DATABASE.formatted("a", true))).isEmpty();
    assertThat(terraform(DATABASE.formatted("a", false), DATABASE.formatted("a", true))).isEmpty();
  }

  @Test
  void ofWhatIsReplacedTheLossIsTold() {
    assertThat(terraform(DATABASE.formatted("a", true), DATABASE.formatted("b", false))).isEmpty();
    assertThat(terraform(DATABASE.formatted("a", true), "")).isEmpty();
  }

  @Test
  void policiesOfATemplateThatKeepLess() {
    assertThat(template("Retain", "Delete"))
        .extracting(Danger::text)
        .containsExactly(
            "DeletionPolicy no longer retains Db when it is deleted.",
            "UpdateReplacePolicy no longer retains Db when it is replaced.");
    assertThat(template("Snapshot", "Delete"))
        .extracting(Danger::text)
        .contains("DeletionPolicy no longer takes a snapshot of Db when it is deleted.");
    assertThat(template("Delete", "Retain")).isEmpty();
    assertThat(template("Retain", "!Ref P")).isEmpty();
  }

  private static List<Danger> template(String before, String after) {
    return dangers(
        template(TEMPLATE.formatted(before, before)), template(TEMPLATE.formatted(after, after)));
  }

  private static Graph template(String text) {
    var spec = new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false);
    return StackReader.read(spec, SourceTree.ofText(Map.of("t.yaml", text)), Budget.generous());
  }

  private static List<Danger> terraform(String before, String after) {
    return dangers(graph(before), graph(after));
  }

  private static Graph graph(String code) {
    return StackReader.read(
        StackSpec.terraform(""), SourceTree.ofText(Map.of("main.tf", code)), Budget.generous());
  }

  private static List<Danger> dangers(Graph base, Graph head) {
    return new FallenGuards(base, head, WORDS)
        .in(PlanPredictor.predict(base, head, Budget.generous()));
  }
}
