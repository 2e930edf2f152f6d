package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.Facts;
import dev.plumbline.model.section.Implementation.Fix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A fix is held against the release of the provider that the stack is held to. */
class FittingTest {
  private static final String BUCKET =
      """
      resource "aws_s3_bucket" "orders" {
        bucket = "example-orders"
      }
      """;

  @Test
  void aTypeThatTheLockedReleaseDoesNotKnowMakesAHint() {
    Fix fix = fix("~> 3.40.0", "3.40.0");

    assertThat(fix.verified()).isFalse();
    assertThat(fix.proof().getLast())
        .isEqualTo("failed: aws_s3_bucket_versioning came with aws 3.75.0, and 3.40.0 is locked");
  }

  @Test
  void aConstraintThatLeavesTheTypeOutMakesOneToo() {
    Fix fix = fix("< 3.75", "");

    assertThat(fix.verified()).isFalse();
    assertThat(fix.proof().getLast())
        .isEqualTo(
            "failed: aws_s3_bucket_versioning came with aws 3.75.0, which the constraint < 3.75"
                + " leaves out");
  }

  @Test
  void aConstraintThatLetsTheTypeInDoesNot() {
    assertThat(fix(">= 3.40", "").verified()).isTrue();
    assertThat(fix("~> 3.40", "").verified()).isTrue();
  }

  @Test
  void theProofSaysWhatReleaseItFitsAndWhichTheFactsTellOf() {
    String described = described();
    String major = described.replaceFirst("\\..*", "");

    assertThat(fix("", major + ".1.0").proof())
        .contains("fits aws " + major + ".1.0 (facts of " + described + ")");
    assertThat(fix("~> 4.0", "4.67.0").proof())
        .contains("nothing is known against aws 4.67.0 (facts of " + described + ")");
  }

  @Test
  void whereNothingHoldsTheProviderNothingIsSaid() {
    List<Fix> fixes = Reviewed.ofNew(Map.of("main.tf", BUCKET)).fixes("aws/s3/versioning");

    assertThat(fixes.getFirst().verified()).isTrue();
    assertThat(fixes.getFirst().proof()).noneMatch(step -> step.contains("facts of"));
  }

  private static String described() {
    var provider = Facts.bundled().provider("aws");
    assertThat(provider).isNotNull();
    return provider.version();
  }

  private static Fix fix(String constraint, String locked) {
    var files = new HashMap<String, String>();
    files.put(
        "main.tf",
        "terraform {\n  required_providers {\n    aws = {\n      source = \"hashicorp/aws\"\n"
            + (constraint.isEmpty() ? "" : "      version = \"" + constraint + "\"\n")
            + "    }\n  }\n}\n\n"
            + BUCKET);
    if (!locked.isEmpty()) {
      files.put(
          ".terraform.lock.hcl",
          "provider \"registry.terraform.io/hashicorp/aws\" {\n  version = \""
              + locked
              + "\"\n}\n");
    }
    List<Fix> fixes = Reviewed.ofNew(files).fixes("aws/s3/versioning");
    assertThat(fixes).hasSize(1);
    return fixes.getFirst();
  }
}
