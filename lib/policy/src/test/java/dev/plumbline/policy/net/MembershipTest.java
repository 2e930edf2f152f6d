package dev.plumbline.policy.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MembershipTest {
  private static final String GROUP =
      """
      resource "aws_security_group" "web" { name = "web" }
      resource "aws_security_group_rule" "all" {
        type              = "ingress"
        security_group_id = aws_security_group.web.id
        protocol          = "-1"
        from_port         = 0
        to_port           = 0
        cidr_blocks       = ["0.0.0.0/0"]
      }
      """;

  private static final String BALANCER =
      """
      resource "aws_lb" "web" { security_groups = [aws_security_group.web.id] }
      """;

  @Test
  void aGroupOfALoadBalancerAndItsRulesHoldLoadBalancersOnly() {
    assertThat(onlyLoadBalancers("aws_security_group", GROUP + BALANCER)).isEqualTo(Truth.TRUE);
    assertThat(onlyLoadBalancers("aws_security_group_rule", GROUP + BALANCER))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void aGroupThatNamesItAsASourceIsNotInIt() {
    String servers =
        """
        resource "aws_security_group" "servers" {
          ingress {
            protocol        = "tcp"
            from_port       = 80
            to_port         = 80
            security_groups = [aws_security_group.web.id]
          }
        }
        resource "aws_instance" "server" {
          vpc_security_group_ids = [aws_security_group.servers.id]
        }
        """;

    assertThat(onlyLoadBalancers("aws_security_group", GROUP + BALANCER + servers))
        .isEqualTo(Truth.TRUE);
  }

  @Test
  void aRuleIsJudgedByTheGroupItBelongsToAndNotByItsSource() {
    String inward =
        """
        resource "aws_security_group" "web" { name = "web" }
        resource "aws_security_group" "servers" { name = "servers" }
        resource "aws_security_group_rule" "inward" {
          type                     = "ingress"
          security_group_id        = aws_security_group.servers.id
          source_security_group_id = aws_security_group.web.id
          protocol                 = "-1"
          from_port                = 0
          to_port                  = 0
        }
        """;

    assertThat(onlyLoadBalancers("aws_security_group_rule", inward + BALANCER))
        .isEqualTo(Truth.FALSE);
  }

  @Test
  void whateverElseIsInTheGroupIsReached() {
    for (String other :
        List.of(
            "resource \"aws_instance\" \"a\" { vpc_security_group_ids = [aws_security_group.web.id] }",
            "resource \"aws_network_interface\" \"a\" { security_groups = [aws_security_group.web.id] }",
            "module \"a\" {\n  source = \"./elsewhere\"\n  group = aws_security_group.web.id\n}")) {
      assertThat(onlyLoadBalancers("aws_security_group", GROUP + BALANCER + other))
          .as(other)
          .isEqualTo(Truth.FALSE);
      assertThat(onlyLoadBalancers("aws_security_group_rule", GROUP + BALANCER + other))
          .as(other)
          .isEqualTo(Truth.FALSE);
    }
  }

  @Test
  void aGroupThatNothingIsInMayHoldAnything() {
    assertThat(onlyLoadBalancers("aws_security_group", GROUP)).isEqualTo(Truth.FALSE);
    assertThat(onlyLoadBalancers("aws_security_group_rule", GROUP)).isEqualTo(Truth.FALSE);
  }

  @Test
  void theDefaultGroupIsAlsoThatOfWhateverNamesNone() {
    String source =
        (GROUP + BALANCER).replace("aws_security_group\"", "aws_default_security_group\"");

    assertThat(
            onlyLoadBalancers(
                "aws_default_security_group",
                source.replace("aws_security_group.", "aws_default_security_group.")))
        .isEqualTo(Truth.FALSE);
  }

  private static Truth onlyLoadBalancers(String type, String source) {
    var graph =
        StackReader.read(
            StackSpec.terraform(""),
            SourceTree.ofText(Map.of("main.tf", source)),
            Budget.generous());
    var scene = Scene.of(graph);
    return Term.truth(Membership.onlyLoadBalancers(scene.ofType(type).getFirst()));
  }
}
