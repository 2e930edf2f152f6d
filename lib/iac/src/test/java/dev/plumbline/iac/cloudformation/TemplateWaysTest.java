package dev.plumbline.iac.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.resolved.WayBack;
import dev.plumbline.iac.resolved.WayBack.Setting;
import dev.plumbline.model.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateWaysTest {
  private static WayBack ways(String type) {
    return TemplateWays.of(type, type, List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "AWS::RDS::DBInstance, aws_db_instance, storage_encrypted, StorageEncrypted",
    "AWS::RDS::DBInstance, aws_db_instance, backup_window, PreferredBackupWindow",
    "AWS::DynamoDB::Table, aws_dynamodb_table, server_side_encryption.enabled,"
        + " SSESpecification.SSEEnabled",
    "AWS::S3::Bucket, aws_s3_bucket_versioning, versioning_configuration.status,"
        + " VersioningConfiguration.Status",
    "AWS::EC2::Instance, aws_instance, metadata_options.http_tokens, MetadataOptions.HttpTokens",
    "AWS::EC2::Instance, aws_instance, ebs_block_device.encrypted,"
        + " BlockDeviceMappings.Ebs.Encrypted",
    "AWS::CloudFront::Distribution, aws_cloudfront_distribution,"
        + " viewer_certificate.minimum_protocol_version,"
        + " DistributionConfig.ViewerCertificate.MinimumProtocolVersion",
    "AWS::ElasticLoadBalancingV2::LoadBalancer, aws_lb, enable_deletion_protection,"
        + " LoadBalancerAttributes{deletion_protection.enabled}",
    "AWS::Serverless::SimpleTable, aws_dynamodb_table, server_side_encryption.enabled,"
        + " SSESpecification.SSEEnabled",
  })
  void anAttributeIsFoundWhereTheTemplateHasIt(
      String type, String mapped, String attribute, String property) {
    assertThat(ways(type).place(mapped, attribute))
        .hasValueSatisfying(place -> assertThat(place.shown()).isEqualTo(property));
  }

  /** A function's URL has no tracing, whatever the function takes that makes it. */
  @Test
  void whatAFunctionOfTheModelMakesHasItsOwnProperties() {
    String function = "AWS::Serverless::Function";
    WayBack own = TemplateWays.of("AWS::Lambda::Function", function, List.of());
    WayBack url = TemplateWays.of("AWS::Lambda::Url", function, List.of());

    assertThat(own.place("aws_lambda_function", "tracing_config.mode"))
        .hasValueSatisfying(place -> assertThat(place.shown()).isEqualTo("Tracing"));
    assertThat(url.place("aws_lambda_function_url", "authorization_type")).isEmpty();
  }

  @Test
  void aValueIsWrittenAsTheTypeHasIt() {
    Value on = Value.Bool.TRUE;

    assertThat(
            ways("AWS::ECS::Service")
                .setting(
                    "aws_ecs_service",
                    "network_configuration.assign_public_ip",
                    Value.Bool.FALSE,
                    List.of())
                .map(Setting::value))
        .contains(Value.of("DISABLED"));
    assertThat(
            ways("AWS::ElasticLoadBalancingV2::LoadBalancer")
                .setting("aws_lb", "enable_deletion_protection", on, List.of())
                .map(Setting::value))
        .contains(Value.of("true"));
    assertThat(
            ways("AWS::S3::Bucket")
                .setting("aws_s3_bucket", "acl", Value.of("private"), List.of())
                .map(Setting::value))
        .contains(Value.of("Private"));
    assertThat(
            ways("AWS::ElasticLoadBalancingV2::LoadBalancer")
                .setting(
                    "aws_lb",
                    "internal",
                    on,
                    TemplateWays.words("AWS::ElasticLoadBalancingV2::LoadBalancer"))
                .map(Setting::value))
        .contains(Value.of("internal"));
  }

  @Test
  void aListOfTextsMayBeOneOfObjects() {
    Setting setting =
        ways("AWS::EKS::Cluster")
            .setting(
                "aws_eks_cluster",
                "enabled_cluster_log_types",
                new Value.Seq(List.of(Value.of("audit"))),
                List.of())
            .orElseThrow();

    assertThat(setting.place().shown()).isEqualTo("Logging.ClusterLogging.EnabledTypes");
    assertThat(setting.value())
        .isEqualTo(
            new Value.Seq(List.of(new Value.Obj(java.util.Map.of("Type", Value.of("audit"))))));
  }

  @Test
  void aBlockIsTheObjectThatAllOfItIsReadFrom() {
    assertThat(
            ways("AWS::S3::AccessPoint")
                .container("aws_s3_access_point", "public_access_block_configuration"))
        .hasValueSatisfying(
            place -> assertThat(place.shown()).isEqualTo("PublicAccessBlockConfiguration"));
  }

  @Test
  void whatTheServerlessModelCallsOtherwiseHasItsPlaceThere() {
    assertThat(
            ways("AWS::Serverless::Function").place("aws_lambda_function", "tracing_config.mode"))
        .hasValueSatisfying(place -> assertThat(place.shown()).isEqualTo("Tracing"));
    assertThat(
            ways("AWS::Serverless::StateMachine")
                .place("aws_sfn_state_machine", "logging_configuration.level"))
        .hasValueSatisfying(place -> assertThat(place.shown()).isEqualTo("Logging.Level"));
  }

  @Test
  void aListThatIsAMapHereHasItsNamesInIt() {
    WayBack ways = ways("AWS::OpenSearchService::Domain");

    assertThat(ways.nameIn("aws_opensearch_domain", "log_publishing_options")).hasValue("log_type");
    assertThat(
            ways.place("aws_opensearch_domain", "log_publishing_options.cloudwatch_log_group_arn")
                .map(place -> place.named("AUDIT_LOGS").shown()))
        .hasValue("LogPublishingOptions.AUDIT_LOGS.CloudWatchLogsLogGroupArn");
    assertThat(ways.nameIn("aws_opensearch_domain", "cluster_config")).isEmpty();
  }

  @Test
  void whatNoPropertyIsReadAsHasNoPlace() {
    assertThat(ways("AWS::S3::Bucket").place("aws_s3_bucket", "force_destroy")).isEmpty();
    assertThat(
            ways("AWS::Serverless::Function")
                .place("aws_lambda_function", "dead_letter_config.target_arn"))
        .isEmpty();
    assertThat(ways("Custom::Thing").place("Custom::Thing", "Name")).isEmpty();
  }
}
