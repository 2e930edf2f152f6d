package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the JSON form says in its own way: names in strings, texts without templates. */
class JsonConfigurationTest {
  private static Stack json(String main) {
    return Stack.of(Map.of("live/main.tf.json", main));
  }

  @Test
  void movedRemovedAndImportBlocksNameTheirPlacesInStrings() {
    Stack stack =
        json(
            """
            {
              "resource": {"terraform_data": {"new": {}, "kept": {"count": 1}}},
              "moved": [{"from": "terraform_data.old", "to": "terraform_data.new"}],
              "removed": {"from": "terraform_data.gone", "lifecycle": {"destroy": false}},
              "import": {"to": "terraform_data.kept[0]", "id": "x"}
            }
            """);

    assertThat(stack.problems()).isEmpty();
    assertThat(stack.graph().declarations().moves())
        .extracting(Move::from, Move::to, Move::forget)
        .containsExactlyInAnyOrder(
            tuple("terraform_data.old", "terraform_data.new", false),
            tuple("terraform_data.gone", "", true),
            tuple("", "terraform_data.kept[0]", false));
  }

  @Test
  void aPlaceThatNobodyCanReadIsSaidAndNoMove() {
    Stack stack = json("{\"moved\": {\"from\": [], \"to\": \"terraform_data.a\"}}");

    assertThat(stack.problems()).containsExactly("Invalid address");
    assertThat(stack.graph().declarations().moves()).isEmpty();
  }

  @Test
  void dependenciesAreDrawnFromStrings() {
    Stack stack =
        json(
            """
            {"resource": {"terraform_data": {
              "a": {},
              "b": {"depends_on": ["terraform_data.a"]},
              "c": {"lifecycle": {"replace_triggered_by": ["terraform_data.a.id"]}}
            }}}
            """);

    assertThat(stack.graph().edges())
        .extracting(Edge::from, Edge::to, Edge::kind)
        .containsExactlyInAnyOrder(
            tuple("terraform_data.b", "terraform_data.a", Edge.Kind.DEPENDS_ON),
            tuple("terraform_data.c", "terraform_data.a", Edge.Kind.REFERENCE));
  }

  @Test
  void dynamicBlocksAreWrittenOutAtEachLevel() {
    Stack stack =
        json(
            """
            {"resource": {"aws_security_group": {"s": {"dynamic": {"egress": {
              "for_each": [443, 80],
              "iterator": "it",
              "content": {"from_port": "${it.value}", "protocol": "tcp"}
            }}}}},
             "data": {"aws_iam_policy_document": {"d": {"dynamic": {"statement": {
              "for_each": ["ec2"],
              "content": {
                "actions": ["sts:AssumeRole"],
                "principals": {"type": "Service", "identifiers": ["${statement.value}"]}
              }
            }}}}}}
            """);

    List<Value> egress = stack.blocks("aws_security_group.s", "egress");

    assertThat(stack.problems()).isEmpty();
    assertThat(egress)
        .extracting(rule -> ((Value.Obj) rule).members().get("from_port"))
        .containsExactly(Value.of(443), Value.of(80));
    assertThat(stack.resource("data.aws_iam_policy_document.d").attribute("json"))
        .isInstanceOfSatisfying(
            Value.Str.class, text -> assertThat(text.value()).contains("\"Service\": \"ec2\""));
  }

  @Test
  void defaultsAndVariableFilesHoldTextsAsTheyStand() {
    Stack stack =
        Stack.of(
            Map.of(
                "live/main.tf.json",
                """
                {"variable": {"a": {"default": "${x}"}, "l": {}},
                 "output": {"a": {"value": "${var.a}"}, "l": {"value": "${var.l}"}}}
                """,
                "live/a.auto.tfvars.json",
                "{\"l\": [\"j\", \"${not}\", {\"%{if}\": \"$${y\"}]}"));

    assertThat(stack.problems()).isEmpty();
    assertThat(stack.output("a")).isEqualTo(Value.of("${x}"));
    assertThat(stack.output("l"))
        .isEqualTo(
            new Value.Seq(
                List.of(
                    Value.of("j"),
                    Value.of("${not}"),
                    new Value.Obj(Map.of("%{if}", Value.of("$${y"))))));
  }

  @Test
  void importsAreMadeForEachElement() {
    Stack stack =
        Stack.of(
            """
            variable "open" { type = set(string) }
            resource "terraform_data" "d" {
              for_each = toset(["a", "b"])
            }
            import {
              for_each = toset(["a", "b"])
              to       = terraform_data.d[each.key]
              id       = each.key
            }
            import {
              for_each = var.open
              to       = terraform_data.d[each.key]
              id       = each.key
            }
            """);

    assertThat(stack.problems()).isEmpty();
    assertThat(stack.graph().declarations().moves())
        .extracting(Move::from, Move::to)
        .containsExactly(
            tuple("", "terraform_data.d[\"a\"]"), tuple("", "terraform_data.d[\"b\"]"));
  }
}
