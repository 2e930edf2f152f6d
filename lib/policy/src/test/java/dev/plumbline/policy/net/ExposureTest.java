package dev.plumbline.policy.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.Facts;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Absence;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Term;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ExposureTest {
  private static final String NETWORK =
      """
      resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
      resource "aws_internet_gateway" "main" { vpc_id = aws_vpc.main.id }
      resource "aws_route_table" "t" { vpc_id = aws_vpc.main.id }
      resource "aws_subnet" "a" {
        vpc_id                  = aws_vpc.main.id
        map_public_ip_on_launch = true
      }
      resource "aws_security_group" "web" {
        ingress {
          protocol    = "tcp"
          from_port   = 22
          to_port     = 22
          cidr_blocks = ["0.0.0.0/0"]
        }
      }
      resource "aws_instance" "web" {
        subnet_id              = aws_subnet.a.id
        vpc_security_group_ids = [aws_security_group.web.id]
      }
      """;

  private static final String ASSOCIATION =
      """
      resource "aws_route_table_association" "a" {
        subnet_id      = aws_subnet.a.id
        route_table_id = aws_route_table.t.id
      }
      """;

  private static final String ROUTE =
      """
      resource "aws_route" "out" {
        route_table_id         = aws_route_table.t.id
        destination_cidr_block = "0.0.0.0/0"
        gateway_id             = aws_internet_gateway.main.id
      }
      """;

  @Test
  void aWayNeedsAddressRouteAndRule() {
    assertThat(paths(NETWORK + ASSOCIATION + ROUTE))
        .containsExactly(
            "internet → aws_internet_gateway.main → aws_subnet.a → aws_security_group.web"
                + " → aws_instance.web");
    assertThat(exposure(NETWORK + ASSOCIATION)).isEmpty();
    assertThat(exposure(NETWORK.replace("= true", "= false") + ASSOCIATION + ROUTE)).isEmpty();
    assertThat(exposure(NETWORK.replace("0.0.0.0/0", "10.1.0.0/16") + ASSOCIATION + ROUTE))
        .isEmpty();
  }

  @Test
  void aRouteTableThatIsNotThereLeavesTheWayOpen() {
    assertThat(exposure(NETWORK + ROUTE)).hasSize(1).allMatch(Term.Open.class::isInstance);
  }

  @Test
  void theFirstMatchingEntryOfANetworkAclDecides() {
    String list =
        """
        resource "aws_network_acl" "a" {
          subnet_ids = [aws_subnet.a.id]
          ingress {
            rule_no    = 100
            action     = "%s"
            protocol   = "-1"
            cidr_block = "0.0.0.0/0"
            from_port  = 0
            to_port    = 0
          }
          ingress {
            rule_no    = 200
            action     = "allow"
            protocol   = "tcp"
            cidr_block = "0.0.0.0/0"
            from_port  = 22
            to_port    = 22
          }
        }
        """;

    assertThat(exposure(NETWORK + ASSOCIATION + ROUTE + list.formatted("deny"))).isEmpty();
    assertThat(exposure(NETWORK + ASSOCIATION + ROUTE + list.formatted("allow"))).hasSize(1);
  }

  @Test
  void aRuleOfItsOwnPointsAtItself() {
    String rule =
        """
        resource "aws_security_group_rule" "db" {
          type              = "ingress"
          security_group_id = aws_security_group.web.id
          protocol          = "tcp"
          from_port         = 5432
          to_port           = 5432
          cidr_blocks       = ["0.0.0.0/0"]
        }
        """;

    List<Term> ways = exposure(NETWORK + ASSOCIATION + ROUTE + rule);

    assertThat(ways)
        .extracting(way -> String.valueOf(Objects.requireNonNull(Term.placeOf(way)).subject()))
        .containsExactly("aws_security_group.web", "aws_security_group_rule.db");
  }

  private static List<String> paths(String source) {
    return exposure(source).stream()
        .map(way -> ((Value.Obj) ((Term.Known) way).value()).members().get("path"))
        .map(path -> ((Value.Str) Objects.requireNonNull(path)).value())
        .toList();
  }

  private static List<Term> exposure(String source) {
    var graph =
        StackReader.read(
            StackSpec.terraform(""),
            SourceTree.ofText(Map.of("main.tf", source)),
            Budget.generous());
    var scene =
        new Scene(graph, new Absence(Facts.bundled(), Map.of()), List.of(), LocalDate.EPOCH);
    return Exposure.of(scene.ofType("aws_instance").getFirst());
  }
}
