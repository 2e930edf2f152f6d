package dev.plumbline.policy.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.Remediation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void namesThatTheMappingKnowsAreCloudFormations() {
    assertThat(
            Words.of(
                "Set storage_encrypted to true and kms_key_id to a key of yours.",
                resource("aws_db_instance", "AWS::RDS::DBInstance")))
        .isEqualTo("Set StorageEncrypted to true and KmsKeyId to a key of yours.");
    assertThat(Words.of("Set encrypted to true.", resource("aws_ebs_volume", "AWS::EC2::Volume")))
        .isEqualTo("Set Encrypted to true.");
  }

  @Test
  void argumentsAreSpeltAsKubernetesDoesWhereItIsAManifest() {
    String text =
        "Set run_as_non_root in the security_context, and host_pid, host_ipc and kubernetes_pod_v1.";

    assertThat(Words.of(text, resource("kubernetes_pod_v1", "kubernetes_manifest")))
        .isEqualTo(
            "Set runAsNonRoot in the securityContext, and hostPID, hostIPC and kubernetes_pod_v1.");
    assertThat(Words.of(text, resource("kubernetes_pod_v1", null))).isEqualTo(text);
  }

  @Test
  void whatTerraformHasAsResourceIsAPropertyOrATypeOfItsOwn() {
    Resource bucket = resource("aws_s3_bucket", "AWS::S3::Bucket");

    assertThat(Words.of("Add an aws_s3_bucket_versioning with status Enabled.", bucket))
        .isEqualTo("Add the property VersioningConfiguration with status Enabled.");
    assertThat(Words.of("Add an aws_s3_bucket_policy that denies.", bucket))
        .isEqualTo("Add an AWS::S3::BucketPolicy that denies.");
  }

  @Test
  void nestedNamesAreThoseOfTheType() {
    Resource function = resource("aws_lambda_function", "AWS::Lambda::Function");

    assertThat(Words.of("Set tracing_config.mode to Active.", function))
        .isEqualTo("Set TracingConfig.Mode to Active.");
    assertThat(Words.of("Add vpc_config with subnet_ids, see eu-west-1.amazonaws.com.", function))
        .isEqualTo("Add VpcConfig with SubnetIds, see eu-west-1.amazonaws.com.");
    assertThat(
            Words.of(
                "Set rule.object_ownership to BucketOwnerEnforced.",
                resource("aws_s3_bucket_ownership_controls", "AWS::S3::Bucket")))
        .isEqualTo("Set ObjectOwnership to BucketOwnerEnforced.");
  }

  @Test
  void whatIsDoneInAnotherWayHasItsOwnText() {
    var remediation =
        new Remediation(
            "Set a_b.",
            Map.of(StackSpec.Kind.CLOUDFORMATION, "Ask the root user."),
            Remediation.Remedy.LOCAL);
    Resource queue = resource("aws_sqs_queue", "AWS::SQS::Queue");

    assertThat(Words.of(remediation, StackSpec.Kind.CLOUDFORMATION, queue))
        .isEqualTo("Ask the root user.");
    assertThat(Words.of(remediation, StackSpec.Kind.TERRAFORM, queue)).isEqualTo("Set a_b.");
  }

  @Test
  void allElseStaysAndTerraformsOwnWordsToo() {
    String text = "Set storage_encrypted to true, log_statement to all.";

    assertThat(Words.of(text, resource("aws_db_instance", null))).isEqualTo(text);
    assertThat(Words.of(text, resource("aws_db_instance", "AWS::RDS::DBInstance")))
        .isEqualTo("Set StorageEncrypted to true, log_statement to all.");
  }

  private static Resource resource(String type, @Nullable String original) {
    SourceRange range = SourceRange.startOf("template.yaml");
    return new Resource(
        "X",
        Resource.Mode.MANAGED,
        type,
        "X",
        "",
        Value.Obj.EMPTY,
        Map.of(),
        range,
        range,
        Lifecycle.DEFAULT,
        "aws",
        Value.Obj.EMPTY,
        original);
  }
}
