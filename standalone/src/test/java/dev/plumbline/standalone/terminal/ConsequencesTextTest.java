package dev.plumbline.standalone.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.plan.Acknowledgement;
import dev.plumbline.model.plan.Consequences;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.plan.Rename;
import dev.plumbline.model.plan.Renames;
import dev.plumbline.model.source.SourceRange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsequencesTextTest {
  private static final Danger CARTS =
      new Danger(
          "aws_dynamodb_table.carts",
          Danger.Kind.DATA,
          "aws_dynamodb_table.carts will be destroyed, and what it holds is lost.",
          List.of(),
          true,
          "",
          "# plumbline:acknowledge aws_dynamodb_table.carts reason=\"…\"",
          SourceRange.startOf("main.tf"));
  private static final Rename BASKETS =
      new Rename(
          CARTS.address(),
          "aws_dynamodb_table.baskets",
          Rename.Remedy.MOVED_BLOCK,
          "main.tf",
          1,
          "moved {\n}\n",
          1,
          Confidence.LIKELY,
          "alike");
  private static final Acknowledgement EXPIRED =
      new Acknowledgement(
          CARTS.address(),
          "",
          "gone",
          "",
          "2026-01-31",
          false,
          "its last day was 2026-01-31",
          SourceRange.startOf("main.tf"));

  @Test
  void whatLooksRenamedStandsBeforeWhatIsToBeAcknowledged() {
    List<String> lines = new ConsequencesText(Style.PLAIN).lines(foreseen(BASKETS));

    assertThat(String.join("\n", lines))
        .containsSubsequence(
            "renamed  aws_dynamodb_table.carts → aws_dynamodb_table.baskets",
            "moved {",
            "acknowledge  aws_dynamodb_table.carts",
            "it looks renamed to aws_dynamodb_table.baskets",
            "if it is meant: # plumbline:acknowledge aws_dynamodb_table.carts");
  }

  @Test
  void aReviewTellsHowToAcknowledgeAndWhatTakesNothingOn() {
    List<String> lines = new ConsequencesText(Style.PLAIN).decisive(foreseen());

    assertThat(String.join("\n", lines))
        .containsSubsequence(
            "acknowledge  aws_dynamodb_table.carts",
            "if it is meant: # plumbline:acknowledge aws_dynamodb_table.carts",
            "acknowledgement  aws_dynamodb_table.carts: takes nothing on: its last day was"
                + " 2026-01-31",
            "main.tf:1:1")
        .doesNotContain("looks renamed");
  }

  @Test
  void aReviewTellsWhatIsRenamedWhereNothingIsToBeAcknowledgedToo() {
    Renames renames = new Renames(List.of(BASKETS), Map.of("move", 1));
    var harmless = new Consequences(renames, List.of(), List.of(), List.of(), List.of());

    List<String> lines = new ConsequencesText(Style.PLAIN).decisive(harmless);

    assertThat(String.join("\n", lines))
        .containsSubsequence(
            "renamed  aws_dynamodb_table.carts → aws_dynamodb_table.baskets",
            "moved {",
            "with these blocks  1 move");
    assertThat(DutiesText.heading(harmless)).isEqualTo("renames");
    assertThat(DutiesText.heading(foreseen(BASKETS))).isEqualTo("renames and dangers");
    assertThat(DutiesText.heading(foreseen())).isEqualTo("dangers");
  }

  @Test
  void whatIsTakenOnIsSaidToItsEnd() {
    String address = "module.network.module.egress.aws_eip.nat[\"eu-west-1a\"]";
    String text =
        address
            + " will be destroyed, and its public address is given back: it can't be had again once"
            + " it is given to others.";
    var danger =
        new Danger(
            address,
            Danger.Kind.PUBLIC_ADDRESS,
            text,
            List.of(),
            true,
            "",
            "# plumbline:acknowledge",
            SourceRange.startOf("main.tf"));

    assertThat(
            new ConsequencesText(Style.PLAIN)
                .decisive(
                    new Consequences(
                        Renames.NONE, List.of(danger), List.of(), List.of(), List.of())))
        .contains("  acknowledge  " + text);
  }

  private static Consequences foreseen(Rename... renames) {
    return new Consequences(
        new Renames(List.of(renames), Map.of()),
        List.of(CARTS),
        List.of(EXPIRED),
        List.of(),
        List.of());
  }
}
