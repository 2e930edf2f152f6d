package dev.plumbline.forecast.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.forecast.PredictedPairs;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Breaking;
import dev.plumbline.model.plan.Reach;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.StackChanged.Shared;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReachTest {
  private static final StackInterface OWN =
      new StackInterface(
          "r", "net", 1, Map.of("vpc", ""), List.of("s3://state/net"), List.of(), Map.of());
  private static final StackInterface APP =
      new StackInterface("r", "app", 1, Map.of(), List.of(), List.of("s3://state/net"), Map.of());
  private static final Readers READERS =
      new Readers(new Estate(1, Map.of("r/net", OWN, "r/app", APP)), "r/net", null);
  private static final String NETWORK =
      """
      resource "aws_vpc" "v" {
        cidr_block = "10.%d.0.0/16"
      }
      resource "aws_subnet" "s" {
        count      = 2
        vpc_id     = aws_vpc.v.id
        cidr_block = "10.0.${count.index}.0/24"
      }
      resource "aws_instance" "i" {
        subnet_id = aws_subnet.s[0].id
      }
      resource "aws_sns_topic" "alone" {
        display_name = "%d"
      }
      output "vpc" {
        value = aws_vpc.v.id
      }
      """;

  @Test
  void aReplacedNetworkReachesAllThatStandsInItAndWhoReadsIt() {
    Graph base = graph(NETWORK.formatted(0, 0));
    Graph head = graph(NETWORK.formatted(1, 1));

    List<Reach> reach =
        new BlastRadius(base, head, READERS)
            .of(PlanPredictor.predict(base, head, Budget.generous()));

    Reach first = reach.getFirst();
    assertThat(first.address()).isEqualTo("aws_vpc.v");
    assertThat(first.direct()).containsExactly("aws_subnet.s[0]", "aws_subnet.s[1]");
    assertThat(first.total()).isEqualTo(3);
    assertThat(first.outputs()).containsExactly("vpc (known after apply)");
    assertThat(first.stacks()).containsExactly("r/app");
    assertThat(reach).extracting(Reach::address).doesNotContain("aws_sns_topic.alone");
  }

  @Test
  void aModuleThatWaitsIsReachedWithAllThatIsInIt() {
    String main =
        """
        resource "aws_sqs_queue" "k" {
          delay_seconds = %d
        }
        module "m" {
          source     = "./m"
          count      = 2
          depends_on = [aws_sqs_queue.k]
        }
        resource "aws_sns_topic" "after" {
          depends_on = [module.m]
        }
        """;
    Graph base = graph(nested(main.formatted(1)));
    Graph head = graph(nested(main.formatted(2)));

    assertThat(
            new BlastRadius(base, head, READERS)
                .of(PlanPredictor.predict(base, head, Budget.generous())))
        .extracting(Reach::address, Reach::direct, Reach::total)
        .containsExactly(tuple("aws_sqs_queue.k", List.of("module.m"), 3));
  }

  @Test
  void ofManyNamesTheFirstAreGivenAndTheRestCounted() {
    String network =
        """
        resource "aws_vpc" "v" {
          cidr_block = "10.%d.0.0/16"
        }
        resource "aws_subnet" "s" {
          count  = 50
          vpc_id = aws_vpc.v.id
        }
        resource "aws_subnet" "t" {
          count  = 10
          vpc_id = aws_vpc.v.id
        }
        """;
    Graph base = graph(network.formatted(0));
    Graph head = graph(network.formatted(1));

    Reach first =
        new BlastRadius(base, head, READERS)
            .of(PlanPredictor.predict(base, head, Budget.generous()))
            .getFirst();

    assertThat(first.total()).isEqualTo(60);
    assertThat(first.direct()).hasSize(51).endsWith("and 10 more").startsWith("aws_subnet.s[0]");
  }

  @Test
  void whatIsNotCountedToTheEndSaysAtLeast() {
    Graph base = graph(NETWORK.formatted(0, 0));
    Graph head = graph(NETWORK.formatted(1, 1));

    List<Reach> reach =
        new BlastRadius(base, head, READERS, -1)
            .of(PlanPredictor.predict(base, head, Budget.generous()));

    assertThat(reach)
        .extracting(Reach::address, Reach::counted)
        .containsExactly(
            tuple("aws_vpc.v", "at least 2 resources"),
            tuple("aws_subnet.s[0]", "at least 1 resource"));
  }

  @Test
  void whatIsDestroyedHasItsDependentsInTheBase() {
    Graph base =
        graph(
            "resource \"aws_sqs_queue\" \"q\" {\n"
                + "}\n"
                + "resource \"aws_sqs_queue_policy\" \"p\" {\n"
                + "  queue_url = aws_sqs_queue.q.id\n"
                + "}\n");
    Graph head = graph("resource \"aws_sqs_queue_policy\" \"p\" {\n  queue_url = \"x\"\n}\n");

    assertThat(
            new BlastRadius(base, head, READERS)
                .of(PlanPredictor.predict(base, head, Budget.generous())))
        .extracting(Reach::address, Reach::total)
        .containsExactly(tuple("aws_sqs_queue.q", 1));
  }

  @Test
  void eachPromiseThatIsBrokenIsNamedWithWhoReliedOnIt() {
    String before =
        """
        variable "gone" {
        }
        variable "size" {
          type    = string
          default = "a"
        }
        variable "loose" {
          type    = string
          default = "a"
        }
        output "vpc" {
          value = 1
        }
        terraform {
          required_version = ">= 1.5"
          required_providers {
            aws = {
              source  = "hashicorp/aws"
              version = "~> 5.0"
            }
          }
        }
        """;
    String after =
        """
        variable "size" {
          type = number
        }
        variable "loose" {
          type    = any
          default = "a"
        }
        variable "new" {
        }
        terraform {
          required_version = "< 2"
          required_providers {
            aws = {
              source  = "hashicorp/aws"
              version = "~> 6.1"
            }
          }
        }
        """;

    List<Breaking> breaking = BreakingSearch.of(graph(before), graph(after), READERS);

    assertThat(breaking)
        .extracting(Breaking::subject)
        .containsExactly(
            "variable gone", "variable size", "variable new", "output vpc", "provider aws");
    assertThat(breaking.get(1).text()).contains("from string to number");
    assertThat(breaking.get(3).readers()).containsExactly("r/app");
  }

  @Test
  void anOutputOfAnotherShapeIsTold() {
    String outputs =
        """
        output "names" {
          value = %s
        }
        output "size" {
          value = %s
        }
        output "vpc" {
          value = var.v
        }
        variable "v" {
          default = "a"
        }
        """;

    List<Breaking> breaking =
        BreakingSearch.of(
            graph(outputs.formatted("\"a\"", "\"5\"")),
            graph(outputs.formatted("[\"a\"]", "6")),
            READERS);

    assertThat(breaking)
        .extracting(Breaking::text)
        .containsExactly(
            "Output names is a list and was a single value: who reads it from the state has to"
                + " follow.");
    assertThat(breaking.getFirst().readers()).containsExactly("r/app");
    assertThat(breaking.getFirst().range().start().line()).isEqualTo(1);
  }

  @Test
  void anExportWithAnotherValueIsRefusedWhileItIsImported() {
    String template =
        """
        Resources:
          Q:
            Type: AWS::SQS::Queue
        Outputs:
          Name:
            Value: %s
            Export:
              Name: queue-name
          Arn:
            Value: !GetAtt Q.Arn
            Export:
              Name: queue-arn
        """;

    List<Breaking> breaking =
        BreakingSearch.of(
            template(template.formatted("one")), template(template.formatted("two")), READERS);

    assertThat(breaking)
        .extracting(Breaking::subject, Breaking::text)
        .containsExactly(
            tuple(
                "export queue-name",
                "Export queue-name changes its value: CloudFormation refuses that while another"
                    + " stack imports it."));
  }

  private static Graph template(String text) {
    StackSpec spec = new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false);
    return StackReader.read(spec, SourceTree.ofText(Map.of("t.yaml", text)), Budget.generous());
  }

  @Test
  void whatStaysAsItIsBreaksNothing() {
    Graph graph = graph(NETWORK.formatted(0, 0));

    assertThat(BreakingSearch.of(graph, graph, READERS)).isEmpty();
  }

  private static final String CALL =
      "module \"db\" {\n  source = \"./db\"\n  size   = 5\n}\nmodule \"again\" {\n"
          + "  source = \"./db\"\n  size   = 6\n}\n";
  private static final String MODULE =
      "variable \"size\" {\n  type = number\n}\nvariable \"name\" {\n  default = \"a\"\n}\n"
          + "output \"id\" {\n  value = var.size\n}\n";

  @Test
  void theOtherCallersOfAModuleAreToldWhatItDoesNotKeep() {
    String changed = "variable \"size\" {\n  type = string\n}\nvariable \"zone\" {\n}\n";
    Shared shared = new Shared("db", List.of("jobs", "web"), 7);

    List<Breaking> broken = ModuleBreaking.of(calling(MODULE), calling(changed), List.of(shared));

    assertThat(broken)
        .extracting(Breaking::text)
        .containsExactly(
            "Variable size of db changes its type from number to string: a caller that gives it has"
                + " to follow.",
            "Variable name of db is gone: a caller that gives it has to stop.",
            "Variable zone of db is new and required: a caller that lacks it fails.",
            "Output id of db is gone: a caller that reads it fails.");
    assertThat(broken)
        .allSatisfy(one -> assertThat(one.readers()).containsExactly("jobs", "web", "and 5 more"));
  }

  @Test
  void aModuleIsToldOfOnceAndOnlyWhereOthersCallIt() {
    String changed = MODULE.replace("\"id\"", "\"arn\"");
    Shared earlier = new Shared("db", List.of("-", "web"), 2);
    Shared other = new Shared("net", List.of("web"), 1);

    assertThat(ModuleBreaking.of(calling(MODULE), calling(changed), List.of(earlier, other)))
        .as("the stack - tells it")
        .isEmpty();
    assertThat(ModuleBreaking.of(calling(MODULE), calling(changed), List.of())).isEmpty();
    assertThat(
            ModuleBreaking.of(
                calling(MODULE), graph(""), List.of(new Shared("db", List.of("web"), 1))))
        .as("it is no longer called here")
        .isEmpty();
  }

  private static Graph calling(String module) {
    return PredictedPairs.graph(SourceTree.ofText(Map.of("main.tf", CALL, "db/main.tf", module)));
  }

  private static Map<String, String> nested(String main) {
    return Map.of(
        "main.tf",
        main,
        "m/main.tf",
        "module \"n\" {\n  source = \"../n\"\n}\n",
        "n/main.tf",
        "resource \"aws_sqs_queue\" \"q\" {\n}\n");
  }

  private static Graph graph(String text) {
    return graph(Map.of("main.tf", text));
  }

  private static Graph graph(Map<String, String> files) {
    return PredictedPairs.graph(SourceTree.ofText(files));
  }
}
