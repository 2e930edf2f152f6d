package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.section.Implementation.Fix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Terraform's JSON syntax is edited as it stands, and what isn't written there is said. */
class TerraformJsonTest {
  private static final String KEY =
      """
      {
        "//": "keys of the shop",
        "resource": {
          "aws_kms_key": {
            "a": {
              "description": "a",
              "tags": { "team": "shop" }
            }
          }
        }
      }
      """;

  @Test
  void anAttributeIsAddedInTheFilesForm() {
    assertThat(fixed("aws/kms/rotation", KEY))
        .isEqualTo(
            KEY.replace(
                "\"tags\": { \"team\": \"shop\" }",
                "\"tags\": { \"team\": \"shop\" },\n        \"enable_key_rotation\": true"));
  }

  @Test
  void anAttributeThatIsThereGetsItsNewValue() {
    String off = KEY.replace("\"description\": \"a\"", "\"enable_key_rotation\": false");

    assertThat(fixed("aws/kms/rotation", off)).isEqualTo(off.replace("false", "true"));
  }

  @Test
  void labelsMayBeListsAndALineOfItsOwnStaysOne() {
    String compact = "{\"resource\":[{\"aws_kms_key\":[{\"a\":[{\"description\":\"a\"}]}]}]}";

    assertThat(fixed("aws/kms/rotation", compact))
        .contains("[{\"description\":\"a\", \"enable_key_rotation\": true}]");
  }

  @Test
  void aBlockOnTheWayIsMade() {
    String instance =
        """
        {
          "resource": {
            "aws_instance": {
              "web": {
                "ami": "ami-1",
                "instance_type": "t3.micro"
              }
            }
          }
        }
        """;

    assertThat(fixed("aws/ec2/instance-metadata-v2", instance))
        .contains("\"metadata_options\": {")
        .contains("\"http_tokens\": \"required\"");
    String written =
        instance.replace(
            "\"ami\": \"ami-1\"", "\"metadata_options\": [{\"http_tokens\": \"optional\"}]");
    assertThat(fixed("aws/ec2/instance-metadata-v2", written))
        .isEqualTo(written.replace("\"optional\"", "\"required\", \"http_endpoint\": \"enabled\""));
  }

  @Test
  void whatIsNotWrittenThereIsAHintThatSaysWhy() {
    String bucket = "{\"resource\": {\"aws_s3_bucket\": {\"b\": {\"bucket\": \"b\"}}}}\n";

    Fix fix = reviewed(bucket).fixes("aws/s3/versioning").getFirst();

    assertThat(fix.verified()).isFalse();
    assertThat(String.join("\n", fix.proof()))
        .contains("in Terraform's JSON syntax: write it by hand");
  }

  private static String fixed(String policy, String text) {
    Reviewed reviewed = reviewed(text);
    List<Fix> fixes = reviewed.fixes(policy);
    assertThat(fixes).hasSize(1);
    Fix fix = fixes.getFirst();
    assertThat(fix.verified()).as("%s\n%s", fix.proof(), fix.diff()).isTrue();
    return Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf.json");
  }

  private static Reviewed reviewed(String text) {
    return Reviewed.ofNew(Map.of("main.tf.json", text));
  }
}
