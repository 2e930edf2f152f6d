package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Blocks over a collection that is sensitive: the mark stands on all that is made of it. */
class SensitiveBlocksTest {
  private static final String PEERS =
      """
      variable "peers" {
        type      = list(object({ cidr = string, note = string }))
        sensitive = true
        default   = [{ cidr = "0.0.0.0/0", note = "hunter99" }]
      }
      """;

  @Test
  void eachBlockOverASensitiveCollectionIsSensitiveAndSoIsWhatItTakesFromIt() {
    Stack stack =
        Stack.of(
            PEERS
                + """
                resource "aws_security_group" "s" {
                  dynamic "ingress" {
                    for_each = var.peers
                    content {
                      from_port   = ingress.key
                      description = ingress.value.note
                    }
                  }
                }
                output "note" { value = aws_security_group.s.ingress[0].description }
                output "port" { value = aws_security_group.s.ingress[0].from_port }
                """);

    List<Value> ingress = stack.blocks("aws_security_group.s", "ingress");
    Value.Obj rule = (Value.Obj) ingress.getFirst().unmarked();

    assertThat(ingress).hasOnlyElementsOfType(Value.Sensitive.class);
    assertThat(rule.members().get("description"))
        .isEqualTo(new Value.Sensitive(Value.of("hunter99")));
    assertThat(rule.members().get("from_port")).isEqualTo(new Value.Sensitive(Value.of(0)));
    assertThat(stack.output("note")).isEqualTo(new Value.Sensitive(Value.of("hunter99")));
    assertThat(stack.output("port")).isEqualTo(new Value.Sensitive(Value.of(0)));
  }

  @Test
  void aBlockWithinOneOverASensitiveCollectionHasItsMark() {
    Stack stack =
        Stack.of(
            """
            variable "keys" {
              sensitive = true
              default   = { a = ["hunter1"] }
            }
            resource "aws_thing" "t" {
              dynamic "outer" {
                for_each = var.keys
                content {
                  dynamic "inner" {
                    for_each = outer.value
                    content { text = inner.value }
                  }
                }
              }
            }
            """);

    List<Value> outer = stack.blocks("aws_thing.t", "outer");
    Value.Obj body = (Value.Obj) outer.getFirst().unmarked();
    Value inner = body.members().get("inner");

    assertThat(outer.getFirst()).isInstanceOf(Value.Sensitive.class);
    assertThat(inner)
        .isEqualTo(
            new Value.Seq(
                List.of(
                    new Value.Sensitive(
                        new Value.Obj(Map.of("text", new Value.Sensitive(Value.of("hunter1"))))))));
  }

  @Test
  void aBlockOverAnUnknownCollectionThatIsSensitiveIsBoth() {
    Stack stack =
        Stack.of(
            """
            variable "open" {
              sensitive = true
            }
            resource "aws_thing" "t" {
              dynamic "part" {
                for_each = var.open
                content {}
              }
            }
            """);

    List<Value> parts = stack.blocks("aws_thing.t", "part");
    Value only = parts.getFirst();

    assertThat(only).isInstanceOf(Value.Sensitive.class);
    assertThat(only.unmarked()).isInstanceOf(Value.Unknown.class);
  }

  @Test
  void aPolicyDocumentOfSensitivePartsIsKnownAndSensitive() {
    Stack stack =
        Stack.of(
            PEERS
                + """
                data "aws_iam_policy_document" "d" {
                  dynamic "statement" {
                    for_each = var.peers
                    content {
                      actions   = ["s3:GetObject"]
                      resources = [statement.value.note]
                      principals {
                        type        = statement.value.cidr
                        identifiers = sensitive(["*"])
                      }
                    }
                  }
                }
                """);

    Value json = stack.resource("data.aws_iam_policy_document.d").attribute("json");

    assertThat(json).isInstanceOf(Value.Sensitive.class);
    assertThat(json.unmarked())
        .isInstanceOfSatisfying(
            Value.Str.class,
            text ->
                assertThat(text.value())
                    .contains("\"Resource\": \"hunter99\"")
                    .contains("\"0.0.0.0/0\": \"*\""));
  }

  @Test
  void moreBlocksThanAreReadAreUnknownAndSaidOfListsAndMaps() {
    Stack stack =
        Stack.of(
            """
            locals { many = flatten([for i in range(1000) : [for j in range(6) : i * 10 + j]]) }
            resource "aws_thing" "list" {
              dynamic "part" {
                for_each = local.many
                content { text = part.value }
              }
            }
            resource "aws_thing" "map" {
              dynamic "part" {
                for_each = { for each in local.many : each => each }
                content { text = part.value }
              }
            }
            """);

    assertThat(stack.problems()).containsExactly("Too many blocks", "Too many blocks");
    for (String address : List.of("aws_thing.list", "aws_thing.map")) {
      List<Value> parts = stack.blocks(address, "part");
      assertThat(parts).singleElement().isInstanceOf(Value.Unknown.class);
    }
  }

  @Test
  void blocksInBlocksMultiplyOnlyUpToTheSameLimit() {
    String inner = "content { text = part.value }";
    for (int depth = 0; depth < 20; depth++) {
      inner = "content {\n dynamic \"part\" {\n for_each = [1, 2]\n " + inner + "\n }\n }";
    }
    Stack stack =
        Stack.of(
            "resource \"aws_thing\" \"deep\" {\n dynamic \"part\" {\n for_each = [1, 2]\n "
                + inner
                + "\n }\n }\n");

    assertThat(stack.problems()).containsExactly("Too many blocks");
  }
}
