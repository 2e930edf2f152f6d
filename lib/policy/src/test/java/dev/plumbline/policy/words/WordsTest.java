package dev.plumbline.policy.words;

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
            Words.of(resource("aws_db_instance", "AWS::RDS::DBInstance"))
                .text("Set storage_encrypted to true and kms_key_id to a key of yours."))
        .isEqualTo("Set StorageEncrypted to true and KmsKeyId to a key of yours.");
    assertThat(
            Words.of(resource("aws_ebs_volume", "AWS::EC2::Volume")).text("Set encrypted to true."))
        .isEqualTo("Set Encrypted to true.");
  }

  @Test
  void argumentsAreSpeltAsKubernetesDoesWhereItIsAManifest() {
    String text =
        "Set run_as_non_root in the security_context, and host_pid, host_ipc and kubernetes_pod_v1.";

    assertThat(Words.of(resource("kubernetes_pod_v1", "kubernetes_manifest")).text(text))
        .isEqualTo(
            "Set runAsNonRoot in the securityContext, and hostPID, hostIPC and kubernetes_pod_v1.");
    assertThat(Words.of(resource("kubernetes_pod_v1", null)).text(text)).isEqualTo(text);
  }

  @Test
  void whatTerraformHasAsResourceIsAPropertyOrATypeOfItsOwn() {
    Resource bucket = resource("aws_s3_bucket", "AWS::S3::Bucket");

    assertThat(Words.of(bucket).text("Add an aws_s3_bucket_versioning with status Enabled."))
        .isEqualTo("Add the property VersioningConfiguration with status Enabled.");
    assertThat(Words.of(bucket).text("Add an aws_s3_bucket_policy that denies."))
        .isEqualTo("Add an AWS::S3::BucketPolicy that denies.");
  }

  @Test
  void nestedNamesAreThoseOfTheType() {
    Resource function = resource("aws_lambda_function", "AWS::Lambda::Function");

    assertThat(Words.of(function).text("Set tracing_config.mode to Active."))
        .isEqualTo("Set TracingConfig.Mode to Active.");
    assertThat(
            Words.of(function).text("Add vpc_config with subnet_ids, see eu-west-1.amazonaws.com."))
        .isEqualTo("Add VpcConfig with SubnetIds, see eu-west-1.amazonaws.com.");
    assertThat(
            Words.of(resource("aws_s3_bucket_ownership_controls", "AWS::S3::Bucket"))
                .text("Set rule.object_ownership to BucketOwnerEnforced."))
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

    assertThat(Words.of(queue).remedy(remediation, StackSpec.Kind.CLOUDFORMATION))
        .isEqualTo("Ask the root user.");
    assertThat(Words.of(queue).remedy(remediation, StackSpec.Kind.TERRAFORM)).isEqualTo("Set a_b.");
  }

  @Test
  void allElseStaysAndTerraformsOwnWordsToo() {
    String text = "Set storage_encrypted to true, log_statement to all.";

    assertThat(Words.of(resource("aws_db_instance", null)).text(text)).isEqualTo(text);
    assertThat(Words.of(resource("aws_db_instance", "AWS::RDS::DBInstance")).text(text))
        .isEqualTo("Set StorageEncrypted to true, log_statement to all.");
  }

  @Test
  void aProgramsNamesAreInCamelCaseAndListsInThePlural() {
    Words instance = Words.of(resource("aws_instance", "aws:ec2/instance:Instance"));

    assertThat(instance.text("Set metadata_options.http_tokens, vpc_security_group_ids."))
        .isEqualTo("Set metadataOptions.httpTokens, vpcSecurityGroupIds.");
    assertThat(instance.text("Add ebs_block_device with http_tokens in it."))
        .isEqualTo("Add ebsBlockDevices with httpTokens in it.");
    assertThat(instance.path("ebs_block_device[1].kms_key_id"))
        .isEqualTo("ebsBlockDevices[1].kmsKeyId");
    assertThat(instance.path("metadata_options[0].http_tokens"))
        .isEqualTo("metadataOptions.httpTokens");
    assertThat(instance.path("tags.cost_center")).isEqualTo("tags.cost_center");
  }

  @Test
  void aProgramsTypesAreWrittenAsPeopleWriteThem() {
    Words bucket = Words.of(resource("aws_s3_bucket", "aws:s3:Bucket"));

    assertThat(
            bucket.text("Add an aws_s3_bucket_public_access_block with block_public_acls to it."))
        .isEqualTo("Add an aws:s3:BucketPublicAccessBlock with blockPublicAcls to it.");
    assertThat(bucket.type("aws_s3_bucket")).isEqualTo("aws:s3:Bucket");
    assertThat(
            Words.of(resource("google_sql_database_instance", "gcp:sql:DatabaseInstance"))
                .text("Use a google_service_account; not aws_sdb_domain."))
        .isEqualTo("Use a gcp:serviceaccount:Account; not aws_sdb_domain.");
  }

  @Test
  void aPathIsThatOfTheTemplateOrOfWhatHoldsIt() {
    Words database = Words.of(resource("aws_db_instance", "AWS::RDS::DBInstance"));
    Words group = Words.of(resource("aws_security_group", "AWS::EC2::SecurityGroup"));
    Words function = Words.of(resource("aws_lambda_function", "AWS::Lambda::Function"));
    Words block = Words.of(resource("aws_s3_bucket_public_access_block", "AWS::S3::Bucket"));

    assertThat(database.path("password")).isEqualTo("MasterUserPassword");
    assertThat(group.path("ingress[1].from_port")).isEqualTo("SecurityGroupIngress[1].FromPort");
    assertThat(group.path("ingress[1].cidr_blocks[0]")).isEqualTo("SecurityGroupIngress[1]");
    assertThat(function.path("environment[0].variables.DB_KEY"))
        .isEqualTo("Environment.Variables.DB_KEY");
    assertThat(block.path("block_public_acls")).isEqualTo("BlockPublicAcls");
  }

  @Test
  void ofSeveralTypesThatAreOneInTerraformTheOneThatIsSpeltLikeIt() {
    Words alarm = Words.of(resource("aws_cloudwatch_metric_alarm", "AWS::CloudWatch::Alarm"));

    assertThat(alarm.text("Name an aws_dynamodb_table."))
        .isEqualTo("Name an AWS::DynamoDB::Table.");
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
