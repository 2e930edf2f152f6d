package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.section.Implementation.Fix;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A fix changes what its finding names, by the rule that found it, and nothing else. */
class AimTest {
  private static final String ADMIN = "aws/ec2/security-group-admin-ports";
  private static final String PUBLIC = "aws/rds/public-access";
  private static final String RETENTION = "aws/rds/backup-retention";

  private static final String GROUP =
      """
      resource "aws_security_group" "app" {
        name = "app"

        dynamic "ingress" {
          for_each = ["0.0.0.0/0"]
          content {
            from_port   = 22
            to_port     = 22
            protocol    = "tcp"
            cidr_blocks = [ingress.value]
          }
        }

        ingress {
          description = "rdp"
          from_port   = 3389
          to_port     = 3389
          protocol    = "tcp"
          cidr_blocks = ["0.0.0.0/0"]
        }

        ingress {
          description = "web"
          from_port   = 443
          to_port     = 443
          protocol    = "tcp"
          cidr_blocks = ["0.0.0.0/0"]
        }
      }
      """;

  private static final String TEMPLATE =
      """
      Parameters:
        Extra:
          Type: String
          Default: "no"
      Conditions:
        WithExtra: !Equals [!Ref Extra, "yes"]
      Resources:
        Group:
          Type: AWS::EC2::SecurityGroup
          Properties:
            GroupDescription: app
            SecurityGroupIngress:
              - !If
                - WithExtra
                - IpProtocol: tcp
                  FromPort: 80
                  ToPort: 80
                  CidrIp: 0.0.0.0/0
                - !Ref AWS::NoValue
              - IpProtocol: tcp
                FromPort: 22
                ToPort: 22
                CidrIp: 0.0.0.0/0
              - IpProtocol: tcp
                FromPort: 3389
                ToPort: 3389
                CidrIp: 0.0.0.0/0
      """;

  private static final String DATABASE =
      """
      resource "aws_db_instance" "orders" {
        instance_class = "db.t4g.small"
        %s
      }
      """;

  @Test
  void aRuleBehindADynamicBlockIsFoundByItsPlace() {
    Reviewed reviewed = Reviewed.ofNew(Map.of("main.tf", GROUP));

    Fix fix = of(reviewed, "ingress[1]");

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf"))
        .contains("\"web\"")
        .doesNotContain("3389");
  }

  @Test
  void aRuleThatADynamicBlockMakesIsAHintThatSaysSo() {
    Fix fix = of(Reviewed.ofNew(Map.of("main.tf", GROUP)), "ingress[0]");

    assertThat(fix.verified()).isFalse();
    assertThat(fix.edits()).isEmpty();
    assertThat(fix.proof()).containsExactly("not proved: ingress[0] is made by a dynamic block");
  }

