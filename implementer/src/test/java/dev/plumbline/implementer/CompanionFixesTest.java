package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.section.Implementation.Fix;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fixes that bring or complete a resource beside the one they are for. */
class CompanionFixesTest {
  private static final String VERSIONING = "aws/s3/versioning";

  @Test
  void aCompanionIsRepeatedAsItsResourceIs() {
    Reviewed reviewed =
        Reviewed.of(
            Map.of(
                "main.tf",
                """
                resource "aws_s3_bucket" "data" {
                  for_each = toset(["raw", "clean"])
                  bucket   = "example-${each.key}"
                }

                output "last" {
                  value = 1
                }
                """));

    Fix fix = reviewed.fixes(VERSIONING).getFirst();

    assertThat(Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf"))
        .contains(
            """
            }

            resource "aws_s3_bucket_versioning" "data" {
              for_each = aws_s3_bucket.data

              bucket = each.value.id

              versioning_configuration {
                status = "Enabled"
              }
            }

            output "last" {
            """);
    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
  }

  @Test
  void aCompanionThatIsThereIsCompleted() {
    Reviewed reviewed =
        Reviewed.of(
            Map.of(
                "main.tf",
                """
                resource "aws_s3_bucket" "data" {
                  bucket = "example-data"
                }

                resource "aws_s3_bucket_versioning" "data" {
                  bucket = aws_s3_bucket.data.id

                  versioning_configuration {
                    status = "Suspended"
                  }
                }
                """));

    Fix fix = reviewed.fixes(VERSIONING).getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fix.edits()).hasSize(1).allMatch(edit -> edit.text().contains("\"Enabled\""));
  }

  @Test
  void aCompanionThatIsSwitchedOffIsNotDeclaredTwice() {
    Fix fix =
        Reviewed.of(
                Map.of(
                    "main.tf",
                    """
                    resource "aws_s3_bucket" "data" {
                      bucket = "example-data"
                    }

                    resource "aws_s3_bucket_versioning" "data" {
                      count  = 0
                      bucket = aws_s3_bucket.data.id
                    }
                    """))
            .fixes(VERSIONING)
            .getFirst();

    assertThat(fix.verified()).isFalse();
    assertThat(fix.proof())
        .containsExactly(
            "not proved: aws_s3_bucket_versioning.data is there for it, but not in this case:"
                + " its own arguments decide that");
  }
}
