package dev.plumbline.policy.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Term;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallersTest {
  private static final String NETWORK =
      """
      resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
      resource "aws_internet_gateway" "main" { vpc_id = aws_vpc.main.id }
      resource "aws_subnet" "a" { vpc_id = aws_vpc.main.id }
      resource "aws_route_table" "t" {
        vpc_id = aws_vpc.main.id
        route {
          cidr_block = "0.0.0.0/0"
          gateway_id = aws_internet_gateway.main.id
        }
      }
      resource "aws_route_table_association" "a" {
        subnet_id      = aws_subnet.a.id
        route_table_id = aws_route_table.t.id
      }
      resource "aws_security_group" "web" {
        ingress {
          protocol    = "tcp"
          from_port   = 443
          to_port     = 443
          cidr_blocks = ["0.0.0.0/0"]
        }
        egress {
          protocol    = "-1"
          from_port   = 0
          to_port     = 0
          cidr_blocks = ["0.0.0.0/0"]
        }
      }
      resource "aws_instance" "web" {
        subnet_id                   = aws_subnet.a.id
        vpc_security_group_ids      = [aws_security_group.web.id]
        associate_public_ip_address = true
      }
      resource "aws_db_instance" "main" {
        vpc_security_group_ids = [aws_security_group.data.id]
      }
      """;

  private static final String INLINE =
      """
      resource "aws_security_group" "data" {
        ingress {
          protocol        = "tcp"
          from_port       = 5432
          to_port         = 5432
          security_groups = [aws_security_group.web.id]
        }
      }
      """;

  private static final String APART =
      """
      resource "aws_security_group" "data" { name = "data" }
      resource "aws_vpc_security_group_ingress_rule" "data" {
        security_group_id            = aws_security_group.data.id
        referenced_security_group_id = aws_security_group.web.id
        ip_protocol                  = "tcp"
        from_port                    = 5432
        to_port                      = 5432
      }
      """;

  private static final String WAY =
      "aws_instance.web → aws_security_group.web → aws_security_group.data → aws_db_instance.main";

  @Test
  void aMachineOnTheInternetReachesWhatAdmitsItsGroup() {
    assertThat(shown(NETWORK + INLINE)).containsExactly("public tcp 5432 " + WAY);
    assertThat(shown(NETWORK + APART)).containsExactly("public tcp 5432 " + WAY);
  }

  @Test
  void aMachineWithoutAPublicAddressIsOfTheApplicationTier() {
    assertThat(shown((NETWORK + INLINE).replace("address = true", "address = false")))
        .containsExactly("application tcp 5432 " + WAY);
  }

  @Test
  void whatIsNotAdmittedByItsGroupDoesNotReach() {
    String range = "cidr_blocks     = [\"10.0.0.0/16\"]";

    assertThat(
            shown(NETWORK + INLINE.replace("security_groups = [aws_security_group.web.id]", range)))
        .isEmpty();
    assertThat(shown(NETWORK + APART.replace("_ingress_rule", "_egress_rule"))).isEmpty();
  }

  @Test
  void whatItsOwnGroupDoesNotLetOutDoesNotReach() {
    String webOnly = NETWORK.replace("protocol    = \"-1\"", "protocol    = \"tcp\"");
    String none = NETWORK.replaceFirst("(?s)egress \\{.*?}", "");

    assertThat(shown(webOnly.replace("from_port   = 0", "from_port   = 443") + INLINE)).isEmpty();
    assertThat(shown(none + INLINE)).isEmpty();
  }

  @Test
  void aTierThatIsNotKnownLeavesTheCallerOpen() {
    String unknown =
        "variable \"address\" {}\n" + NETWORK.replace("address = true", "address = var.address");

    assertThat(callers(unknown + INLINE)).hasSize(1).allMatch(Term.Open.class::isInstance);
  }

  @Test
  void rulesThatAreNotKnownLeaveTheCallersOpen() {
    String dynamic =
        """
        variable "rules" { type = list(number) }
        resource "aws_security_group" "data" {
          dynamic "ingress" {
            for_each = var.rules
            content {
              protocol        = "tcp"
              from_port       = ingress.value
              to_port         = ingress.value
              security_groups = [aws_security_group.web.id]
            }
          }
        }
        """;
    String direction =
        """
        variable "direction" { type = string }
        resource "aws_security_group" "data" { name = "data" }
        resource "aws_security_group_rule" "data" {
          type                     = var.direction
          security_group_id        = aws_security_group.data.id
          source_security_group_id = aws_security_group.web.id
          protocol                 = "tcp"
          from_port                = 5432
          to_port                  = 5432
        }
        """;
    String module =
        """
        resource "aws_security_group" "data" { name = "data" }
        module "rules" {
          source            = "git::https://git.example.com/acme/sg-rules.git"
          security_group_id = aws_security_group.data.id
        }
        """;

    for (String unknown : List.of(dynamic, direction, module)) {
      assertThat(callers(NETWORK + unknown))
          .as(unknown)
          .hasSize(1)
          .allMatch(Term.Open.class::isInstance);
    }
  }

  @Test
  void aGroupThatAdmitsItselfIsReachedFromWhatElseIsInIt() {
    String self =
        """
        resource "aws_security_group" "data" {
          ingress {
            protocol  = "-1"
            from_port = 0
            to_port   = 0
            self      = true
          }
          egress {
            protocol    = "-1"
            from_port   = 0
            to_port     = 0
            cidr_blocks = ["10.0.0.0/16"]
          }
        }
        resource "aws_db_instance" "other" {
          vpc_security_group_ids = [aws_security_group.data.id]
        }
        """;

    assertThat(shown(NETWORK + self))
        .containsExactly(
            "data -1 null aws_db_instance.other → aws_security_group.data"
                + " → aws_db_instance.main");
  }

  @Test
  void whatIsNotFollowedAnyMoreIsSaidToBeOpen() {
    String many =
        """
        resource "aws_instance" "many" {
          count                       = 300
          subnet_id                   = aws_subnet.a.id
          vpc_security_group_ids      = [aws_security_group.web.id]
          associate_public_ip_address = false
        }
        """;

    List<Term> found = callers(NETWORK + INLINE + many);

    assertThat(found).hasSize(201);
    assertThat(found.getLast()).isInstanceOf(Term.Open.class);
  }

  @Test
  void loadBalancersAreFoundThroughListenersAndTheirRules() {
    String target =
        """
        resource "aws_lb" "web" { name = "web" }
        resource "aws_lb" "other" { name = "other" }
        resource "aws_lb_target_group" "web" { port = 443 }
        resource "aws_lb_listener" "web" { load_balancer_arn = aws_lb.web.arn }
        resource "aws_lb_listener_rule" "web" {
          listener_arn = aws_lb_listener.web.arn
          action { target_group_arn = aws_lb_target_group.web.arn }
        }
        resource "aws_lb_target_group_attachment" "web" {
          target_group_arn = aws_lb_target_group.web.arn
          target_id        = aws_instance.web.id
        }
        """;
    String classic = "resource \"aws_elb\" \"old\" { instances = [aws_instance.web.id] }\n";

    assertThat(balancers(NETWORK + target + classic)).containsExactly("aws_elb.old", "aws_lb.web");
    assertThat(balancers(NETWORK + target.replace("aws_instance.web.id", "\"i-1\""))).isEmpty();
  }

  private static List<String> balancers(String source) {
    return Balancing.of(scene(source).ofType("aws_instance").getFirst()).stream()
        .map(one -> one.subject().toString())
        .toList();
  }

  private static List<String> shown(String source) {
    return callers(source).stream()
        .map(one ->
            String.join(
                " ",
                Term.text(Reading.member(one, "tier")),
                Term.text(Reading.member(one, "protocol")),
                String.valueOf(Term.number(Reading.member(one, "from_port"))),
                Term.text(Reading.member(one, "path"))))
        .toList();
  }

  private static List<Term> callers(String source) {
    return Callers.of(scene(source).ofType("aws_db_instance").getFirst());
  }

  private static Scene scene(String source) {
    var graph =
        StackReader.read(
            StackSpec.terraform(""),
            SourceTree.ofText(Map.of("main.tf", source)),
            Budget.generous());
    return Scene.of(graph);
  }
}
