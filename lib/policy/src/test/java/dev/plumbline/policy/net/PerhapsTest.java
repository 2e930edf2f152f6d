package dev.plumbline.policy.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.cel.Language;
import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What may not be there neither opens a way nor closes one. */
class PerhapsTest {
  private static final String REACHED =
      "resource.reachableFromInternet().exists(w, w.opensPort(22))";

  private static final String CALLED = "resource.reachedFrom().exists(c, c.tier == 'public')";

  /** A network whose main table, groups and ACLs let nothing through. */
  private static final String NETWORK =
      """
      resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
      resource "aws_internet_gateway" "main" { vpc_id = aws_vpc.main.id }
      resource "aws_default_route_table" "main" {
        default_route_table_id = aws_vpc.main.default_route_table_id
      }
      resource "aws_route_table" "private" { vpc_id = aws_vpc.main.id }
      resource "aws_subnet" "a" { vpc_id = aws_vpc.main.id }
      resource "aws_security_group" "closed" { vpc_id = aws_vpc.main.id }
      resource "aws_security_group" "web" { vpc_id = aws_vpc.main.id }
      resource "aws_network_acl" "closed" { vpc_id = aws_vpc.main.id }
      resource "aws_ec2_managed_prefix_list" "l" {
        name           = "l"
        address_family = "IPv4"
        max_entries    = 5
      }
      """;

  private static final String TABLE =
      """
      resource "aws_route_table" "public" { vpc_id = aws_vpc.main.id }
      """;

  private static final String ROUTE =
      """
      resource "aws_route" "out" {
        route_table_id         = aws_route_table.public.id
        destination_cidr_block = "0.0.0.0/0"
        gateway_id             = aws_internet_gateway.main.id
      }
      """;

  private static final String ASSOCIATION =
      """
      resource "aws_route_table_association" "a" {
        subnet_id      = aws_subnet.a.id
        route_table_id = aws_route_table.public.id
      }
      """;

  private static final String MAIN =
      """
      resource "aws_main_route_table_association" "m" {
        vpc_id         = aws_vpc.main.id
        route_table_id = aws_route_table.public.id
      }
      """;

  private static final String RULE =
      """
      resource "aws_security_group_rule" "ssh" {
        security_group_id = aws_security_group.web.id
        type              = "ingress"
        protocol          = "tcp"
        from_port         = 22
        to_port           = 22
        cidr_blocks       = ["0.0.0.0/0"]
      }
      """;

  private static final String BARE =
      """
      resource "aws_instance" "web" {
        subnet_id              = aws_subnet.a.id
        vpc_security_group_ids = [aws_security_group.web.id]
      }
      """;

  private static final String MACHINE =
      BARE.replace("{\n", "{\n  associate_public_ip_address = true\n");

  private static final String ROUTED = NETWORK + TABLE + ROUTE + ASSOCIATION;
  private static final String PUBLIC = ROUTED + RULE + MACHINE;

  /**
   * One part of a stack that alone decides a question.
   *
   * @param with what the answer is with it; without it, it is the other
   */
  private record Part(String question, String type, String stack, String part, Truth with) {
    @Override
    public String toString() {
      return address() + " of " + type;
    }

    String address() {
      String[] quoted = part.split("\"", 5);
      return quoted[1] + "." + quoted[3];
    }

    String counted() {
      return "variable \"wanted\" { type = bool }\n"
          + part.replaceFirst("\\{", "{\n  count = var.wanted ? 1 : 0\n");
    }
  }

  private static Part opens(String stack, String part) {
    return new Part(REACHED, "aws_instance", stack, part, Truth.TRUE);
  }

  private static Part closes(String stack, String part) {
    return new Part(REACHED, "aws_instance", stack, part, Truth.FALSE);
  }

  static Stream<Part> parts() {
    return Stream.of(
            rulesAndGroups(), addresses(), routes(), lists(), listeners(), callers(), balancing())
        .flatMap(all -> all);
  }

