package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.section.Implementation.Fix;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Steps that need another resource, close a rule, or change a document. */
class StepsTest {
  private static final String QUEUE =
      """
      resource "aws_sqs_queue" "orders" {
        name = "orders"
      }
      """;

  private static final String KEY =
      """

      resource "aws_kms_key" "shared" {
        enable_key_rotation     = true
        deletion_window_in_days = 30

        policy = jsonencode({
          Version = "2012-10-17"
          Statement = [{
            Effect    = "Allow"
            Principal = { AWS = data.aws_caller_identity.current.account_id }
            Action    = "kms:*"
            Resource  = "*"
          }]
        })
      }

      data "aws_caller_identity" "current" {}
      """;

  @Test
  void aKeyIsAddedWithItsPolicyAndReferredTo() {
    Fix fix = terraform(QUEUE, "aws/sqs/kms-encryption");

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fixed(QUEUE, fix))
        .contains("kms_master_key_id = aws_kms_key.orders_queue.arn")
        .contains(KEY.replace("\"shared\"", "\"orders_queue\"").strip());
  }

  @Test
  void aKeyThatIsWrittenJustSoIsTaken() {
    Fix fix = terraform(QUEUE + KEY, "aws/sqs/kms-encryption");

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fixed(QUEUE + KEY, fix))
        .contains("kms_master_key_id = aws_kms_key.shared.arn")
        .containsOnlyOnce("resource \"aws_kms_key\"");
  }

  @Test
  void aKeyThatAVariableNamesIsLeftToIt() {
    String source =
        QUEUE.replace("}", "  kms_master_key_id = var.key\n}")
            + "variable \"key\" {\n  default = \"\"\n}\n";

    Fix fix = terraform(source, "aws/sqs/kms-encryption");

    assertThat(fix.verified()).isFalse();
    assertThat(fix.proof().getLast()).contains("kms_master_key_id comes from a variable");
  }

  @Test
  void aKeyIsMadeWhereItsResourceIs() {
    Fix fix = terraform(QUEUE.replace("{", "{\n  provider = aws.west"), "aws/sqs/kms-encryption");

    assertThat(fix.diff())
        .contains("+resource \"aws_kms_key\" \"orders_queue\" {\n+  provider = aws.west\n");
  }

  @Test
  void whatARuleAdmitsBesideTheInternetStays() {
    String source =
        """
        resource "aws_security_group" "web" {
          ingress {
            protocol         = "tcp"
            from_port        = 22
            to_port          = 22
            cidr_blocks      = ["0.0.0.0/0", "10.0.0.0/8"]
            ipv6_cidr_blocks = ["::/0"]
          }

          ingress {
            protocol    = "tcp"
            from_port   = 443
            to_port     = 443
            cidr_blocks = ["0.0.0.0/0"]
          }
        }
        """;

    Fix fix = terraform(source, "aws/ec2/security-group-admin-ports");

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fixed(source, fix))
        .contains("[\"10.0.0.0/8\"]")
        .doesNotContain("::/0")
        .containsOnlyOnce("0.0.0.0/0");
  }

  @Test
  void eachOfTwoFaultyRulesIsClosedAlone() {
    String rule =
        """
          ingress {
            protocol    = "tcp"
            from_port   = %d
            to_port     = %d
            cidr_blocks = ["0.0.0.0/0"]
          }
        """;
    var fixes =
        Reviewed.of(
                Map.of(
                    "main.tf",
                    "resource \"aws_security_group\" \"web\" {\n"
                        + rule.formatted(22, 22)
                        + "\n"
                        + rule.formatted(3389, 3389)
                        + "}\n"))
            .fixes("aws/ec2/security-group-admin-ports");

    assertThat(fixes).hasSize(2).allMatch(Fix::verified);
    assertThat(fixes.getFirst().diff()).contains("-    from_port   = 22\n");
    assertThat(fixes.getLast().diff()).contains("-    from_port   = 3389\n");
  }

  /** Terraform's "attributes as blocks": rules that are left out are kept as they exist. */
  @Test
  void whereNoRuleIsLeftTheGroupSaysSo() {
    String rule =
        """

          ingress {
            protocol    = "tcp"
            from_port   = %1$d
            to_port     = %1$d
            cidr_blocks = ["0.0.0.0/0"]
          }
        """;
    String group = "resource \"aws_security_group\" \"web\" {\n  name = \"web\"\n";
    String one = group + rule.formatted(22) + "}\n";
    Fix alone = terraform(one, "aws/ec2/security-group-admin-ports");

    assertThat(alone.verified()).as("%s", alone.proof()).isTrue();
    assertThat(fixed(one, alone))
        .isEqualTo(group.replace("name =", "name    =") + "  ingress = []\n}\n");
  }

  @Test
  void aRangeFromElsewhereIsChangedThere() {
    Fix fix =
        terraform(
            """
            variable "office" {
              default = ["0.0.0.0/0"]
            }

            resource "aws_security_group" "web" {
              ingress {
                protocol    = "tcp"
                from_port   = 22
                to_port     = 22
                cidr_blocks = var.office
              }
            }
            """,
            "aws/ec2/security-group-admin-ports");

    assertThat(fix.edits()).isEmpty();
    assertThat(fix.proof().getLast()).contains("cidr_blocks comes from elsewhere");
  }

  @Test
  void onlyStatementsForEverybodyAreBoundToTheAccount() {
    String source =
        """
        resource "aws_sqs_queue_policy" "orders" {
          queue_url = "https://sqs.eu-west-1.amazonaws.com/111122223333/orders"
          policy = jsonencode({
            Statement = [
              { Effect = "Allow", Principal = "*", Action = "sqs:SendMessage", Resource = "*" },
              { Effect = "Deny", Principal = "*", Action = "sqs:DeleteQueue", Resource = "*" },
            ]
          })
        }
        """;

    Fix fix = terraform(source, "aws/sqs/public-policy");

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fixed(source, fix))
        .containsOnlyOnce(
            "Resource = \"*\", Condition = { StringEquals = { \"aws:PrincipalAccount\" ="
                + " data.aws_caller_identity.current.account_id } } },\n      { Effect = \"Deny\"");
  }

  @Test
  void aDocumentInATextKeepsItsInterpolations() {
    String source =
        """
        resource "aws_sqs_queue" "orders" {
          name = "orders"
        }

        resource "aws_sqs_queue_policy" "orders" {
          queue_url = aws_sqs_queue.orders.id
          policy    = <<-EOT
            {
              "Statement": [
                {
                  "Effect": "Allow",
                  "Principal": { "AWS": "*" },
                  "Action": "sqs:SendMessage",
                  "Resource": "${aws_sqs_queue.orders.arn}"
                }
              ]
            }
          EOT
        }
        """;

    Fix fix = terraform(source, "aws/sqs/public-policy");

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fixed(source, fix))
        .contains("\"Resource\": \"${aws_sqs_queue.orders.arn}\",\n")
        .contains("\"aws:PrincipalAccount\": \"${data.aws_caller_identity.current.account_id}\"");
  }

  @Test
  void aDocumentOfADataSourceIsBoundThere() {
    String source =
        """
        data "aws_iam_policy_document" "orders" {
          statement {
            actions   = ["sqs:SendMessage"]
            resources = ["*"]

            principals {
              type        = "AWS"
              identifiers = ["*"]
            }
          }
        }

        resource "aws_sqs_queue_policy" "orders" {
          queue_url = "https://sqs.eu-west-1.amazonaws.com/111122223333/orders"
          policy    = data.aws_iam_policy_document.orders.json
        }
        """;

    Fix fix = terraform(source, "aws/sqs/public-policy");

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fix.diff())
        .contains("+    condition {\n+      test     = \"StringEquals\"\n")
        .contains("+      values   = [data.aws_caller_identity.current.account_id]\n");
  }

  @Test
  void aTemplatesRuleGoesAsAWhole() {
    String source =
        """
        Resources:
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web
              SecurityGroupIngress:
                - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}
                - {IpProtocol: tcp, FromPort: 22, ToPort: 22, CidrIp: 0.0.0.0/0}
        """;

    Fix fix = template(source, "aws/ec2/security-group-admin-ports");

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fix.diff()).contains("-        - {IpProtocol: tcp, FromPort: 22");
    assertThat(fix.diff()).doesNotContain("-        - {IpProtocol: tcp, FromPort: 443");
  }

  @Test
  void aTemplateGetsItsOwnKey() {
    Fix fix =
        template(
            """
            Resources:
              Orders:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: orders
            """,
            "aws/sqs/kms-encryption");

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fix.diff())
        .contains("+  OrdersKey:\n+    Type: AWS::KMS::Key\n")
        .contains("+      KmsMasterKeyId:\n");
  }

  @Test
  void aTemplatesStatementIsBoundToItsAccount() {
    Fix fix =
        template(
            """
            Resources:
              Orders:
                Type: AWS::SQS::QueuePolicy
                Properties:
                  Queues: ["https://sqs.eu-west-1.amazonaws.com/111122223333/orders"]
                  PolicyDocument:
                    Statement:
                      - Effect: Allow
                        Principal: "*"
                        Action: sqs:SendMessage
                        Resource: "*"
            """,
            "aws/sqs/public-policy");

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fix.diff()).contains("aws:PrincipalAccount").contains("Ref: AWS::AccountId");
  }

  @Test
  void aBlockThatIsWrittenAsAMapIsChangedInIt() {
    String bucket =
        """
        resource "google_storage_bucket" "orders" {
          name     = "orders"
          location = "EU"

          versioning = {
            enabled = false
          }
        }
        """;
    Fix fix = terraform(bucket, "google/storage/versioning");

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fixed(bucket, fix)).isEqualTo(bucket.replace("false", "true"));
  }

  @Test
  void aDenialIsOfTheFamilyThatTheEntryAllows() {
    String list =
        """
        resource "aws_network_acl" "main" {
          vpc_id = "vpc-1"

          ingress {
            protocol        = "tcp"
            rule_no         = 100
            action          = "allow"
            ipv6_cidr_block = "::/0"
            from_port       = 3389
            to_port         = 3389
          }
        }
        """;
    Fix fix = terraform(list, "aws/ec2/network-acl-rdp");

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fix.diff()).contains("+    ipv6_cidr_block = \"::/0\"").doesNotContain("0.0.0.0/0");
  }

  @Test
  void whatAnUnknownEngineNeedsIsNotGuessed() {
    String database =
        """
        variable "engine" {
          type = string
        }

        resource "aws_rds_cluster" "orders" {
          engine = var.engine
        }
        """;

    assertThat(Reviewed.of(Map.of("main.tf", database)).fixes("aws/rds/cluster-log-exports"))
        .isEmpty();
    String old = "resource \"aws_rds_cluster\" \"orders\" {\n  port = 3306\n}\n";
    assertThat(fixed(old, terraform(old, "aws/rds/cluster-log-exports")))
        .contains("[\"audit\", \"error\", \"slowquery\"]");
  }

  private static Fix terraform(String source, String policy) {
    return Reviewed.of(Map.of("main.tf", source)).fixes(policy).getFirst();
  }

  private static Fix template(String source, String policy) {
    return Reviewed.ofTemplate("template.yaml", source).fixes(policy).getFirst();
  }

  private static String fixed(String source, Fix fix) {
    Reviewed reviewed = Reviewed.of(Map.of("main.tf", source));
    return Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf");
  }
}
