package dev.plumbline.implementer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClosedTest {
  private static final String ACL =
      """
      resource "aws_network_acl" "main" {
        ingress {
          rule_no = 100
          action  = "%s"
        }
      }

      resource "aws_network_acl_rule" "in" {
        network_acl_id = aws_network_acl.main.id
        rule_action    = "%s"
      }
      """;

  @Test
  void an_entry_that_denies_lets_nothing_in_wherever_it_stands() {
    Graph both = terraform(ACL.formatted("allow", "allow"));
    Graph neither = terraform(ACL.formatted("Deny", "deny"));

    assertThat(Closed.by(both, neither)).containsExactly("aws_network_acl.main");
    assertThat(Closed.by(both, terraform(ACL.formatted("allow", "deny")))).isEmpty();
    assertThat(Closed.by(both, terraform(ACL.formatted("deny", "allow")))).isEmpty();
    assertThat(Closed.by(neither, neither)).isEmpty();
  }

  @Test
  void a_rule_that_goes_closes_its_own_group_and_not_the_one_it_lets_in() {
    String groups =
        """
        resource "aws_security_group" "web" {}

        resource "aws_security_group" "db" {}
        """;
    String rule =
        """
        resource "aws_security_group_rule" "db" {
          type                     = "ingress"
          security_group_id        = aws_security_group.db.id
          source_security_group_id = aws_security_group.web.id
        }
        """;

    assertThat(Closed.by(terraform(groups + rule), terraform(groups)))
        .containsExactly("aws_security_group.db");
  }

  @Test
  void a_rule_of_a_template_names_its_group_by_id_or_name() {
    String group =
        """
        Resources:
          Web:
            Type: AWS::EC2::SecurityGroup
            Properties: {GroupDescription: web}
        """;
    String rule =
        """
          In:
            Type: AWS::EC2::SecurityGroupIngress
            Properties: {%s: !Ref Web, IpProtocol: tcp}
        """;

    assertThat(List.of("GroupId", "GroupName"))
        .allSatisfy(name ->
            assertThat(Closed.by(template(group + rule.formatted(name)), template(group)))
                .containsExactly("Web"));
  }

  private static Graph terraform(String text) {
    SourceTree tree = SourceTree.ofText(Map.of("main.tf", text));
    return StackReader.read(StackSpec.terraform(""), tree, Budget.generous());
  }

  private static Graph template(String text) {
    String name = "template.yaml";
    var spec = new StackSpec(StackSpec.Kind.CLOUDFORMATION, name, "", List.of(), false);
    return StackReader.read(spec, SourceTree.ofText(Map.of(name, text)), Budget.generous());
  }
}
