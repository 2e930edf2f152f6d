package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.implementer.diff.Edits;
import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.section.Implementation.Together;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Keys that fixes add, where several things of a module get one. */
class KeysOfTheirOwnTest {
  private static final String POLICY = "aws/s3/customer-managed-key";

  private static final String BUCKETS =
      """
      resource "aws_s3_bucket" "uploads" {
        bucket = "example-uploads"
      }

      resource "aws_s3_bucket" "site" {
        bucket = "example-site"
      }
      """;

  @Test
  void eachBucketGetsAKeyOfItsOwnName() {
    Reviewed reviewed = Reviewed.of(Map.of("main.tf", BUCKETS));

    Together all = Objects.requireNonNull(reviewed.combined(reviewed.fixes(POLICY)).together());

    assertThat(all.fingerprints()).hasSize(2);
    assertThat(Reviewed.text(new Edits(all.edits()).applied(reviewed.tree()), "main.tf"))
        .contains("kms_master_key_id = aws_kms_key.uploads_bucket.arn")
        .contains("kms_master_key_id = aws_kms_key.site_bucket.arn")
        .containsOnlyOnce("data \"aws_caller_identity\" \"current\"");
  }

  @Test
  void aBucketThatComesLaterGetsOneAsWell() {
    Reviewed first =
        Reviewed.of(Map.of("main.tf", BUCKETS.substring(0, BUCKETS.indexOf("resource", 9))));
    String keyed =
        Reviewed.text(Reviewed.apply(first.tree(), first.fixes(POLICY).getFirst()), "main.tf");
    String both = keyed + "\n" + BUCKETS.substring(BUCKETS.indexOf("resource", 9));
    Reviewed second = Reviewed.of(Map.of("main.tf", both));

    List<Fix> fixes = second.fixes(POLICY);

    assertThat(fixes).singleElement().matches(Fix::verified);
    assertThat(fixes.getFirst().diff())
        .contains("+resource \"aws_kms_key\" \"site_bucket\"")
        .contains("kms_master_key_id = aws_kms_key.site_bucket.arn");
  }

  /** Both would have a key of the same name. */
  @Test
  void twoThingsOfANameThatTypesDoNotTellApartAreStillFixed() {
    String domains =
        """
        resource "aws_elasticsearch_domain" "logs" {
          domain_name = "logs-old"
          encrypt_at_rest {
            enabled = true
          }
        }

        resource "aws_opensearch_domain" "logs" {
          domain_name = "logs"
          encrypt_at_rest {
            enabled = true
          }
        }
        """;

    List<Fix> fixes =
        Reviewed.ofNew(Map.of("main.tf", domains)).fixes("aws/opensearch/customer-managed-key");

    assertThat(fixes)
        .hasSize(2)
        .allSatisfy(fix -> assertThat(fix.verified()).as("%s", fix.proof()).isTrue());
  }
}
