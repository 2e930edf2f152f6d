package dev.plumbline.iac.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.source.Budget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFormTest {
  private static final BodySchema SCHEMA =
      BodySchema.NO_BLOCKS
          .with("locals", 0, BodySchema.NO_BLOCKS)
          .with(
              "resource",
              2,
              BodySchema.NO_BLOCKS.with(
                  "dynamic", 1, BodySchema.NO_BLOCKS.with("content", 0, BodySchema.NO_BLOCKS)));

  private static ParsedFile parse(String json) {
    return JsonForm.parse(
        "main.tf.json", json.getBytes(StandardCharsets.UTF_8), SCHEMA, Budget.generous());
  }

  @Test
  void labels_are_levels_of_objects_and_arrays_are_several_blocks() {
    ParsedFile parsed =
        parse(
            """
            {
              "//": "a comment",
              "locals": [{"a": 1}, {"b": null}],
              "resource": {
                "aws_x": {
                  "one": {"name": "n-${var.env}", "nested": {"k": true}},
                  "two": [{"x": [1, -2.5e1]}]
                }
              }
            }
            """);

    assertThat(parsed.diagnostics()).isEmpty();
    assertThat(Dump.of(parsed.body()))
        .isEqualTo(
            "locals {a=1}; locals {b=null}; "
                + "resource 'aws_x' 'one' {name=\"n-|$var.env\"; nested={\"k\"=true}}; "
                + "resource 'aws_x' 'two' {x=[1, -25]}");
  }

  @Test
  void blocks_in_blocks_follow_the_schema() {
    ParsedFile parsed =
        parse(
            """
            {"resource": {"a": {"b": {"dynamic": {"rule": {
              "for_each": "${var.rules}", "content": {"port": "${rule.value}"}}}}}}}
            """);

    assertThat(Dump.of(parsed.body()))
        .isEqualTo(
            "resource 'a' 'b' {dynamic 'rule' {for_each=\"$var.rules\"; content"
                + " {port=\"$rule.value\"}}}");
  }

  @Test
  void ranges_in_strings_with_escapes_are_those_of_the_file() {
    ParsedFile parsed = parse("{\"a\": \"\\u00e9\\n${var.b}\"}");

    Template template = (Template) parsed.body().attributes().getFirst().expression();
    Template.Interpolation reference = (Template.Interpolation) template.parts().get(1);

    assertThat(Dump.of(template)).isEqualTo("\"é\\n|$var.b\"");
    assertThat(reference.expression().range().start().column()).isEqualTo(18);
    assertThat(reference.expression().range().end().offset()).isEqualTo(22);
  }

  @Test
  void a_string_can_be_read_as_the_expression_a_place_wants() {
    ParsedFile parsed = parse("{\"depends_on\": [\"aws_x.y[0]\", \"${z}\"]}");
    Expression.Tuple list = (Expression.Tuple) parsed.body().attributes().getFirst().expression();

    List<String> unquoted =
        list.elements().stream()
            .map(element -> JsonForm.unquote(element, Budget.generous()).expression())
            .map(Dump::of)
            .toList();

    assertThat(unquoted).containsExactly("aws_x.y[0]", "\"$z\"");
    assertThat(JsonForm.unquote(list.elements().getFirst(), Budget.generous()).expression().range())
        .hasToString("main.tf.json:1:18");
  }

  @Test
  void deep_nesting_is_a_diagnostic() {
    ParsedFile parsed = parse("{\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}");

    assertThat(parsed.diagnostics())
        .extracting(problem -> problem.summary())
        .containsExactly("Nesting is too deep");
  }
}
