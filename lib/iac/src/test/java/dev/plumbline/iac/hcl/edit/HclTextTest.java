package dev.plumbline.iac.hcl.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.model.source.Budget;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HclTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", "plain", "a \"b\" \\ c", "${var.x} %{if} $${y}", "1\n2\r\n3\t4", "ä€𝄞"})
  void aQuotedTextIsReadBackAsItWas(String text) {
    String source = "a = " + HclText.quoted(text) + "\n";

    var file = HclParser.parse("main.tf", source.getBytes(UTF_8), Budget.generous());

    assertThat(file.diagnostics()).isEmpty();
    var value = Objects.requireNonNull(file.body().attribute("a")).expression();
    assertThat(value)
        .isInstanceOfSatisfying(
            Template.class, template -> assertThat(template.literal()).isEqualTo(text));
  }

  @Test
  void onlyWhatIsNoNameIsQuotedAsAKey() {
    assertThat(HclText.key("cost-center_1")).isEqualTo("cost-center_1");
    assertThat(HclText.key("1a")).isEqualTo("\"1a\"");
    assertThat(HclText.key("a.b")).isEqualTo("\"a.b\"");
  }

  @Test
  void signsStandBelowOneAnother() {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("a", "1");
    members.put("\"ö\"", "2");

    assertThat(HclText.aligned(members)).containsExactly("a   = 1", "\"ö\" = 2");
  }
}
