package dev.plumbline.policy.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.finding.Finding.Status;
import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.GraphText;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Request;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      commentCharacter = '!',
      value = {
        "# checkov:skip=CKV_AWS_20:a reason, with comma ; checkov ; CKV_AWS_20 ; BLOCK",
        "#checkov:skip=CKV_AWS_20                      ; checkov ; CKV_AWS_20 ; BLOCK",
        "// bridgecrew:skip=CKV_AWS_20: told           ; checkov ; CKV_AWS_20 ; BLOCK",
        "#trivy:ignore:AVD-AWS-0086                    ; trivy ; AVD-AWS-0086 ; LINE",
        "#trivy:ignore:aws-0086[bucket=x]              ; trivy ; aws-0086 ; LINE",
        "#tfsec:ignore:aws-s3-enable-versioning        ; tfsec ; aws-s3-enable-versioning ; LINE",
        "# tflint-ignore: terraform_typed_variables    ; tflint ; terraform_typed_variables ; LINE",
        "/* tflint-ignore-file: a_rule */              ; tflint ; a_rule ; FILE",
        "# kics-scan ignore-block                      ; kics ; * ; BLOCK",
        "# kics-scan disable=abc-def                   ; kics ; abc-def ; FILE",
        "# plumbline:ignore aws/s3/versioning          ; plumbline ; aws/s3/versioning ; BLOCK"
      })
  void everyToolsFormIsRead(String text, String form, String id, Mark.Scope scope) {
    var marks = CommentReader.read(new Comment(text, GraphText.lines(1, 1)));

    assertThat(marks).hasSize(1);
    assertThat(marks.getFirst().suppression().form()).isEqualTo(form);
    assertThat(marks.getFirst().suppression().id()).isEqualTo(id);
    assertThat(marks.getFirst().scope()).isEqualTo(scope);
  }

  @Test
  void ownReasonAndDateAreKept() {
    var comment =
        new Comment(
            "# plumbline:ignore a/b until=2027-01-31 owner=team reason=\"it is so\"",
            GraphText.lines(1, 1));

    var suppression = CommentReader.read(comment).getFirst().suppression();

    assertThat(suppression.until()).isEqualTo(LocalDate.of(2027, 1, 31));
    assertThat(suppression.owner()).isEqualTo("team");
    assertThat(suppression.reason()).isEqualTo("it is so");
  }

  @Test
  void severalMarksInOneCommentAreAllReadAndAWrongDateHasPassed() {
    var comment =
        new Comment("#tfsec:ignore:a-b tfsec:ignore:c-d:exp:2027-13-01", GraphText.lines(1, 1));

    var marks = CommentReader.read(comment);

    assertThat(marks).extracting(mark -> mark.suppression().id()).containsExactly("a-b", "c-d");
    assertThat(marks.get(1).suppression().until()).isEqualTo(LocalDate.EPOCH);
  }

  @ParameterizedTest
  @CsvSource({
    // line of the comment, line of the finding, scope, covered: the block is lines 11 to 20
    "10, 15, BLOCK, true",
    "14, 11, BLOCK, true",
    "9, 15, BLOCK, false",
    "14, 15, LINE, true",
    "15, 15, LINE, true",
    "14, 16, LINE, false",
    "10, 16, LINE, true",
    "14, 11, LINE, false",
    "1, 15, FILE, true"
  })
  void aMarkReachesWhatItStandsAt(int at, int line, Mark.Scope scope, boolean covered) {
    var text = new GraphText().resource("aws_x.a", "{}").resource("aws_x.b", "{}").comment(at, "-");
    var graph = text.graph();
    var suppression =
        new dev.plumbline.model.finding.Suppression(
            "plumbline", "x", "", "", null, GraphText.lines(at, at));

    var marks = new Marks(graph, List.of(new Mark(suppression, scope)));

    assertThat(marks.at(graph.resources().get(1), GraphText.lines(line, line)))
        .extracting(here -> here.containsKey("x"))
        .areAtLeast(covered ? 1 : 0, new Condition<>(Boolean::booleanValue, "covered"))
        .areAtMost(covered ? 3 : 0, new Condition<>(Boolean::booleanValue, "covered"));
  }

  /** Each held against each, as once, they took minutes; the budget would end that. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "# plumbline:ignore *",
        "# plumbline:ignore aws/efs/encryption",
        "# plumbline:ignore aws/efs/no-%d"
      })
  void manyCommentsOnManyFindingsCostTheirSumAndNotTheirProduct(String comment) {
    int many = 3_000;
    var text = new GraphText();
    for (int i = 0; i < many; i++) {
      text.resource("aws_efs_file_system.r" + i, "{\"encrypted\": false}");
      text.comment(1, comment.formatted(i));
    }
    var request =
        new Request(
            "github.com/o/r",
            text.graph(),
            null,
            Settings.DEFAULT,
            LocalDate.of(2026, 11, 23),
            Budget.of(1_500_000, 1L << 30, Duration.ofMinutes(20)));
    var only =
        new Catalogue(
            Catalogue.bundled().find("aws/efs/encryption"), Catalogue.bundled().absence());

    assertThat(new PolicyEngine(only).review(request).findings())
        .filteredOn(finding -> finding.status() == Status.SUPPRESSED)
        .hasSize(comment.contains("no-") ? 0 : 1);
  }
}
