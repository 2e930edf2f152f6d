package dev.plumbline.iac.cloudformation;

import static dev.plumbline.iac.cloudformation.Templates.origin;
import static dev.plumbline.iac.cloudformation.Templates.read;
import static dev.plumbline.iac.cloudformation.Templates.resource;
import static dev.plumbline.iac.cloudformation.Templates.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NestedStacksTest {
  private static final String NETWORK =
      """
      Parameters:
        Range: {Type: String, Default: 10.0.0.0/8}
      Resources:
        Vpc: {Type: 'AWS::EC2::VPC', Properties: {CidrBlock: !Ref Range}}
        Subnet: {Type: 'AWS::EC2::Subnet', Properties: {VpcId: !Ref Vpc}}
      Outputs:
        Id: {Value: !Ref Vpc}
        Range: {Value: !Ref Range}
      """;

  private static final String OUTER =
      """
      Resources:
        Network:
          Type: AWS::CloudFormation::Stack
          Properties:
            TemplateURL: inner/net.yaml
            Parameters: {Range: 10.1.0.0/16}
        Group:
          Type: AWS::EC2::SecurityGroup
          Properties:
            GroupDescription: !GetAtt Network.Outputs.Range
            VpcId: !Sub '${Network.Outputs.Id}'
      """;

  @Test
  void a_nested_template_is_evaluated_with_what_its_parent_gives() {
    Graph graph = read(Map.of("cfn/t.yaml", OUTER, "cfn/inner/net.yaml", NETWORK));

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(graph.resources())
        .extracting(Resource::address, Resource::module)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("Network", ""),
            org.assertj.core.groups.Tuple.tuple("Network.Vpc", "Network"),
            org.assertj.core.groups.Tuple.tuple("Network.Subnet", "Network"),
            org.assertj.core.groups.Tuple.tuple("Group", ""));
    assertThat(value(graph, "Network.Vpc", "cidr_block")).isEqualTo(Value.of("10.1.0.0/16"));
    assertThat(origin(value(graph, "Network.Subnet", "vpc_id")).address()).isEqualTo("Network.Vpc");
    Provenance cidr =
        Objects.requireNonNull(resource(graph, "Network.Vpc").provenance().get("cidr_block"));
    assertThat(cidr.range().file()).isEqualTo("cfn/inner/net.yaml");
    assertThat(cidr.trace())
        .extracting(Provenance.Step::kind, step -> step.range().file())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Provenance.Kind.PARAMETER, "cfn/t.yaml"),
            org.assertj.core.groups.Tuple.tuple(Provenance.Kind.MODULE_ARGUMENT, "cfn/t.yaml"));
  }

  @Test
  void outputs_come_back_with_the_resources_behind_them() {
    Graph graph = read(Map.of("cfn/t.yaml", OUTER, "cfn/inner/net.yaml", NETWORK));

    assertThat(value(graph, "Group", "description")).isEqualTo(Value.of("10.1.0.0/16"));
    assertThat(origin(value(graph, "Group", "vpc_id")).address()).isEqualTo("Network.Vpc");
    assertThat(graph.edges())
        .extracting(edge -> edge.from() + " → " + edge.to() + "." + edge.target())
        .containsExactlyInAnyOrder("Network.Subnet → Network.Vpc.id", "Group → Network.Vpc.id");
    assertThat(graph.declarations().modules())
        .extracting(Declarations.ModuleCall::address, Declarations.ModuleCall::available)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("Network", true));
  }

  @Test
  void stacks_hand_values_to_one_another_in_any_order() {
    Graph graph =
        read(
            Map.of(
                "t.yaml",
                """
                Resources:
                  App:
                    Type: AWS::CloudFormation::Stack
                    Properties:
                      TemplateURL: ./app.yaml
                      Parameters: {Vpc: !GetAtt Network.Outputs.Id}
                  Network:
                    Type: AWS::CloudFormation::Stack
                    Properties: {TemplateURL: ./net.yaml}
                """,
                "net.yaml",
                NETWORK,
                "app.yaml",
                """
                Parameters: {Vpc: {Type: 'AWS::EC2::VPC::Id'}}
                Resources:
                  Group: {Type: 'AWS::EC2::SecurityGroup', Properties: {VpcId: !Ref Vpc}}
                """));

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(graph.resources())
        .extracting(Resource::address)
        .containsExactly("App", "App.Group", "Network", "Network.Vpc", "Network.Subnet");
    assertThat(origin(value(graph, "App.Group", "vpc_id")).address()).isEqualTo("Network.Vpc");
    assertThat(graph.edges())
        .extracting(edge -> edge.from() + " → " + edge.to())
        .contains("App.Group → Network.Vpc");
  }

  @Test
  void an_address_means_the_file_beside_the_template_or_none() {
    String url = "!Sub 'https://${Bucket}.s3.amazonaws.com/release/net.yaml'";
    String outer = OUTER.replace("inner/net.yaml", url);

    Graph beside =
        read(Map.of("cfn/t.yaml", outer, "cfn/net.yaml", NETWORK, "old/net.yaml", "a: 1"));
    Graph unclear = read(Map.of("cfn/t.yaml", outer, "a/net.yaml", NETWORK, "b/net.yaml", NETWORK));

    assertThat(beside.resources()).extracting(Resource::address).contains("Network.Vpc");
    assertThat(unclear.resources())
        .extracting(Resource::address)
        .containsExactly("Network", "Group");
    assertThat(unclear.declarations().modules().getFirst().available()).isFalse();
    assertThat(origin(value(unclear, "Group", "vpc_id")).reason())
        .isEqualTo("the template of the nested stack \"Network\" is not at hand");
  }

  @Test
  void an_address_means_a_file_of_another_directory_by_more_than_its_name() {
    String url = "https://s3.amazonaws.com/releases/v1/inner/net.yaml";
    String outer = OUTER.replace("inner/net.yaml", url);

    Graph stranger = read(Map.of("cfn/t.yaml", outer, "other/net.yaml", NETWORK));
    Graph below = read(Map.of("cfn/t.yaml", outer, "cfn/inner/net.yaml", NETWORK));
    Graph whole = read(Map.of("cfn/t.yaml", outer, "inner/net.yaml", NETWORK));
    Graph joined =
        read(
            Map.of(
                "cfn/t.yaml",
                OUTER.replace("inner/net.yaml", "!Sub 'https://${Bucket}/${Prefix}inner/net.yaml'"),
                "inner/net.yaml",
                NETWORK));

    assertThat(stranger.resources()).extracting(Resource::address).doesNotContain("Network.Vpc");
    assertThat(stranger.coverage().notRead())
        .isEqualTo("not read: nested stack Network at cfn/t.yaml:5:20");
    assertThat(List.of(below, whole, joined))
        .allSatisfy(graph ->
            assertThat(graph.resources()).extracting(Resource::address).contains("Network.Vpc"));
    assertThat(below.diagnostics())
        .filteredOn(each -> each.summary().equals("Nested template is guessed"))
        .extracting(Diagnostic::detail)
        .containsExactly(
            "The stack \"Network\" is reviewed by cfn/inner/net.yaml, since its address ends in"
                + " that path. What was uploaded there may be another template.");
    assertThat(read(Map.of("cfn/t.yaml", OUTER, "cfn/inner/net.yaml", NETWORK)).diagnostics())
        .isEmpty();
  }

  @Test
  void nested_stacks_that_cannot_be_read_are_named_with_their_places() {
    Graph graph =
        read(
            """
            Parameters:
              Where: {Type: String}
            Resources:
              Local:
                Type: AWS::CloudFormation::Stack
                Properties: {TemplateURL: ./missing.yaml}
              Remote:
                Type: AWS::CloudFormation::Stack
                Properties: {TemplateURL: 'https://s3.amazonaws.com/b/other.yaml'}
              Given:
                Type: AWS::CloudFormation::Stack
                Properties: {TemplateURL: !Ref Where}
              Shared:
                Type: AWS::Serverless::Application
                Properties: {Location: {ApplicationId: 'arn:x', SemanticVersion: 1.0.0}}
            """);

    assertThat(graph.coverage().notRead())
        .isEqualTo(
            "not read: nested stack Local at t.yaml:6:31, nested stack Remote at t.yaml:9:31,"
                + " nested stack Given at t.yaml:12:31, nested stack Shared at t.yaml:13:3");
  }

  @Test
  void a_nested_stack_that_is_not_there_has_no_resources() {
    Graph graph =
        read(
            Map.of(
                "t.yaml",
                "Conditions: {Never: !Equals [a, b]}\n"
                    + OUTER.replace(
                        "    Type: AWS::CloudF", "    Condition: Never\n    Type: AWS::CloudF"),
                "inner/net.yaml",
                NETWORK));

    assertThat(graph.resources()).extracting(Resource::address).containsExactly("Group");
  }

  @Test
  void nesting_that_does_not_end_is_refused_and_the_rest_is_read() {
    String self = OUTER.replace("inner/net.yaml", "./t.yaml");
    var deep = new HashMap<String, String>();
    for (int i = 0; i < 40; i++) {
      String name = i == 0 ? "t.yaml" : "n" + i + ".yaml";
      deep.put(
          name,
          "Resources: {N: {Type: 'AWS::CloudFormation::Stack', Properties: {TemplateURL: n%d.yaml}}}"
              .formatted(i + 1));
    }

    assertThat(read(self).diagnostics())
        .extracting(Diagnostic::summary)
        .containsOnly("Circular nesting");
    assertThat(read(deep).diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Nested too deeply");
  }

  @Test
  void a_template_that_is_missing_and_an_output_that_is_not_declared_are_said() {
    Graph missing = read(OUTER);
    Graph undeclared =
        read(Map.of("t.yaml", OUTER, "inner/net.yaml", NETWORK.replace("Id: {Val", "Other: {Val")));

    assertThat(missing.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Nested template is not here");
    assertThat(undeclared.diagnostics())
        .extracting(Diagnostic::detail)
        .containsExactly(
            "The nested stack \"Network\" has no output \"Id\". Declare it there, or mend the"
                + " name.");
  }
}
