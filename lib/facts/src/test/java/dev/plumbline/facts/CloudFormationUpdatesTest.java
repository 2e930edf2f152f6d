package dev.plumbline.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.CloudFormationUpdates.Update;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudFormationUpdatesTest {

  /** Each as the property's "Update requires" says in the CloudFormation template reference. */
  @ParameterizedTest
  @CsvSource({
    "AWS::RDS::DBInstance, StorageEncrypted, REPLACEMENT",
    "AWS::RDS::DBInstance, storage_encrypted, REPLACEMENT",
    "AWS::RDS::DBInstance, DBInstanceClass, IN_PLACE",
    "AWS::RDS::DBInstance, instance_class, IN_PLACE",
    "AWS::EC2::Instance, InstanceType, CONDITIONAL",
    "AWS::EC2::Instance, SubnetId, REPLACEMENT",
    "AWS::S3::Bucket, BucketName, REPLACEMENT",
    "AWS::S3::Bucket, VersioningConfiguration/Status, IN_PLACE"
  })
  void aPropertysUpdateIsThatOfTheReference(String type, String path, Update expected) {
    assertThat(update(type, path)).isEqualTo(expected);
  }

  @Test
  void whatIsNotDescribedIsNotKnown() {
    assertThat(CloudFormationUpdates.of("AWS::S3::Nothing")).isNull();
    assertThat(update("AWS::S3::Bucket", "Nothing")).isNull();
    assertThat(update("AWS::RDS::DBInstance", "identifier"))
        .as("of the instance, the cluster or the source")
        .isNull();
  }

  private static @Nullable Update update(String type, String path) {
    CloudFormationUpdates updates = Objects.requireNonNull(CloudFormationUpdates.of(type));
    return updates.at(List.of(path.split("/")));
  }
}
