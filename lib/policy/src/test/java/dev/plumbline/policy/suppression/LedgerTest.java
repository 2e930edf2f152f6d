package dev.plumbline.policy.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.finding.Finding.Status;
import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.GraphText;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Request;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.Condition;
import org.jspecify.annotations.Nullable;
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
    var marks = CommentReader.read(new Comment(text, GraphText.lines(1, 1), false));

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
            GraphText.lines(1, 1),
            false);

    var suppression = CommentReader.read(comment).getFirst().suppression();

    assertThat(suppression.until()).isEqualTo(LocalDate.of(2027, 1, 31));
    assertThat(suppression.owner()).isEqualTo("team");
    assertThat(suppression.reason()).isEqualTo("it is so");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "reason='old thing' until=2027-01-31        ; 2027-01-31 ; ''",
        "until='2027-01-31'                         ; 2027-01-31 ; ''",
        "reason=legacy topic until=2027-01-31       ; 1970-01-01 ; topic",
        "expires=2027-01-31                         ; 1970-01-01 ; expires=2027-01-31",
        "until=2027-01-31 until=2028-01-31          ; 1970-01-01 ; until=2028-01-31",
        "until=2027-01-31 reason=\"never closed      ; 1970-01-01 ; reason=\"never",
        "until=2027-01-31 because it is so          ; 1970-01-01 ; because",
        "until=                                     ; 1970-01-01 ; until=",
        "until=soon                                 ; 1970-01-01 ; ''",
        "reason='a=b until=2020-01-01'              ;            ; ''"
      })
  void whatIsNotUnderstoodHasPassedAndIsNamed(String said, @Nullable LocalDate until, String word) {
    var comment = new Comment("# plumbline:ignore a/b " + said, GraphText.lines(1, 1), false);

    var mark = CommentReader.read(comment).getFirst();

    assertThat(mark.suppression().until()).isEqualTo(until);
    assertThat(mark.problem().split("\"")).hasSizeGreaterThanOrEqualTo(word.isEmpty() ? 1 : 3);
    assertThat(mark.problem()).contains(word);
    assertThat(mark.problem().isEmpty()).isEqualTo(word.isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "x:ws:sandbox                        ; sandbox ; true  ; true",
        "x:ws:sand*:exp:2027-01-01           ; sandbox ; true  ; true",
        "x:ws:sandbox                        ; prod    ; false ; true",
        "x:ws:sandbox                        ; ''      ; false ; true",
        "x[name=b]                           ; prod    ; true  ; true",
        "x[name=other]                       ; prod    ; true  ; false",
        "x[name=b,rule.port=22]              ; prod    ; true  ; true",
        "x[name=b,rule.port=23]              ; prod    ; true  ; false",
        "x[rule.port=22]:ws:prod             ; prod    ; true  ; true",
        "x[missing=]                         ; prod    ; true  ; false"
      })
  void othersParametersBindToAnEnvironmentAndToAttributes(
      String word, String environment, boolean inStack, boolean forResource) {
    var comment = new Comment("#trivy:ignore:" + word, GraphText.lines(1, 1), false);
    var resource =
        new GraphText()
            .resource("aws_x.b", "{\"name\": \"b\", \"rule\": [{\"port\": 80}, {\"port\": 22}]}")
            .graph()
            .resources()
            .getFirst();

    Mark mark = CommentReader.read(comment).getFirst();

    assertThat(mark.problem()).isEmpty();
    assertThat(mark.suppression().id()).isEqualTo("x");
    assertThat(
            mark.limits()
                .holdIn(new StackSpec(StackSpec.Kind.TERRAFORM, "", environment, List.of(), false)))
        .isEqualTo(inStack);
    assertThat(mark.limits().holdFor(resource)).isEqualTo(forResource);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x:wsp:sandbox",
        "x:ws",
        "x:ws:",
        "x[name]",
        "x[name=b",
        "x[name=b]y",
        "x:exp:2027-01-01:ws",
        "x:ws:a:ws:b"
      })
  void anOthersFormThatIsNotUnderstoodHidesNothing(String word) {
    var comment = new Comment("#tfsec:ignore:" + word, GraphText.lines(1, 1), false);

    Mark mark = CommentReader.read(comment).getFirst();

    assertThat(mark.suppression().until()).isEqualTo(LocalDate.EPOCH);
    assertThat(mark.problem()).contains("is not understood");
  }

  @Test
  void severalMarksInOneCommentAreAllReadAndAWrongDateHasPassed() {
    var comment =
        new Comment(
            "#tfsec:ignore:a-b tfsec:ignore:c-d:exp:2027-13-01", GraphText.lines(1, 1), false);

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

    var marks = new Marks(graph, List.of(new Mark(suppression, scope, false, Limits.NONE, "")));

    assertThat(marks.at(graph.resources().get(1), GraphText.lines(line, line)))
        .extracting(here -> !here.of("x").isEmpty())
        .areAtLeast(covered ? 1 : 0, new Condition<>(Boolean::booleanValue, "covered"))
        .areAtMost(covered ? 3 : 0, new Condition<>(Boolean::booleanValue, "covered"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "aws/efs/*                                          ; true",
        "aws/s3/versioning,aws/efs/encryption reason=scratch ; true",
        "aws/s3/versioning , aws/efs/enc* reason='a, b'      ; true",
        "aws/rds/*,aws/s3/versioning                         ; false",
        "aws/efs/encryption,aws/s3/versioning until=2020-01-31 ; false"
      })
  void aCommentNamesSeveralPoliciesAndPatternsOfThem(String ids, boolean hides) {
    var graph =
        new GraphText()
            .resource("aws_efs_file_system.media", "{\"encrypted\": false}")
            .comment(1, "# plumbline:ignore " + ids)
            .graph();
    var request =
        new Request(
            "github.com/o/r",
            graph,
            null,
            Settings.DEFAULT,
            LocalDate.of(2026, 11, 23),
            Budget.generous());

    assertThat(new PolicyEngine(Catalogue.bundled()).review(request).findings())
        .filteredOn(finding -> finding.policy().equals("aws/efs/encryption"))
        .extracting(finding -> finding.status() == Status.SUPPRESSED)
        .containsExactly(hides);
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
