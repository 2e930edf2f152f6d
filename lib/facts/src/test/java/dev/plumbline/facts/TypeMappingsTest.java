package dev.plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class TypeMappingsTest {
  @Test
  void cloudFormationTypesReadAsTerraformTypes() {
    TypeMapping bucket =
        Objects.requireNonNull(TypeMappings.cloudFormation().get("AWS::S3::Bucket"));

    assertThat(bucket.type()).isEqualTo("aws_s3_bucket");
    assertThat(bucket.attribute("BucketName")).isEqualTo("bucket");
    assertThat(bucket.property("bucket")).isEqualTo("BucketName");
    assertThat(bucket.split()).containsEntry("VersioningConfiguration", "aws_s3_bucket_versioning");
    assertThat(TypeMappings.cloudFormation().get("Custom::Thing")).isNull();
    assertThat(TypeMappings.cloudFormation().sources()).hasSize(949);
  }

  @Test
  void pulumiPropertiesFollowTheBridgesRule() {
    TypeMapping bucket = Objects.requireNonNull(TypeMappings.pulumi().get("aws:s3/bucket:Bucket"));
    TypeMapping instance =
        Objects.requireNonNull(TypeMappings.pulumi().get("aws:ec2/instance:Instance"));

    assertThat(bucket.type()).isEqualTo("aws_s3_bucket");
    assertThat(bucket.attribute("forceDestroy")).isEqualTo("force_destroy");
    assertThat(bucket.attribute("corsRules")).isEqualTo("cors_rule");
    assertThat(instance.attribute("ebsBlockDevices")).isEqualTo("ebs_block_device");
    assertThat(instance.attribute("metadataOptions")).isEqualTo("metadata_options");
    TypeMapping function =
        Objects.requireNonNull(TypeMappings.pulumi().get("aws:lambda/function:Function"));
    TypeMapping method =
        Objects.requireNonNull(TypeMappings.pulumi().get("aws:apigateway/method:Method"));
    assertThat(function.attribute("name")).isEqualTo("function_name");
    assertThat(function.property("function_name")).isEqualTo("name");
    assertThat(function.attribute("functionName")).isNull();
    assertThat(method.attribute("restApi")).isEqualTo("rest_api_id");
    assertThat(TypeMappings.pulumi().sources()).hasSize(1690 + 1103 + 1330);
  }

  /** Another reading of it in every second process, while the order of a map decided. */
  @Test
  void aNameThatTwoAttributesWouldHaveIsOfTheOneThatAProgramSets() {
    TypeMapping door =
        Objects.requireNonNull(TypeMappings.pulumi().get("azure:frontdoor/frontdoor:Frontdoor"));

    assertThat(door.attribute("frontendEndpoints")).isEqualTo("frontend_endpoint");
    assertThat(door.property("frontend_endpoint")).isEqualTo("frontendEndpoints");
  }

  @Test
  void olderTokensReadAsTheTypesThatTheyAreNow() {
    TypeMapping bucket =
        Objects.requireNonNull(TypeMappings.pulumi().get("aws:s3/bucketV2:BucketV2"));

    assertThat(bucket.source()).isEqualTo("aws:s3/bucketV2:BucketV2");
    assertThat(bucket.type()).isEqualTo("aws_s3_bucket");
    assertThat(bucket.attribute("forceDestroy")).isEqualTo("force_destroy");
    assertThat(bucket.attribute("versionings")).isEqualTo("versioning");
    assertThat(bucket.property("versioning")).isEqualTo("versionings");
  }

  @Test
  void everyOlderTokenNamesATypeThatIsMapped() {
    assertThat(LegacyTokens.read())
        .hasSize(11)
        .allSatisfy((token, _) -> assertThat(TypeMappings.pulumi().get(token)).isNotNull());
  }
}
