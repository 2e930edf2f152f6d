package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fixes of templates and of programs in YAML. */
class DocumentFixesTest {
  private static final String ENCRYPTION = "aws/rds/encryption-at-rest";
  private static final String ROTATION = "aws/kms/rotation";

  private static Fix only(Reviewed reviewed, String policy) {
    List<Fix> fixes = reviewed.fixes(policy);
    assertThat(fixes).hasSize(1);
    return fixes.getFirst();
  }

  private static String fixed(Reviewed reviewed, String policy, String file) {
    Fix fix = only(reviewed, policy);
    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    return Reviewed.text(Reviewed.apply(reviewed.tree(), fix), file);
  }

  private static String fixedTemplate(String policy, String template) {
    return fixed(Reviewed.ofNewTemplate("template.yaml", template), policy, "template.yaml");
  }

  private static String hint(String policy, String template) {
    Fix fix = only(Reviewed.ofNewTemplate("template.yaml", template), policy);
    assertThat(fix.verified()).isFalse();
    return fix.proof().getLast();
  }

  private static String database(String encrypted) {
    return """
    Resources:
      Orders:
        Type: AWS::RDS::DBInstance
        Properties:
          # 20 GiB are enough
          AllocatedStorage: '20'
          DBInstanceClass: db.t4g.small
          Engine: postgres
          StorageEncrypted: %s # why not?
    """
        .formatted(encrypted);
  }

  @Test
  void aPropertyOfATemplateIsSetWhereItStands() {
    assertThat(fixedTemplate(ENCRYPTION, database("false"))).isEqualTo(database("true"));
  }

  @Test
  void aPropertyThatIsNotThereComesLast() {
    String template =
        """
        Resources:
          Key:
            Type: AWS::KMS::Key
            Properties:
              Description: orders
          Other:
            Type: AWS::SNS::Topic
        """;

    assertThat(fixedTemplate(ROTATION, template))
        .isEqualTo(template.replace("orders\n", "orders\n      EnableKeyRotation: true\n"));
  }

  @Test
  void aResourceWithoutPropertiesGetsThem() {
    String template = "Resources:\n  Key:\n    Type: AWS::KMS::Key\n";

    assertThat(fixedTemplate(ROTATION, template))
        .isEqualTo(template + "    Properties:\n      EnableKeyRotation: true\n");
  }

  @Test
  void whatIsACompanionInTerraformIsAPropertyHere() {
    String template =
        """
        Resources:
          Logs:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: logs
        """;

    assertThat(fixedTemplate("aws/s3/versioning", template))
        .isEqualTo(template + "      VersioningConfiguration:\n        Status: Enabled\n");
  }

  @Test
  void jsonStaysJson() {
    String template =
        """
        {
            "Resources": {
                "Key": {
                    "Type": "AWS::KMS::Key",
                    "Properties": {
                        "Description": "orders"
                    }
                }
            }
        }
        """;

    String result =
        fixed(Reviewed.ofNewTemplate("template.json", template), ROTATION, "template.json");

    assertThat(result)
        .isEqualTo(
            template.replace(
                "\"orders\"\n", "\"orders\",\n                \"EnableKeyRotation\": true\n"));
  }

  private static String parameterized(String fallback, String use, String more) {
    return """
    Parameters:
      Encrypt:
        Type: String
        AllowedValues: ['true', 'false']
        Default: '%s'
    Resources:
      Orders:
        Type: AWS::RDS::DBInstance
        Properties:
          DBInstanceClass: db.t4g.small
          Engine: postgres
          StorageEncrypted: %s
    """
            .formatted(fallback, use)
        + more;
  }

  @Test
  void aParameterKeepsItsUseAndHasAnotherDefault() {
    assertThat(fixedTemplate(ENCRYPTION, parameterized("false", "!Ref Encrypt", "")))
        .isEqualTo(parameterized("true", "!Ref Encrypt", ""));
  }

  @Test
  void aParameterThatOthersTakeTooStaysAsItIs() {
    String other =
        """
          Disk:
            Type: AWS::EC2::Volume
            Properties:
              AvailabilityZone: eu-west-1a
              Encrypted: !Ref Encrypt
        """;

    assertThat(fixedTemplate(ENCRYPTION, parameterized("false", "!Ref Encrypt", other)))
        .isEqualTo(parameterized("false", "true", other));
  }

  @Test
  void aValueOfAFileWithParametersIsSetThere() {
    String values = "[\n  {\"ParameterKey\": \"Encrypt\", \"ParameterValue\": \"false\"}\n]\n";
    var spec =
        new dev.plumbline.model.source.StackSpec(
            dev.plumbline.model.source.StackSpec.Kind.CLOUDFORMATION,
            "template.yaml",
            "prod",
            List.of("prod.json"),
            false);
    Reviewed reviewed =
        Reviewed.of(
            spec,
            SourceTree.ofText(
                Map.of(
                    "template.yaml",
                    parameterized("true", "!Ref Encrypt", ""),
                    "prod.json",
                    values)),
            SourceTree.ofText(Map.of("template.yaml", "Resources: {}")),
            Budget.generous());

    assertThat(fixed(reviewed, ENCRYPTION, "prod.json")).isEqualTo(values.replace("false", "true"));
  }

  @Test
  void aBranchOfAConditionIsLeftAlone() {
    String template =
        """
        Conditions:
          Prod: !Equals [prod, test]
        """
            + database("!If [Prod, true, false]");

    assertThat(hint(ENCRYPTION, template)).contains("is made by a function, If");
  }

  @Test
  void whatAnAliasBringsIsOverruledAndTheAnchorStays() {
    String template =
        """
        Resources:
          A:
            Type: AWS::EC2::Volume
            Properties: &disk
              AvailabilityZone: eu-west-1a
              Size: 10
              Encrypted: true
          B:
            Type: AWS::EC2::Volume
            Properties:
              <<: *disk
              Encrypted: false
        """;

    assertThat(fixedTemplate("aws/ec2/volume-encryption", template))
        .isEqualTo(template.replace("false", "true"));
  }

  @Test
  void aPropertyOfTheServerlessModelIsSetAtItsOwnResource() {
    String template =
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Web:
            Type: AWS::Serverless::Api
            Properties:
              StageName: prod
        """;

    assertThat(fixedTemplate("aws/api-gateway/tracing", template))
        .isEqualTo(template + "      TracingEnabled: true\n");
  }

  @Test
  void aProgramsPropertyIsSetInItsOwnWords() {
    String program =
        """
        name: shop
        runtime: yaml
        resources:
          orders:
            type: aws:rds:Instance
            properties:
              instanceClass: db.t4g.small
              engine: postgres
              dbName: ${pulumi.project}
        """;
    Reviewed reviewed =
        Reviewed.of(
            Reviewed.program(""),
            SourceTree.ofText(Map.of("Pulumi.yaml", program)),
            SourceTree.ofText(Map.of("Pulumi.yaml", "name: shop\nruntime: yaml\n")),
            Budget.generous());

    assertThat(fixed(reviewed, ENCRYPTION, "Pulumi.yaml"))
        .isEqualTo(program + "      storageEncrypted: true\n");
  }
}
