package dev.plumbline.iac.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.source.Budget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What sources mean: a case's text, and behind a line {@code ---} its tree as {@link Dump} says.
 */
class SyntaxTest {
  static List<Case> cases() {
    return Case.in("/hcl/syntax.txt");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void a_source_yields_its_tree(Case given) {
    String[] parts = given.text().split("(?m)^---\n", 2);
    String source =
        parts[0].replace("<CR>", "\r").replace("<TAB>", "\t").replace("<BOM>", "\ufeff");

    ParsedFile parsed =
        HclParser.parse("case.tf", source.getBytes(StandardCharsets.UTF_8), Budget.generous());

    assertThat(parsed.diagnostics()).isEmpty();
    assertThat(Dump.of(parsed.body()).replace("; ", "\n")).isEqualTo(parts[1].strip());
  }
}
