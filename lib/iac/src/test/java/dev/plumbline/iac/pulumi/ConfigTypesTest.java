package dev.plumbline.iac.pulumi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a stack's file says, in the types that the program declares. */
class ConfigTypesTest {
  private static Value output(String expression) {
    Graph graph =
        PulumiReader.read(
            new StackSpec(StackSpec.Kind.PULUMI, "", "prod", List.of(), false),
            SourceTree.ofText(
                Map.of(
                    "Pulumi.yaml",
                    """
                    name: shop
                    runtime: yaml
                    config:
                      size: {type: integer}
                      flag: {type: boolean}
                      hidden: {type: integer, secret: true}
                      label: {type: string}
                      odd: {type: integer}
                    variables:
                      document:
                        fn::toJSON: {a: "${size}", b: ["${flag}"]}
                    outputs:
                      out: %s
                    """
                        .formatted(expression),
                    "Pulumi.prod.yaml",
                    """
                    config:
                      shop:size: "7"
                      shop:flag: "false"
                      shop:hidden: "9"
                      shop:label: "8"
                      shop:odd: "many"
                    """)),
            Budget.generous());
    return graph.declarations().outputs().getFirst().value();
  }

  @Test
  void numbersAndTruthsAreReadFromTexts() {
    assertThat(output("${size}")).isEqualTo(Value.of(7));
    assertThat(output("${flag}")).isEqualTo(Value.of(false));
    assertThat(output("${hidden}")).isEqualTo(new Value.Sensitive(Value.of(9)));
    assertThat(output("${document}")).isEqualTo(Value.of("{\"a\":7,\"b\":[false]}"));
  }

  @Test
  void aTextStaysOneWhereItIsDeclaredOrIsNothingElse() {
    assertThat(output("${label}")).isEqualTo(Value.of("8"));
    assertThat(output("${odd}")).isEqualTo(Value.of("many"));
  }
}
