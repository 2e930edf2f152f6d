package dev.plumbline.policy.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Term;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  private static final String PUBLIC = NETWORK + ASSOCIATION + ROUTE;

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
  void anAddressOfIpv6IsReachedByRuleAndRouteOfIpv6() {
    String network =
        PUBLIC
            .replace("cidr_blocks = [\"0.0.0.0/0\"]", "ipv6_cidr_blocks = [\"::/0\"]")
            .replace("= true", "= false");
    String six =
        network
            .replace("destination_cidr_block", "destination_ipv6_cidr_block")
            .replace("\"0.0.0.0/0\"", "\"::/0\"");
    String counted = "subnet_id              = aws_subnet.a.id\n ipv6_address_count = 1";
    String unknown = counted.replace("= 1", "= var.n") + "\n";

    assertThat(ports(with(six, counted))).containsExactly("tcp 22-22");
    assertThat(
            ports(six.replace("map_public", "assign_ipv6_address_on_creation = true\n map_public")))
        .containsExactly("tcp 22-22");
    assertThat(exposure("variable \"n\" { type = number }\n" + with(six, unknown)))
        .hasSize(1)
        .allMatch(Term.Open.class::isInstance);
    assertThat(exposure(with(network, counted))).isEmpty();
    assertThat(exposure(with(six, counted.replace("= 1", "= 0")))).isEmpty();
  }

  @Test
  void aRuleOfIpv6OpensNothingWithoutAnAddressOfIpv6() {
    assertThat(
            exposure(
                PUBLIC.replace("cidr_blocks = [\"0.0.0.0/0\"]", "ipv6_cidr_blocks = [\"::/0\"]")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.0/24, 0",
    "8.8.0.0/16, 0",
    "0.0.0.0/1, 1",
    "128.0.0.0/1, 1",
    "0.0.0.0/0, 1"
  })
  void aRouteHasToLeadToTheInternetAtLarge(String destination, int ways) {
    String inline =
        """
        resource "aws_route_table" "t" {
          vpc_id = aws_vpc.main.id
          route {
            cidr_block = "%s"
            gateway_id = aws_internet_gateway.main.id
          }
          route {
            cidr_block     = "0.0.0.0/0"
            nat_gateway_id = "nat-1"
          }
        }
        """
            .formatted(destination);
    String table = "resource \"aws_route_table\" \"t\" { vpc_id = aws_vpc.main.id }\n";

    assertThat(exposure(NETWORK.replace(table, inline) + ASSOCIATION)).hasSize(ways);
    assertThat(exposure(NETWORK + ASSOCIATION + ROUTE.replace("0.0.0.0/0", destination)))
        .hasSize(ways);
  }

  @Test
  void aDestinationOrRoutesThatAreNotKnownLeaveTheWayOpen() {
    String unknown = "variable \"x\" {}\n";
    String routes =
        """
        resource "aws_route_table" "t" {
          vpc_id = aws_vpc.main.id
          dynamic "route" {
            for_each = var.x
            content {
              cidr_block = route.value
              gateway_id = aws_internet_gateway.main.id
            }
          }
        }
        """;
    String table = "resource \"aws_route_table\" \"t\" { vpc_id = aws_vpc.main.id }\n";

    assertThat(exposure(unknown + NETWORK + ASSOCIATION + ROUTE.replace("\"0.0.0.0/0\"", "var.x")))
        .hasSize(1)
        .allMatch(Term.Open.class::isInstance);
    assertThat(exposure(unknown + NETWORK.replace(table, routes) + ASSOCIATION))
        .hasSize(1)
        .allMatch(Term.Open.class::isInstance);
  }

  @Test
  void aGroupThatAModuleOutOfReachIsGivenMayAdmitMore() {
    String module =
        """
        module "rules" {
          source            = "git::https://git.example.com/acme/sg-rules.git"
          security_group_id = aws_security_group.web.id
        }
        """;

    assertThat(exposure(PUBLIC.replace("0.0.0.0/0\"]", "10.0.0.0/8\"]") + module))
        .hasSize(1)
        .allMatch(Term.Open.class::isInstance);
    assertThat(exposure(PUBLIC + module)).hasSize(2);
  }

  @Test
  void aRuleWhoseDirectionIsNotKnownMayAdmit() {
    String rule =
        """
        variable "direction" { type = string }
        resource "aws_security_group_rule" "r" {
          type              = var.direction
          security_group_id = aws_security_group.web.id
          protocol          = "tcp"
          from_port         = 3389
          to_port           = 3389
          cidr_blocks       = ["%s"]
        }
        """;
    String closed = PUBLIC.replace("0.0.0.0/0\"]", "10.0.0.0/8\"]");

    assertThat(exposure(closed + rule.formatted("0.0.0.0/0")))
        .hasSize(1)
        .allMatch(Term.Open.class::isInstance);
    assertThat(exposure(closed + rule.formatted("10.0.0.0/8"))).isEmpty();
  }

  @Test
  void aLoadBalancerHasTheFamiliesOfItsAddressType() {
    String balancer =
        """
        resource "aws_lb" "l" {
          ip_address_type = "%s"
          subnets         = [aws_subnet.a.id]
          security_groups = [aws_security_group.web.id]
        }
        """;
    String six =
        PUBLIC
            .replace("cidr_blocks = [\"0.0.0.0/0\"]", "ipv6_cidr_blocks = [\"::/0\"]")
            .replace("destination_cidr_block", "destination_ipv6_cidr_block")
            .replace("\"0.0.0.0/0\"", "\"::/0\"");

    assertThat(shown(of("aws_lb", six + balancer.formatted("dualstack"))))
        .containsExactly("tcp 22-22");
    assertThat(of("aws_lb", six + balancer.formatted("ipv4"))).isEmpty();
    assertThat(of("aws_lb", PUBLIC + balancer.formatted("dualstack-without-public-ipv4")))
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
  void aNetworkAclIsAskedForEachPort() {
    String whole =
        PUBLIC.replace("= 22\n", "= 0\n").replace("to_port     = 0", "to_port     = 65535");
    String range = PUBLIC.replace("to_port     = 22", "to_port     = 3389");

    assertThat(ports(whole + list(entry(100, "allow", "tcp", "0.0.0.0/0", 443))))
        .containsExactly("tcp 443-443");
    assertThat(
            ports(
                range
                    + list(
                        entry(90, "deny", "tcp", "0.0.0.0/0", 3389),
                        entry(100, "allow", "-1", "0.0.0.0/0", 0))))
        .containsExactly("tcp 22-3388");
  }

  @ParameterizedTest
  @CsvSource({
    "udp, 0.0.0.0/0, tcp 22-22",
    "tcp, ::/0, tcp 22-22",
    "tcp, 198.51.100.0/24, tcp 22-22",
    "6, 0.0.0.0/0, ",
    "-1, 0.0.0.0/0, "
  })
  void aDenialStopsItsOwnProtocolFamilyAndAddressesOnly(
      String protocol, String range, @Nullable String left) {
    List<String> found =
        ports(
            PUBLIC
                + list(
                    entry(90, "deny", protocol, range, 22),
                    entry(100, "allow", "-1", "0.0.0.0/0", 0)));

    assertThat(found).isEqualTo(left == null ? List.of() : List.of(left));
  }

  @Test
  void anEntryWhoseNumberOrRangeIsNotKnownLeavesOpenWhatItWouldChange() {
    String unknown = "variable \"x\" { type = string }\n";
    String allow = entry(100, "allow", "-1", "0.0.0.0/0", 0);
    String deny = entry(90, "deny", "tcp", "0.0.0.0/0", 22);

    assertThat(exposure(PUBLIC + unknown + list(deny.replace("= 90", "= var.x"), allow)))
        .hasSize(1)
        .allMatch(Term.Open.class::isInstance);
    assertThat(exposure(PUBLIC + unknown + list(deny.replace("\"0.0.0.0/0\"", "var.x"), allow)))
        .hasSize(1)
        .allMatch(Term.Open.class::isInstance);
    assertThat(
            ports(
                PUBLIC
                    + unknown
                    + list(deny.replace("= 90", "= var.x").replace("deny", "allow"), allow)))
        .containsExactly("tcp 22-22");
  }

  @Test
  void theNetworksOwnAclHoldsForSubnetsWithoutAnother() {
    String closed =
        """
        resource "aws_default_network_acl" "none" {
          default_network_acl_id = aws_vpc.main.default_network_acl_id
        }
        """;

    assertThat(exposure(PUBLIC + closed)).isEmpty();
    assertThat(ports(PUBLIC + closed + list(entry(100, "allow", "-1", "0.0.0.0/0", 0))))
        .containsExactly("tcp 22-22");
  }

  @Test
  void aWayIsOneSubnetsRouteAndAclNotOneOfEach() {
    String database =
        """
        resource "aws_subnet" "b" { vpc_id = aws_vpc.main.id }
        resource "aws_route_table" "private" { vpc_id = aws_vpc.main.id }
        resource "aws_route_table_association" "b" {
          subnet_id      = aws_subnet.b.id
          route_table_id = aws_route_table.private.id
        }
        resource "aws_db_subnet_group" "both" { subnet_ids = [aws_subnet.a.id, aws_subnet.b.id] }
        resource "aws_db_instance" "d" {
          publicly_accessible    = true
          db_subnet_group_name   = aws_db_subnet_group.both.name
          vpc_security_group_ids = [aws_security_group.web.id]
        }
        """;

    assertThat(of("aws_db_instance", PUBLIC + database)).hasSize(1);
    assertThat(
            of("aws_db_instance", PUBLIC + database + list(entry(1, "deny", "-1", "0.0.0.0/0", 0))))
        .isEmpty();
  }

  @Test
  void groupsOfInterfacesAndTheNetworksOwnCountAndThoseElsewhereLeaveItOpen() {
    String none = "vpc_security_group_ids = [aws_security_group.web.id]";
    String byInterface =
        """
        resource "aws_network_interface" "n" {
          subnet_id       = aws_subnet.a.id
          security_groups = [aws_security_group.web.id]
        }
        """;
    String ownGroup =
        """
        resource "aws_default_security_group" "d" {
          vpc_id = aws_vpc.main.id
          ingress {
            protocol    = "tcp"
            from_port   = 3389
            to_port     = 3389
            cidr_blocks = ["0.0.0.0/0"]
          }
        }
        """;

    assertThat(
            ports(
                PUBLIC.replace(
                        none,
                        "network_interface {\n network_interface_id = aws_network_interface.n.id\n"
                            + " device_index = 0\n }")
                    + byInterface))
        .containsExactly("tcp 22-22");
    assertThat(ports(PUBLIC.replace(none, "") + ownGroup)).containsExactly("tcp 3389-3389");
    assertThat(exposure(PUBLIC.replace(none, "vpc_security_group_ids = [\"sg-1\"]")))
        .hasSize(1)
        .allMatch(Term.Open.class::isInstance);
  }

  @Test
  void aPrefixListIsReadWhereItIsAndOpenWhereNot() {
    String list =
        """
        resource "aws_ec2_managed_prefix_list" "l" {
          name           = "l"
          address_family = "IPv4"
          max_entries    = 1
          entry { cidr = "%s" }
        }
        """;
    String ranges = "cidr_blocks = [\"0.0.0.0/0\"]";
    String named = "prefix_list_ids = [aws_ec2_managed_prefix_list.l.id]";

    assertThat(ports(PUBLIC.replace(ranges, named) + list.formatted("0.0.0.0/0")))
        .containsExactly("tcp 22-22");
    assertThat(exposure(PUBLIC.replace(ranges, named) + list.formatted("10.0.0.0/8"))).isEmpty();
    assertThat(exposure(PUBLIC.replace(ranges, "prefix_list_ids = [\"pl-1\"]")))
        .hasSize(1)
        .allMatch(Term.Open.class::isInstance);
  }

  @Test
  void aLoadBalancerIsReachedWhereItListens() {
    String balancer =
        """
        resource "aws_lb" "l" {
          load_balancer_type = "%s"
          subnets            = [aws_subnet.a.id]
          security_groups    = [%s]
        }
        resource "aws_lb_listener" "l" {
          load_balancer_arn = aws_lb.l.arn
          port              = 443
          protocol          = "TCP"
        }
        """;
    String wide = PUBLIC.replace("from_port   = 22", "from_port   = 0").replace("= 22", "= 1024");

    assertThat(
            shown(of("aws_lb", wide + balancer.formatted("network", "aws_security_group.web.id"))))
        .containsExactly("tcp 443-443");
    assertThat(of("aws_lb", PUBLIC + balancer.formatted("network", "aws_security_group.web.id")))
        .isEmpty();
    assertThat(shown(of("aws_lb", PUBLIC + balancer.formatted("network", ""))))
        .containsExactly("tcp 443-443");
    assertThat(of("aws_lb", PUBLIC + balancer.formatted("application", ""))).isEmpty();
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

  @ParameterizedTest
  @CsvSource({
    "'', '', 0.0.0.0/0, tcp 22-22",
    "'', count, 0.0.0.0/0, null null-null",
    "count, '', 0.0.0.0/0, null null-null",
    "'', count, 10.0.0.0/8, ",
  })
  void aRuleOrRouteThatMayBeMissingOpensNothing(
      String route, String rule, String range, @Nullable String way) {
    String counted = " count = var.wanted ? 1 : 0\n";
    String source =
        NETWORK.replace("0.0.0.0/0", "10.0.0.0/8")
            + ASSOCIATION
            + ROUTE.replace("\"out\" {\n", "\"out\" {\n" + (route.isEmpty() ? "" : counted))
            + """
            variable "wanted" { type = bool }
            resource "aws_security_group_rule" "ssh" {
              %s
              security_group_id = aws_security_group.web.id
              type              = "ingress"
              protocol          = "tcp"
              from_port         = 22
              to_port           = 22
              cidr_blocks       = ["%s"]
            }
            """
                .formatted(rule.isEmpty() ? "" : counted, range);

    assertThat(ports(source)).isEqualTo(way == null ? List.of() : List.of(way));
  }

  private static String with(String source, String subnet) {
    return source.replace("subnet_id              = aws_subnet.a.id", subnet);
  }

  private static List<String> paths(String source) {
    return exposure(source).stream()
        .map(way -> ((Value.Obj) ((Term.Known) way).value()).members().get("path"))
        .map(path -> ((Value.Str) Objects.requireNonNull(path)).value())
        .toList();
  }

  private static String list(String... entries) {
    return "resource \"aws_network_acl\" \"a\" {\n  subnet_ids = [aws_subnet.a.id]\n"
        + String.join("", entries)
        + "}\n";
  }

  private static String entry(int number, String action, String protocol, String range, int port) {
    return """
      ingress {
        rule_no    = %d
        action     = "%s"
        protocol   = "%s"
        %s = "%s"
        from_port  = %d
        to_port    = %d
      }
    """
        .formatted(
            number,
            action,
            protocol,
            range.indexOf(':') < 0 ? "cidr_block" : "ipv6_cidr_block",
            range,
            port,
            port);
  }

  private static List<String> ports(String source) {
    return shown(exposure(source));
  }

  private static List<String> shown(List<Term> ways) {
    return ways.stream()
        .map(way ->
            text(way, "protocol") + " " + text(way, "from_port") + "-" + text(way, "to_port"))
        .toList();
  }

  private static @Nullable String text(Term way, String member) {
    return Term.text(Reading.member(way, member));
  }

  private static List<Term> exposure(String source) {
    return of("aws_instance", source);
  }

  private static List<Term> of(String type, String source) {
    var graph =
        StackReader.read(
            StackSpec.terraform(""),
            SourceTree.ofText(Map.of("main.tf", source)),
            Budget.generous());
    var scene = Scene.of(graph);
    return Exposure.of(scene.ofType(type).getFirst());
  }
}