  private static Stream<Part> rulesAndGroups() {
    String closed = ROUTED + RULE + MACHINE.replace("group.web", "group.closed");
    String byList = RULE.replace("cidr_blocks       = [\"0.0.0.0/0\"]", LISTED);
    return Stream.of(
        opens(ROUTED + MACHINE, RULE),
        opens(
            ROUTED + MACHINE,
            """
            resource "aws_vpc_security_group_ingress_rule" "ssh" {
              security_group_id = aws_security_group.web.id
              ip_protocol       = "tcp"
              from_port         = 22
              to_port           = 22
              cidr_ipv4         = "0.0.0.0/0"
            }
            """),
        opens(
            ROUTED + byList + MACHINE,
            """
            resource "aws_ec2_managed_prefix_list_entry" "all" {
              prefix_list_id = aws_ec2_managed_prefix_list.l.id
              cidr           = "0.0.0.0/0"
            }
            """),
        opens(
            closed,
            """
            resource "aws_network_interface_sg_attachment" "web" {
              security_group_id    = aws_security_group.web.id
              network_interface_id = aws_instance.web.primary_network_interface_id
            }
            """),
        opens(
            closed
                + """
                resource "aws_network_interface" "n" {
                  subnet_id       = aws_subnet.a.id
                  security_groups = [aws_security_group.web.id]
                }
                """,
            """
            resource "aws_network_interface_attachment" "n" {
              instance_id          = aws_instance.web.id
              network_interface_id = aws_network_interface.n.id
              device_index         = 1
            }
            """),
        opens(
            ROUTED + MACHINE.replace("vpc_security_group_ids = [aws_security_group.web.id]", ""),
            """
            resource "aws_default_security_group" "d" {
              vpc_id = aws_vpc.main.id
              ingress {
                protocol    = "tcp"
                from_port   = 22
                to_port     = 22
                cidr_blocks = ["0.0.0.0/0"]
              }
            }
            """));
  }

  private static final String LISTED = "prefix_list_ids   = [aws_ec2_managed_prefix_list.l.id]";

  private static Stream<Part> addresses() {
    return Stream.of(
        opens(
            ROUTED + RULE + BARE,
            """
            resource "aws_eip" "e" { instance = aws_instance.web.id }
            """),
        opens(
            ROUTED + RULE + BARE + "resource \"aws_eip\" \"e\" {}\n",
            """
            resource "aws_eip_association" "e" {
              instance_id   = aws_instance.web.id
              allocation_id = aws_eip.e.id
            }
            """));
  }

  private static Stream<Part> routes() {
    return Stream.of(
        opens(NETWORK + TABLE + ASSOCIATION + RULE + MACHINE, ROUTE),
        opens(NETWORK + TABLE + ROUTE + RULE + MACHINE, ASSOCIATION),
        opens(NETWORK + TABLE + ROUTE + RULE + MACHINE, MAIN),
        closes(
            NETWORK + TABLE + ROUTE + MAIN + RULE + MACHINE,
            ASSOCIATION.replace("table.public", "table.private")));
  }

  private static Stream<Part> lists() {
    String entry =
        """
        resource "aws_network_acl_rule" "%s" {
          network_acl_id = aws_network_acl.closed.id
          rule_number    = %d
          rule_action    = "%s"
          protocol       = "tcp"
          cidr_block     = "0.0.0.0/0"
          from_port      = 22
          to_port        = 22
        }
        """;
    String allow = entry.formatted("allow", 100, "allow");
    String associated =
        """
        resource "aws_network_acl_association" "a" {
          network_acl_id = aws_network_acl.closed.id
          subnet_id      = aws_subnet.a.id
        }
        """;
    return Stream.of(
        opens(PUBLIC + associated, allow),
        closes(PUBLIC + associated + allow, entry.formatted("deny", 50, "deny")),
        closes(PUBLIC, associated),
        closes(
            PUBLIC,
            """
            resource "aws_network_acl" "a" { subnet_ids = [aws_subnet.a.id] }
            """),
        closes(
            PUBLIC,
            """
            resource "aws_default_network_acl" "d" {
              default_network_acl_id = aws_vpc.main.default_network_acl_id
            }
            """));
  }

  private static Stream<Part> listeners() {
    String balancer =
        """
        resource "aws_lb" "l" {
          load_balancer_type = "%s"
          subnets            = [aws_subnet.a.id]
          security_groups    = [%s]
        }
        """;
    String listener =
        """
        resource "aws_lb_listener" "l" {
          load_balancer_arn = aws_lb.l.arn
          port              = %d
          protocol          = "TCP"
        }
        """;
    String other = listener.formatted(22).replace("\"l\"", "\"other\"").replace("22", "80");
    String filtered = balancer.formatted("application", "aws_security_group.web.id");
    return Stream.of(
        new Part(
            REACHED,
            "aws_lb",
            ROUTED + balancer.formatted("network", ""),
            listener.formatted(22),
            Truth.TRUE),
        new Part(REACHED, "aws_lb", ROUTED + RULE + filtered, listener.formatted(443), Truth.FALSE),
        new Part(
            REACHED,
            "aws_lb",
            ROUTED + RULE + filtered + other,
            listener.formatted(22),
            Truth.TRUE));
  }

