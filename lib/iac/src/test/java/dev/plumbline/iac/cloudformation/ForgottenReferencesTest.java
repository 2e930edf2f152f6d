package dev.plumbline.iac.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ForgottenReferencesTest {
  private static Graph read(String template) {
    var stack = new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false);
    var tree = SourceTree.ofText(Map.of("t.yaml", template));
    return CloudFormationReader.read(stack, tree, Budget.generous());
  }

  private static @Nullable Value attribute(Graph graph, String address, String name) {
    return graph.resources().stream()
        .filter(resource -> resource.address().equals(address))
        .findFirst()
        .orElseThrow()
        .attribute(name);
  }

  @Test
  void the_name_of_a_resource_where_one_is_wanted_refers_to_it() {
    Graph graph =
        read(
            """
            Resources:
              Net: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
              Wall:
                Type: AWS::NetworkFirewall::Firewall
                Properties: {VpcId: Net, SubnetMappings: [{SubnetId: A}], FirewallPolicyArn: Rules.Arn}
              A: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Net}}
              Rules: {Type: AWS::NetworkFirewall::FirewallPolicy}
            """);

    assertThat(graph.edges())
        .extracting(Edge::from, Edge::to)
        .contains(tuple("Wall", "Net"), tuple("Wall", "A"), tuple("Wall", "Rules"));
    assertThat(attribute(graph, "Wall", "vpc_id")).isEqualTo(Value.of("Net"));
    assertThat(graph.diagnostics()).isEmpty();
  }

  @Test
  void a_text_that_only_happens_to_be_a_name_refers_to_nothing() {
    Graph graph =
        read(
            """
            Resources:
              Orders:
                Type: AWS::S3::Bucket
                Properties: {BucketName: Orders, Tags: [{Key: Role, Value: Role}]}
              Role: {Type: AWS::IAM::Role, Properties: {Description: Orders}}
            """);

    assertThat(graph.edges()).isEmpty();
  }

  @Test
  void the_name_of_a_parameter_in_place_of_a_secret_is_taken_for_the_parameter() {
    Graph graph =
        read(
            """
            Parameters:
              DbPassword: {Type: String, NoEcho: true}
              Engine: {Type: String}
            Resources:
              Db:
                Type: AWS::DocDB::DBCluster
                Properties: {MasterUserPassword: DbPassword, EngineVersion: Engine}
            """);

    assertThat(String.valueOf(attribute(graph, "Db", "master_password"))).doesNotContain("Str");
    assertThat(attribute(graph, "Db", "engine_version")).isEqualTo(Value.of("Engine"));
    assertThat(graph.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Text instead of a reference");
  }
}