  /** The fix of the finding of that attribute. */
  private static Fix of(Reviewed reviewed, String attribute) {
    Set<String> named =
        reviewed.findings().stream()
            .filter(finding -> finding.attribute().startsWith(attribute))
            .map(Finding::fingerprint)
            .collect(Collectors.toSet());
    return reviewed.fixes(ADMIN).stream()
        .filter(fix -> named.contains(fix.fingerprint()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRuleOfATemplateBehindAFunctionIsFoundByItsPlace() {
    Reviewed reviewed = Reviewed.ofNewTemplate("template.yaml", TEMPLATE);

    List<String> fixed =
        reviewed.fixes(ADMIN).stream()
            .filter(Fix::verified)
            .map(fix -> Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "template.yaml"))
            .toList();

    assertThat(fixed)
        .hasSize(2)
        .anyMatch(text -> text.contains("FromPort: 3389") && !text.contains("FromPort: 22"))
        .anyMatch(text -> text.contains("FromPort: 22") && !text.contains("FromPort: 3389"))
        .allMatch(text -> text.contains("FromPort: 80"));
  }

  @Test
  void whatFnIfMakesIsNotClosed() {
    String template = TEMPLATE.replace("\"no\"", "\"yes\"").replace("FromPort: 80", "FromPort: 22");

    List<Fix> fixes = Reviewed.ofNewTemplate("template.yaml", template).fixes(ADMIN);

    assertThat(fixes)
        .hasSize(3)
        .filteredOn(fix -> !fix.verified())
        .singleElement()
        .satisfies(fix -> {
          assertThat(fix.edits()).isEmpty();
          assertThat(fix.proof().getLast()).contains("a function");
        });
  }

  @Test
  void aVariableThatIsOnlyComparedWithKeepsItsValue() {
    String source =
        DATABASE.formatted("publicly_accessible = var.env == \"dev\"")
            + "variable \"env\" {\n  default = \"dev\"\n}\n";
    Reviewed reviewed = Reviewed.of(Map.of("main.tf", source));

    Fix fix = reviewed.fixes(PUBLIC).getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf"))
        .isEqualTo(source.replace("var.env == \"dev\"", "false"));
  }

  @Test
  void anArgumentThatIsOnlyComparedWithKeepsItsValue() {
    Reviewed reviewed =
        Reviewed.of(
            Map.of(
                "main.tf",
                "module \"db\" {\n  source = \"./db\"\n  env    = \"dev\"\n}\n",
                "db/main.tf",
                DATABASE.formatted("publicly_accessible = var.env == \"dev\"")
                    + "variable \"env\" {}\n"));

    Fix fix = reviewed.fixes(PUBLIC).getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(fix.edits()).allMatch(edit -> edit.file().equals("db/main.tf"));
  }

  @Test
  void aNumberThatAnEnvironmentChoosesIsAHint() {
    String source =
        DATABASE.formatted("backup_retention_period = var.env == \"prod\" ? 30 : 0")
            + "variable \"env\" {}\n";
    Reviewed reviewed =
        Reviewed.of(Map.of("main.tf", source, "terraform.tfvars", "env = \"dev\"\n"));

    Fix fix = reviewed.fixes(RETENTION).getFirst();

    assertThat(fix.verified()).isFalse();
    assertThat(fix.edits()).allMatch(edit -> edit.file().equals("main.tf"));
    assertThat(fix.proof())
        .last()
        .asString()
        .contains("backup_retention_period depends on var.env")
        .contains("another environment");
  }

  @Test
  void aVariableThatTheAttributeTakesAsItIsIsStillSet() {
    Reviewed reviewed =
        Reviewed.of(
            Map.of(
                "main.tf",
                DATABASE.formatted("backup_retention_period = local.days")
                    + "variable \"days\" {}\nlocals {\n  days = \"${var.days}\"\n}\n",
                "terraform.tfvars",
                "days = 0\n"));

    Fix fix = reviewed.fixes(RETENTION).getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "terraform.tfvars"))
        .isEqualTo("days = 7\n");
  }

  @Test
  void aVariableThatAnotherTakesRightlyKeepsItsValue() {
    String source =
        DATABASE.formatted("backup_retention_period = var.days")
            + DATABASE
                .replace("orders", "copy")
                .formatted("replicate_source_db = \"a\"\nbackup_retention_period = var.days")
            + "variable \"days\" {}\n";
    Reviewed reviewed = Reviewed.of(Map.of("main.tf", source, "terraform.tfvars", "days = 0\n"));

    Fix fix = reviewed.fixes(RETENTION).getFirst();

    assertThat(fix.verified()).isFalse();
    assertThat(fix.proof().getLast())
        .contains("it changes backup_retention_period of aws_db_instance.copy as well");
  }

  @Test
  void anInstanceThatWasNotAtFaultKeepsItsValue() {
    String source =
        DATABASE.formatted(
            """
            for_each                = { prod = 30, test = 0 }
              backup_retention_period = each.value\
            """);

    Fix fix = Reviewed.of(Map.of("main.tf", source)).fixes(RETENTION).getFirst();

    assertThat(fix.verified()).isFalse();
    assertThat(fix.proof())
        .last()
        .isEqualTo(
            "failed: it changes backup_retention_period of aws_db_instance.orders[\"prod\"] as"
                + " well, from 30 to 7, which was not at fault");
  }