  private static Stream<Part> callers() {
    String data =
        """
        resource "aws_security_group" "data" { vpc_id = aws_vpc.main.id }
        resource "aws_db_instance" "main" {
          vpc_security_group_ids = [aws_security_group.data.id]
        }
        """;
    String admits =
        """
        resource "aws_vpc_security_group_ingress_rule" "data" {
          security_group_id            = aws_security_group.data.id
          referenced_security_group_id = aws_security_group.web.id
          ip_protocol                  = "tcp"
          from_port                    = 5432
          to_port                      = 5432
        }
        """;
    String out =
        """
        resource "aws_vpc_security_group_egress_rule" "web" {
          security_group_id = aws_security_group.web.id
          ip_protocol       = "-1"
          cidr_ipv4         = "10.0.0.0/16"
        }
        """;
    return Stream.of(
        called(PUBLIC + data + out, admits),
        called(PUBLIC + data + admits, out),
        called(
            PUBLIC + data + admits,
            """
            resource "aws_security_group_rule" "out" {
              security_group_id = aws_security_group.web.id
              type              = "egress"
              protocol          = "-1"
              from_port         = 0
              to_port           = 0
              cidr_blocks       = ["10.0.0.0/16"]
            }
            """),
        called(ROUTED + RULE + data + admits + out, MACHINE),
        called(
            PUBLIC.replace("group_ids = [aws_security_group.web.id]", "group_ids = []")
                + data
                + admits
                + out
                + """
                resource "aws_network_interface" "n" {
                  subnet_id       = aws_subnet.a.id
                  security_groups = [aws_security_group.web.id]
                }
                """,
            """
            resource "aws_network_interface_attachment" "n" {
              instance_id          = aws_instance.web.id
              network_interface_id = aws_network_interface.n.id
              device_index         = 1
            }
            """));
  }

  private static Part called(String stack, String part) {
    return new Part(CALLED, "aws_db_instance", stack, part, Truth.TRUE);
  }

