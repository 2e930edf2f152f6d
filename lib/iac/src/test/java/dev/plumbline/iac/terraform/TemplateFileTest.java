package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TemplateFileTest {
  @Test
  void aTemplateIsRenderedWithItsVariablesAsTexts() {
    assertThat(input("listen ${port} ${open}", "port = 80, open = true"))
        .isEqualTo(Value.of("listen 80 true"));
    assertThat(input("%{ for i in [1, 2] }${i}%{ endfor }", "")).isEqualTo(Value.of("12"));
  }

  @Test
  void whatIsNotKnownOrFailsStaysUnknown() {
    assertThat(input("listen ${port}", "port = var.port")).isInstanceOf(Value.Unknown.class);
    assertThat(input("listen ${host}", "port = 80")).isInstanceOf(Value.Unknown.class);
    assertThat(input("listen ${port", "port = 80")).isInstanceOf(Value.Unknown.class);
    assertThat(input("${port}", "port = [80]")).isInstanceOf(Value.Unknown.class);
  }

  private static Value input(String template, String variables) {
    String code =
        """
        variable "port" {
        }
        data "template_file" "start" {
          template = file("${path.module}/start.sh")
          vars     = { %s }
        }
        resource "terraform_data" "a" {
          input = data.template_file.start.rendered
        }
        """
            .formatted(variables);
    Graph graph =
        StackReader.read(
            StackSpec.terraform(""),
            SourceTree.ofText(Map.of("main.tf", code, "start.sh", template)),
            Budget.generous());
    Resource reader =
        graph.resources().stream()
            .filter(resource -> resource.address().equals("terraform_data.a"))
            .findFirst()
            .orElseThrow();
    return Objects.requireNonNull(reader.attributes().members().get("input")).unmarked();
  }
}
