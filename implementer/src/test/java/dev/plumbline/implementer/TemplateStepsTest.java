package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.section.Implementation.Fix;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps that are written otherwise in a template than in Terraform. */
class TemplateStepsTest {
  private static final String BUCKET =
      """
      Resources:
        Orders:
          Type: AWS::S3::Bucket
          Properties:
            BucketName: orders
      """;

  private static Fix fix(String policy, String template) {
    List<Fix> fixes = Reviewed.ofNewTemplate("template.yaml", template).fixes(policy);
    assertThat(fixes).hasSize(1);
    return fixes.getFirst();
  }

  private static String fixed(String policy, String template) {
    Reviewed reviewed = Reviewed.ofNewTemplate("template.yaml", template);
    Fix fix = fix(policy, template);
    assertThat(fix.verified()).as("%s\n%s", fix.proof(), fix.diff()).isTrue();
    return Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "template.yaml");
  }

  @Test
  void aCompanionWithItsOwnTypeIsAddedBehind() {
    assertThat(fixed("aws/s3/https-only", BUCKET))
        .isEqualTo(
            BUCKET
                + """
                  OrdersPolicy:
                    Type: AWS::S3::BucketPolicy
                    Properties:
                      Bucket:
                        Ref: Orders
                      PolicyDocument:
                        Version: 2012-10-17
                        Statement:
                          - Effect: Deny
                            Principal: "*"
                            Action: s3:*
                            Resource:
                              - Fn::GetAtt:
                                  - Orders
                                  - Arn
                              - Fn::Sub: "${Orders.Arn}/*"
                            Condition:
                              Bool:
                                aws:SecureTransport: "false"
                """);
  }

  @Test
  void shortTagsStayShort() {
    String template = BUCKET + "      Tags:\n      - {Key: of, Value: !Ref AWS::StackName}\n";

    assertThat(fixed("aws/s3/https-only", template))
        .contains("Bucket: !Ref Orders")
        .contains("- !GetAtt Orders.Arn")
        .contains("- !Sub \"${Orders.Arn}/*\"");
  }

  @Test
  void whatARoleIsGrantedIsWrittenIntoTheRole() {
    String template =
        """
        Resources:
          Net:
            Type: AWS::EC2::VPC
            Properties:
              CidrBlock: 10.0.0.0/16
        """;

    assertThat(fixed("aws/ec2/flow-logs", template))
        .contains("      LogGroupName:\n        Ref: NetLogGroup\n")
        .contains("      ResourceType: VPC\n")
        .contains(
            """
                  Policies:
                    - PolicyName: NetRole
                      PolicyDocument:
            """)
        .contains("Fn::Sub: \"${NetLogGroup.Arn}:*\"");
  }

  @Test
  void aManagedPolicyIsNamedByTheRole() {
    String template =
        """
        Resources:
          Api:
            Type: AWS::AppSync::GraphQLApi
            Properties:
              Name: orders
              AuthenticationType: AWS_IAM
        """;

    assertThat(fixed("aws/appsync/logging", template))
        .contains(
            """
                  ManagedPolicyArns:
                    - arn:aws:iam::aws:policy/service-role/AWSAppSyncPushToCloudWatchLogs
            """)
        .contains("      LogConfig:\n");
  }

  @Test
  void aBlockOfAListIsAMemberOfAMap() {
    String template =
        """
        Resources:
          Group:
            Type: AWS::DocDB::DBClusterParameterGroup
            Properties:
              Description: orders
              Family: docdb5.0
              Parameters:
                audit_logs: "disabled"
                tls: enabled
        """;

    assertThat(fixed("aws/docdb/audit-log", template))
        .isEqualTo(template.replace("\"disabled\"", "\"enabled\""));
    assertThat(
            fixed(
                "aws/docdb/audit-log", template.replace("        audit_logs: \"disabled\"\n", "")))
        .contains("        tls: enabled\n        audit_logs: enabled\n");
  }

  @Test
  void anElementIsMadeWithAllThatItNeeds() {
    String template =
        """
        Resources:
          Wall:
            Type: AWS::WAFv2::WebACL
            Properties:
              Scope: REGIONAL
              DefaultAction:
                Allow: {}
              VisibilityConfig:
                SampledRequestsEnabled: true
                MetricName: wall
                CloudWatchMetricsEnabled: true
        """;

    assertThat(fixed("aws/waf/known-bad-inputs", template))
        .contains("      Rules:\n        - Name: AWS-AWSManagedRulesKnownBadInputsRuleSet\n")
        .contains("          OverrideAction:\n            None: {}\n")
        .contains("            MetricName: known-bad-inputs\n");
  }

  @Test
  void aPropertyThatTheServerlessModelCallsOtherwiseHasItsName() {
    String template =
        """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          Web:
            Type: AWS::Serverless::Function
            Properties:
              Runtime: python3.13
        """;

    assertThat(fixed("aws/lambda/tracing", template))
        .isEqualTo(template + "      Tracing: Active\n");
  }

  @Test
  void everyPartThatIsAResourceOfItsOwnIsCompleted() {
    String template =
        """
        Resources:
          Stage:
            Type: AWS::ApiGateway::Stage
            Properties:
              RestApiId: orders
              StageName: prod
              MethodSettings:
                - HttpMethod: GET
                  ResourcePath: /a
                - HttpMethod: GET
                  ResourcePath: /b
        """;

    assertThat(fixed("aws/api-gateway/execution-logging", template))
        .contains("ResourcePath: /a\n          LoggingLevel: ERROR\n")
        .contains("ResourcePath: /b\n          LoggingLevel: ERROR\n");
  }

  @Test
  void aConditionThatBindsNobodyIsJoinedByOneThatDoes() {
    String template =
        """
        Resources:
          Open:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: orders
              PolicyDocument:
                Version: '2012-10-17'
                Statement:
                - Effect: Allow
                  Principal: '*'
                  Action: s3:GetObject
                  Resource: arn:aws:s3:::orders/*
                  Condition:
                    StringLike:
                      aws:Referer: http://www.example.com/*
        """;

    assertThat(fixed("aws/s3/public-policy", template))
        .contains("              aws:Referer: http://www.example.com/*\n")
        .contains("            StringEquals:\n              aws:PrincipalAccount:\n");
  }

  @Test
  void aTablesKeyIsNamedTogetherWithItsType() {
    String template =
        """
        Resources:
          Orders:
            Type: AWS::DynamoDB::Table
            Properties:
              KeySchema: [{AttributeName: id, KeyType: HASH}]
        """;

    assertThat(fixed("aws/dynamodb/kms-encryption", template))
        .contains("SSEEnabled: true\n")
        .contains("KMSMasterKeyId:\n")
        .contains("        SSEType: KMS\n");
    assertThat(
            fixed(
                "aws/dynamodb/customer-managed-key",
                template + "      SSESpecification: {SSEEnabled: true, SSEType: KMS}\n"))
        .containsOnlyOnce("SSEType");
  }

  @Test
  void aRangeThatAParameterGivesIsLeftToItsOwner() {
    String template =
        """
        Parameters:
          From:
            Type: String
            Default: 0.0.0.0/0
        Resources:
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: orders
              SecurityGroupIngress:
              - IpProtocol: tcp
                FromPort: 22
                ToPort: 22
                CidrIp: !Ref From
        """;

    assertThat(fix("aws/ec2/security-group-admin-ports", template).verified()).isFalse();
  }
}