  private static Stream<Part> balancing() {
    String question = "resource.balancers().size() > 0";
    String only = "resource.guardsOnlyLoadBalancers()";
    String groups =
        """
        resource "aws_lb" "web" { name = "web" }
        resource "aws_lb_target_group" "web" { port = 443 }
        """;
    String listener =
        """
        resource "aws_lb_listener" "web" {
          load_balancer_arn = aws_lb.web.arn
          default_action { target_group_arn = aws_lb_target_group.web.arn }
        }
        """;
    String attachment =
        """
        resource "aws_lb_target_group_attachment" "web" {
          target_group_arn = aws_lb_target_group.web.arn
          target_id        = aws_instance.web.id
        }
        """;
    String rule =
        """
        resource "aws_lb_listener_rule" "web" {
          listener_arn = aws_lb_listener.bare.arn
          action { target_group_arn = aws_lb_target_group.web.arn }
        }
        """;
    String bare = "resource \"aws_lb_listener\" \"bare\" { load_balancer_arn = aws_lb.web.arn }\n";
    String member = "resource \"aws_lb\" \"m\" { security_groups = [aws_security_group.g.id] }\n";
    String group = "resource \"aws_security_group\" \"g\" { name = \"g\" }\n";
    return Stream.of(
        new Part(question, "aws_instance", PUBLIC + groups + listener, attachment, Truth.TRUE),
        new Part(question, "aws_instance", PUBLIC + groups + attachment, listener, Truth.TRUE),
        new Part(question, "aws_instance", PUBLIC + groups + bare + attachment, rule, Truth.TRUE),
        new Part(
            question,
            "aws_instance",
            PUBLIC,
            "resource \"aws_elb\" \"old\" { instances = [aws_instance.web.id] }\n",
            Truth.TRUE),
        new Part(only, "aws_security_group", group, member, Truth.TRUE),
        new Part(
            only,
            "aws_security_group",
            group + member,
            "resource \"aws_instance\" \"i\" { vpc_security_group_ids = [aws_security_group.g.id] }\n",
            Truth.FALSE));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void whatMayBeMissingLeavesOpenWhatItWouldDecide(Part part) {
    assertThat(Term.truth(ask(part, part.stack + part.part))).isEqualTo(part.with);
    assertThat(Term.truth(ask(part, part.stack))).isEqualTo(part.with.not());

    Term found = ask(part, part.stack + part.counted());

    assertThat(found).isInstanceOf(Term.Open.class);
    assertThat(((Term.Open) found).causes())
        .extracting(Cause::reason)
        .anyMatch(reason -> reason.contains("there is any " + part.address() + "[?]"));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void whatSharesAModuleComesTogether(Part part) {
    String module =
        """
        variable "wanted" { type = bool }
        module "m" {
          source = "./m"
          count  = var.wanted ? 1 : 0
        }
        """;

    assertThat(
            Term.truth(ask(part, Map.of("main.tf", module, "m/main.tf", part.stack + part.part))))
        .isEqualTo(part.with);
    assertThat(Term.truth(ask(part, Map.of("main.tf", module, "m/main.tf", part.stack))))
        .isEqualTo(part.with.not());
  }

  @ParameterizedTest
  @CsvSource({"aws_instance.web.id, OPEN", "aws_instance.web[0].id, TRUE"})
  void whatIsAsUncertainComesTogether(String instance, Truth reached) {
    String counted = "{\n  count = var.wanted ? 1 : 0\n";
    String machine = instance.contains("[") ? BARE.replaceFirst("\\{", counted) : BARE;
    String address = "resource \"aws_eip\" \"e\" " + counted + "  instance = " + instance + "\n}\n";
    String variable = "variable \"wanted\" { type = bool }\n";

    assertThat(reached(variable + ROUTED + RULE + machine + address)).isEqualTo(reached);
  }

  @ParameterizedTest
  @CsvSource({
    "'[aws_security_group.some[0].id]', TRUE",
    "'aws_security_group.some[*].id', OPEN",
    "'concat([aws_security_group.closed.id], aws_security_group.some[*].id)', OPEN",
  })
  void aGroupIsThereWhereItsAddressIsNamed(String groups, Truth reached) {
    String group =
        """
        variable "wanted" { type = bool }
        resource "aws_security_group" "some" {
          count = var.wanted ? 1 : 0
          ingress {
            protocol    = "tcp"
            from_port   = 22
            to_port     = 22
            cidr_blocks = ["0.0.0.0/0"]
          }
        }
        """;

    assertThat(reached(ROUTED + group + MACHINE.replace("[aws_security_group.web.id]", groups)))
        .isEqualTo(reached);
  }

  @Test
  void oneOfTwoTablesThatExcludeEachOtherLeavesItOpen() {
    String counted = "{\n  count = var.public ? %s\n";
    String inside = ASSOCIATION.replace("\"a\"", "\"b\"").replace("table.public", "table.private");

    assertThat(
            reached(
                "variable \"public\" { type = bool }\n"
                    + NETWORK
                    + TABLE
                    + ROUTE
                    + RULE
                    + MACHINE
                    + ASSOCIATION.replaceFirst("\\{", counted.formatted("1 : 0"))
                    + inside.replaceFirst("\\{", counted.formatted("0 : 1"))))
        .isEqualTo(Truth.OPEN);
  }

  @Test
  void whatOthersDecideIsDecided() {
    Part address = addresses().findFirst().orElseThrow();
    Part denied = closes("", lists().skip(2).findFirst().orElseThrow().part);
    String everywhere =
        "resource \"aws_default_network_acl\" \"d\" {\n"
            + "  default_network_acl_id = aws_vpc.main.default_network_acl_id\n}\n";

    assertThat(reached(PUBLIC + address.counted())).isEqualTo(Truth.TRUE);
    assertThat(reached(PUBLIC + everywhere + denied.counted())).isEqualTo(Truth.FALSE);
    assertThat(reached(ROUTED + BARE + address.counted())).isEqualTo(Truth.FALSE);
  }

  private static Truth reached(String source) {
    return Term.truth(ask(opens("", ""), source));
  }

  private static Term ask(Part part, String source) {
    return ask(part, Map.of("main.tf", source));
  }

  private static Term ask(Part part, Map<String, String> sources) {
    var graph =
        StackReader.read(StackSpec.terraform(""), SourceTree.ofText(sources), Budget.generous());
    var scene = Scene.of(graph);
    return Language.compile(part.question)
        .evaluate(new Term.Ref(scene.ofType(part.type).getFirst()), null, scene, Budget.generous());
  }
}
