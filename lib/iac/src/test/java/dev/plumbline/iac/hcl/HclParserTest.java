package dev.plumbline.iac.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;
import dev.plumbline.model.source.Diagnostic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HclParserTest {
  private static ParsedFile parse(String source) {
    return HclParser.parse("main.tf", source.getBytes(StandardCharsets.UTF_8), Budget.generous());
  }

  @Test
  void a_range_counts_lines_graphemes_and_bytes() {
    ParsedFile parsed = parse("\ufeffa = 1\r\nb = \"👩‍👩‍👧‍👦\" + é\n");

    Expression.Binary sum = (Expression.Binary) parsed.body().attributes().get(1).expression();

    assertThat(sum.right().range().start())
        .hasToString("SourcePosition[line=2, column=11, offset=44]");
    assertThat(sum.right().range().end().offset()).isEqualTo(46);
    assertThat(parsed.body().attributes().getFirst().range().start())
        .hasToString("SourcePosition[line=1, column=1, offset=3]");
  }

  @Test
  void a_block_knows_its_header_and_its_body() {
    Body.Block block = parse("x \"y\" {\n  a = 1\n}\n").body().blocks().getFirst();

    assertThat(block.header().text()).isEqualTo("x \"y\"");
    assertThat(block.body().span().text()).isEqualTo("\n  a = 1\n");
    assertThat(block.span().text()).isEqualTo("x \"y\" {\n  a = 1\n}");
    assertThat(block.label(0)).isEqualTo("y");
    assertThat(block.label(1)).isNull();
  }

  @Test
  void comments_are_kept_with_their_place() {
    ParsedFile parsed = parse("# one\na = 1 // two\n/* three\n*/\n");

    assertThat(parsed.comments())
        .extracting(Comment::text)
        .containsExactly("# one", "// two", "/* three\n*/");
    assertThat(parsed.comments()).extracting(Comment::isLine).containsExactly(true, true, false);
  }

  @Test
  void comments_belong_to_the_item_below_or_beside_them() {
    ParsedFile parsed =
        parse("# far\n\n# near\n# nearer\na = 1 # beside\n# below\nb {\n  # in\n  c = 2\n}\n");
    Body.Item a = parsed.body().items().getFirst();
    Body.Item b = parsed.body().items().get(1);

    assertThat(parsed.commentsOf(a))
        .extracting(Comment::text)
        .containsExactly("# near", "# nearer", "# beside");
    assertThat(parsed.commentsOf(b)).extracting(Comment::text).containsExactly("# below");
  }

  @Test
  void what_can_not_be_read_leaves_the_rest_sound() {
    ParsedFile parsed = parse("a {\n  b = [1,\n  c = 2\n}\nd {\n  e = 3\n}\n");

    assertThat(parsed.diagnostics()).hasSize(1);
    assertThat(parsed.body().blocks()).extracting(Body.Block::type).containsExactly("a", "d");
    assertThat(Dump.of(parsed.body().blocks().get(1).body())).isEqualTo("e=3");
  }

  @Test
  void invalid_utf8_is_said_once() {
    byte[] source = {'a', '=', '"', (byte) 0xff, (byte) 0xfe, '"', '\n', (byte) 0xff, '\n'};

    ParsedFile parsed = HclParser.parse("main.tf", source, Budget.generous());

    assertThat(parsed.diagnostics())
        .extracting(Diagnostic::summary)
        .containsOnlyOnce("Invalid character encoding");
    assertThat(parsed.diagnostics().getFirst().subject().start().offset()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "[",
        "{a=",
        "f(",
        "-",
        "!",
        "\"${",
        "a ? b : ",
        "1+",
        "a[",
        "x[*]",
        "b {\n",
        "\"%{if a}"
      })
  void nesting_without_end_is_a_diagnostic(String opening) {
    ParsedFile parsed = parse((opening.startsWith("b") ? "" : "a = ") + opening.repeat(50_000));

    assertThat(parsed.diagnostics()).isNotEmpty();
  }

  @Test
  void an_endless_chain_of_operators_is_a_diagnostic() {
    ParsedFile parsed = parse("a = 1" + " + 1".repeat(100_000) + "\nb = 2\n");

    assertThat(parsed.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Expression is too long");
    assertThat(parsed.body().attribute("b")).isNotNull();
  }

  @Test
  void a_source_over_the_budget_is_refused() {
    Budget small = Budget.of(1_000_000, 1_000, Duration.ofSeconds(10));

    assertThatThrownBy(() -> HclParser.parse("main.tf", new byte[1_000], small))
        .isInstanceOf(BudgetExceededException.class);
  }

  @Test
  void an_expression_alone_may_span_lines() {
    ParsedExpression parsed =
        HclParser.parseExpression(SourceText.of("<var>", "a\n+ 1 b"), Budget.generous());

    assertThat(Dump.of(parsed.expression())).isEqualTo("(a + 1)");
    assertThat(parsed.diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Extra characters after expression");
  }

  @Test
  void a_text_alone_is_a_template() {
    ParsedExpression parsed =
        HclParser.parseTemplate(
            SourceText.of("user.tpl", "a \"${b}\"\n%{ if c ~}\n d\n%{ endif ~}\n"),
            Budget.generous());

    assertThat(parsed.diagnostics()).isEmpty();
    assertThat(Dump.of(parsed.expression())).isEqualTo("\"a \"|$b|\"\\n|if<c:  d\\n>|\"");
  }
}