  @Test
  void anInstanceOfAModuleThatWasNotAtFaultKeepsItsValue() {
    Reviewed reviewed =
        Reviewed.of(
            Map.of(
                "main.tf",
                """
                module "db" {
                  source   = "./db"
                  for_each = { prod = 30, test = 0 }
                  days     = each.value
                }
                """,
                "db/main.tf",
                DATABASE.formatted("backup_retention_period = var.days")
                    + "variable \"days\" {}\n"));

    Fix fix = reviewed.fixes(RETENTION).getFirst();

    assertThat(fix.verified()).isFalse();
    assertThat(fix.proof().getLast())
        .contains("module.db[\"prod\"].aws_db_instance.orders as well, from 30 to 7");
  }

  @Test
  void instancesThatAreAllAtFaultAreChangedTogether() {
    String source =
        DATABASE.formatted(
            """
            for_each                = { prod = 0, test = 0 }
              backup_retention_period = each.value\
            """);

    List<Fix> fixes = Reviewed.of(Map.of("main.tf", source)).fixes(RETENTION);

    assertThat(fixes).hasSize(2).allMatch(Fix::verified);
  }

  @Test
  void theRecipeIsThatOfTheRuleThatFoundIt() {
    String source = DATABASE.formatted("backup_retention_period = 40");
    Reviewed reviewed = Reviewed.of(Map.of("main.tf", source));

    Fix fix = reviewed.fixes(RETENTION).getFirst();

    assertThat(fix.verified()).as("%s", fix.proof()).isTrue();
    assertThat(Reviewed.text(Reviewed.apply(reviewed.tree(), fix), "main.tf"))
        .contains("backup_retention_period = 35");
  }

  @Test
  void aRuleThatRepeatsDoesNotGoForOneOfItsInstances() {
    assertThat(repeated("\"22\", \"443\""))
        .singleElement()
        .satisfies(fix -> {
          assertThat(fix.verified()).isFalse();
          assertThat(fix.proof().getLast())
              .isEqualTo(
                  "failed: it removes aws_vpc_security_group_ingress_rule.in[\"443\"] as well, which"
                      + " was not at fault");
        });
  }

  @Test
  void aRuleThatRepeatsGoesWhereAllOfItIsAtFault() {
    assertThat(repeated("\"22\", \"3389\"")).hasSize(2).allMatch(Fix::verified);
  }

  private static List<Fix> repeated(String ports) {
    return Reviewed.ofNew(
            Map.of(
                "main.tf",
                """
                resource "aws_vpc_security_group_ingress_rule" "in" {
                  for_each          = toset([%s])
                  security_group_id = "sg-1"
                  cidr_ipv4         = "0.0.0.0/0"
                  ip_protocol       = "tcp"
                  from_port         = each.key
                  to_port           = each.key
                }
                """
                    .formatted(ports)))
        .fixes(ADMIN);
  }

  /** The file names a key that it does not have; the reference is as unknown after as before. */
  @Test
  void whatIsNotKnownOfAnotherResourceIsNotChanged() {
    Reviewed reviewed =
        Reviewed.of(
            Map.of(
                "main.tf",
                """
                resource "aws_cloudtrail" "bare" {
                  name           = "bare"
                  s3_bucket_name = "trails"
                }
                resource "aws_cloudtrail" "own" {
                  name           = "own"
                  s3_bucket_name = "trails"
                  kms_key_id     = aws_kms_key.bare.arn
                }
                """));

    List<Fix> fixes = reviewed.fixes("aws/cloudtrail/customer-managed-key");

    assertThat(fixes)
        .singleElement()
        .satisfies(fix -> assertThat(fix.verified()).as("%s", fix.proof()).isTrue());
  }
}
