package dev.plumbline.iac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.veil.Veil;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VeilTest {
  @Test
  void aDocumentThatIsASecretIsHiddenPieceByPiece() {
    String source =
        """
        resource "aws_secretsmanager_secret_version" "v" {
          secret_id     = "orders"
          secret_string = jsonencode({ user = "app", pin = "wombat-4711" })
        }
        """;

    assertThat(over(source))
        .isEqualTo(source.replace("wombat-4711", "••••••••"))
        .contains("user = \"app\"");
  }

  @Test
  void whatIsSensitiveInABlockIsHidden() {
    String source =
        """
        resource "aws_elasticache_user" "u" {
          authentication_mode {
            type      = "password"
            passwords = ["wombat-4711"]
          }
        }
        resource "helm_release" "h" {
          set_sensitive = [{ name = "auth.pin", value = "heron-0815" }]
        }
        """;

    assertThat(over(source)).doesNotContain("wombat-4711").doesNotContain("heron-0815");
  }

  private static String over(String source) {
    var graph =
        StackReader.read(
            StackSpec.terraform(""),
            SourceTree.ofText(Map.of("main.tf", source)),
            Budget.generous());
    return new Veil(graph).overFile(source);
  }
}
