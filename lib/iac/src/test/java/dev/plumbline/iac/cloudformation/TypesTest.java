package dev.plumbline.iac.cloudformation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypesTest {
  private static List<Resource> read(String type, String properties) {
    String template =
        "Resources:\n  X:\n    Type: " + type + "\n    Properties:\n" + properties.indent(6);
    var stack = new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false);
    Graph graph =
        CloudFormationReader.read(
            stack, SourceTree.ofText(Map.of("t.yaml", template)), Budget.generous());
    return graph.resources();
  }

  private static String text(Resource resource, String attribute) {
    Value value = Objects.requireNonNull(resource.attributes().members().get(attribute), attribute);
    return value instanceof Value.Str(String text) ? text : value.toString();
  }

  @ParameterizedTest(name = "{0} makes it a {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Roles: [app]           | aws_iam_role_policy",
        "Users: [someone]       | aws_iam_user_policy",
        "Groups: [team]         | aws_iam_group_policy",
        "Roles: []              | aws_iam_role_policy",
      })
  void a_policy_is_that_of_its_holder(String holders, String type) {
    List<Resource> resources =
        read("AWS::IAM::Policy", holders + "\nPolicyName: x\nPolicyDocument: {Statement: []}");

    assertThat(resources).extracting(Resource::type).containsExactly(type);
    assertThat(text(resources.getFirst(), "policy")).isEqualTo("{\"Statement\":[]}");
    assertThat(text(resources.getFirst(), "name")).isEqualTo("x");
  }

  @Test
  void a_policy_of_roles_says_whose_else_it_is() {
    Resource policy = read("AWS::IAM::Policy", "Roles: [app]\nUsers: [someone]").getFirst();

    assertThat(policy.type()).isEqualTo("aws_iam_role_policy");
    assertThat(policy.attributes().members()).containsKey("users");
  }

  @Test
  void policies_attached_to_a_user_stand_with_their_names() {
    List<Resource> resources =
        read("AWS::IAM::User", "ManagedPolicyArns:\n  - arn:aws:iam::aws:policy/ReadOnlyAccess");

    assertThat(resources)
        .extracting(Resource::address, Resource::type)
        .contains(tuple("X/ManagedPolicyArns[0]", "aws_iam_user_policy_attachment"));
    assertThat(text(resources.getFirst(), "policy_arn"))
        .isEqualTo("arn:aws:iam::aws:policy/ReadOnlyAccess");
  }

  @Test
  void the_policy_of_a_repository_is_a_resource_of_its_own() {
    Resource policy =
        read("AWS::ECR::Repository", "RepositoryPolicyText: {Statement: []}").getFirst();

    assertThat(policy.type()).isEqualTo("aws_ecr_repository_policy");
    assertThat(text(policy, "policy")).isEqualTo("{\"Statement\":[]}");
  }

  @Test
  void types_that_the_mapping_lacks_are_in_the_table() {
    Resource membership =
        read("AWS::IAM::UserToGroupAddition", "GroupName: team\nUsers: [someone]").getFirst();

    assertThat(membership.type()).isEqualTo("aws_iam_group_membership");
    assertThat(text(membership, "group")).isEqualTo("team");
  }
}
