package dev.plumbline.implementer.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.iac.resolved.PropertyPath;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An element is put only into a list that stands there, and is nobody else's. */
class ListEditsTest {
  private static final String ROLE =
      """
      Parameters:
        Arns:
          Type: CommaDelimitedList
          Default: a,b
      Conditions:
        Never: !Equals [a, b]
      Resources:
        Role:
          Type: AWS::IAM::Role
          Properties:
            ManagedPolicyArns: %s
        Other:
          Type: AWS::IAM::Role
          Properties:
            ManagedPolicyArns: %s
      """;
  private static final Value ARN = Value.of("arn:aws:iam::aws:policy/New");

  @Test
  void intoAPlainListItIsWritten() {
    assertThat(granted(ROLE.formatted("[one]", "[two]")))
        .contains("[one, arn:aws:iam::aws:policy/New]");
    assertThat(appended(ROLE.formatted("[one]", "[two]")))
        .contains("[one, arn:aws:iam::aws:policy/New]");
    assertThat(appended(ROLE.formatted("[]", "[two]"))).contains("arn:aws:iam::aws:policy/New");
  }

  @Test
  void intoOneThatAnAliasSharesItIsNot() {
    String shared = "ManagedPolicyArns is shared by an alias";

    for (String list : List.of("&l [one]", "&l\n        - one")) {
      assertThat(granted(ROLE.formatted(list, "*l"))).isEqualTo(shared);
      assertThat(appended(ROLE.formatted(list, "*l"))).isEqualTo(shared);
    }
    String turned =
        ROLE.formatted("X", "&l [one]")
            .replace("  Role:\n", "  First:\n")
            .replace("  Other:\n", "  Role:\n");
    assertThat(granted(turned)).isEqualTo(shared);
  }

  @Test
  void whatAFunctionMakesIsNoListThatStandsThere() {
    for (String made :
        List.of(
            "!Ref Arns",
            "!If [Never, [one], [two]]",
            "!Split [',', 'one,two']",
            "{'Fn::If': [Never, [one], [two]]}")) {
      assertThat(granted(ROLE.formatted(made, "[two]")))
          .as(made)
          .startsWith("ManagedPolicyArns is made by a function, ");
      assertThat(appended(ROLE.formatted(made, "[two]")))
          .as(made)
          .startsWith("ManagedPolicyArns is made by a function, ");
    }
  }

  private static String granted(String template) {
    return said(
        new RolePart("Role", "ManagedPolicyArns", ARN).write(site(template), Dialect.TEMPLATE));
  }

  private static String appended(String template) {
    PropertyPath place =
        new PropertyPath(
            List.of(new PropertyPath.Step("ManagedPolicyArns", true, "", Set.of())),
            "list",
            List.of());
    return said(new PropertyEdit(site(template), Dialect.TEMPLATE, place, List.of()).append(ARN));
  }

  /** The template with the element in it, else why it isn't. */
  private static String said(Written written) {
    return switch (written) {
      case Written.Refused(String reason) -> reason;
      case Written.Done(SourceTree tree) ->
          new String(Objects.requireNonNull(tree.file("t.yaml")), StandardCharsets.UTF_8);
    };
  }

  private static DocumentSite site(String template) {
    SourceTree tree = SourceTree.ofText(Map.of("t.yaml", template));
    StackSpec stack = new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false);
    Graph graph = StackReader.read(stack, tree, Budget.generous());
    Resource role =
        graph.resources().stream()
            .filter(resource -> resource.address().equals("Role"))
            .findFirst()
            .orElseThrow();
    return DocumentSite.of(tree, role, Dialect.TEMPLATE, Budget.generous());
  }
}
