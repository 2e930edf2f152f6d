package dev.plumbline.iac.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {
  private static YamlFile read(String text) {
    return YamlReader.read("t.yaml", text.getBytes(StandardCharsets.UTF_8), Budget.generous());
  }

  private static YamlNode root(String text) {
    YamlFile file = read(text);
    assertThat(file.diagnostics()).isEmpty();
    return Objects.requireNonNull(file.root());
  }

  @Test
  void ranges_are_counted_in_graphemes_and_bytes() {
    YamlNode root = root("é: {ü: !Ref xß}\nb:\n  - 1\n  - 2\nc: 3\n");

    YamlNode tagged = root.member("é").orElseThrow().member("ü").orElseThrow();
    YamlNode list = root.member("b").orElseThrow();

    assertThat(tagged.tag()).isEqualTo("!Ref");
    assertThat(tagged.span().text()).isEqualTo("!Ref xß");
    assertThat(tagged.span().range()).hasToString("t.yaml:1:8");
    assertThat(list.span().text()).isEqualTo("- 1\n  - 2");
  }

  @Test
  void an_alias_is_the_node_it_names_and_a_merge_fills_what_is_not_set() {
    YamlNode root = root("a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3\n");

    YamlNode b = root.member("b").orElseThrow();

    assertThat(b.members()).extracting(entry -> entry.key().text()).containsExactly("y", "x");
    assertThat(b.member("y").flatMap(YamlNode::scalarText)).contains("3");
  }

  @Test
  void a_key_that_stands_twice_is_said_and_the_first_counts() {
    YamlFile file = read("a: 1\nb: 2\na: 3\n");

    assertThat(file.diagnostics()).extracting(Diagnostic::summary).containsExactly("Duplicate key");
    assertThat(file.diagnostics().getFirst().subject()).hasToString("t.yaml:3:1");
    assertThat(Objects.requireNonNull(file.root()).member("a").flatMap(YamlNode::scalarText))
        .contains("1");
  }

  @Test
  void what_stands_above_a_mistake_is_kept() {
    YamlFile file = read("a:\n  b: 1\n  c: [1, 2\nd: 3\n");

    assertThat(file.diagnostics()).extracting(Diagnostic::summary).containsExactly("Invalid YAML");
    assertThat(
            Objects.requireNonNull(file.root())
                .member("a")
                .flatMap(a -> a.member("b"))
                .flatMap(YamlNode::scalarText))
        .contains("1");
  }

  @Test
  void comments_are_kept_with_their_place() {
    YamlFile file = read("# one\na: 1 # two\nb: |\n  # no comment\n");

    assertThat(file.comments())
        .extracting(comment -> comment.text() + " " + comment.range())
        .containsExactly("# one t.yaml:1:1", "# two t.yaml:2:6");
  }

  @Test
  void hostile_documents_end_in_a_diagnostic() {
    var laughs = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 12; i++) {
      laughs.append("a").append(i).append(": &a").append(i).append(" [");
      laughs.append(("*a" + (i - 1) + ",").repeat(9)).append("]\n");
    }

    assertThat(read(laughs.toString()).diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Too many aliases");
    assertThat(read("[".repeat(100_000)).diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Nesting is too deep");
    assertThat(read("a: &a [*a]\n").diagnostics())
        .extracting(Diagnostic::summary)
        .containsExactly("Unknown alias");
  }

  @Test
  void invalid_utf8_is_said_at_its_byte() {
    byte[] bytes = {'a', ':', ' ', (byte) 0xff, '\n'};

    YamlFile file = YamlReader.read("t.yaml", bytes, Budget.generous());

    assertThat(file.diagnostics())
        .extracting(problem -> problem.summary() + problem.subject().start().offset())
        .containsExactly("Invalid character encoding3");
  }

  @Test
  void json_is_read_with_its_ranges_and_its_duplicate_keys() {
    YamlFile file =
        YamlReader.read(
            "t.json",
            "{\"a\": [true, \"true\"], \"a\": 2}".getBytes(StandardCharsets.UTF_8),
            Budget.generous());

    YamlNode list = Objects.requireNonNull(file.root()).member("a").orElseThrow();
    assertThat(list.items())
        .extracting(item -> YamlScalars.value((YamlNode.Scalar) item))
        .containsExactly(Value.of(true), Value.of("true"));
    assertThat(list.items().getLast().span().text()).isEqualTo("\"true\"");
    assertThat(file.diagnostics()).extracting(Diagnostic::summary).containsExactly("Duplicate key");
  }

  @ParameterizedTest
  @CsvSource({
    "yes, Bool[value=true]",
    "Off, Bool[value=false]",
    "~, Null[]",
    "0777, Num[value=511]",
    "0x1F, Num[value=31]",
    "0b11, Num[value=3]",
    "1_000, Num[value=1E+3]",
    "-1.5e3, Num[value=-1.5E+3]",
    ".5, Num[value=0.5]",
    "1e3, Str[value=1e3]",
    "2012-10-17, Str[value=2012-10-17]",
    "012345678901, Str[value=012345678901]",
    "22:22, Str[value=22:22]",
    "'''1''', Str[value=1]",
    "1.2.3, Str[value=1.2.3]",
    "-, Str[value=-]",
  })
  void scalars_mean_what_yaml_1_1_says(String written, String value) {
    YamlNode scalar =
        root("a: " + (written.equals("-") ? "\"-\"" : written) + "\n").member("a").orElseThrow();

    assertThat(YamlScalars.value((YamlNode.Scalar) scalar)).hasToString(value);
  }
}
