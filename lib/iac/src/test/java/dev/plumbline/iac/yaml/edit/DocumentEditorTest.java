package dev.plumbline.iac.yaml.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.iac.yaml.YamlFile;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.YamlReader;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentEditorTest {
  /** A change of the mapping {@code m} of a document. */
  private interface Change
      extends BiFunction<DocumentEditor, YamlNode.Mapping, Optional<List<Edit>>> {}

  private static Optional<String> tried(String name, String source, Change change) {
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    YamlFile file = YamlReader.read(name, bytes, Budget.generous());
    YamlNode root = Objects.requireNonNull(file.root());
    if (!(root.member("m").orElseThrow() instanceof YamlNode.Mapping mapping)) {
      throw new IllegalArgumentException("m is a mapping");
    }
    return change
        .apply(new DocumentEditor(file), mapping)
        .map(edits -> {
          byte[] result = Edit.apply(bytes, edits);
          assertThat(YamlReader.read(name, result, Budget.generous()).diagnostics()).isEmpty();
          return new String(result, StandardCharsets.UTF_8);
        });
  }

  private static String yaml(String source, Change change) {
    return tried("x.yaml", source, change).orElseThrow();
  }

  private static String json(String source, Change change) {
    return tried("x.json", source, change).orElseThrow();
  }

  private static Value obj(Object... namesAndValues) {
    var members = new LinkedHashMap<String, Value>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put((String) namesAndValues[i], (Value) namesAndValues[i + 1]);
    }
    return new Value.Obj(members);
  }

  @Test
  void aSetMemberKeepsEverythingButItsValue() {
    String result =
        yaml(
            "# top\nm:\n  # why\n  a: false # note\n  b:   2\n",
            (editor, m) -> editor.set(m, "a", Value.Bool.TRUE));

    assertThat(result).isEqualTo("# top\nm:\n  # why\n  a: true # note\n  b:   2\n");
  }

  @ParameterizedTest
  @CsvSource({
    "false, true",
    "False, True",
    "'\"false\"', '\"true\"'",
    "'''false''', '''true'''",
    "no, true",
    "!Ref Encrypted, true",
    "'{Ref: Encrypted}', true",
    "'>-', true",
  })
  void aTruthIsSpeltAsTheOneBefore(String before, String after) {
    String result =
        yaml(
            "m:\n  a: " + before.replace(">-", ">-\n    false") + "\n  b: 1\n",
            (editor, m) -> editor.set(m, "a", Value.Bool.TRUE));

    assertThat(result).isEqualTo("m:\n  a: " + after + "\n  b: 1\n");
  }

  @Test
  void aNewMemberComesLastAndAsFarInAsTheOthers() {
    String result =
        yaml(
            "m:\n    a: 1\n    b:\n        - x\n        # about x\n\nn: 2\n",
            (editor, m) -> editor.set(m, "c", obj("d", Value.of("on"), "e", Value.of(3))));

    assertThat(result)
        .isEqualTo(
            "m:\n    a: 1\n    b:\n        - x\n    c:\n        d: \"on\"\n        e: 3\n"
                + "        # about x\n\nn: 2\n");
  }

  @Test
  void aNewMemberOfAnElementIsAsFarInAsItsFirst() {
    String source = "l:\n- m:\n  - a: 1\n    b: |\n      text\n\n- z\n";
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    YamlFile file = YamlReader.read("x.yaml", bytes, Budget.generous());
    YamlNode element =
        Objects.requireNonNull(file.root()).member("l").orElseThrow().items().getFirst();
    YamlNode inner = element.member("m").orElseThrow().items().getFirst();

    List<Edit> edits =
        new DocumentEditor(file)
            .set((YamlNode.Mapping) inner, "c", new Value.Seq(List.of(Value.of("x"))))
            .orElseThrow();

    assertThat(new String(Edit.apply(bytes, edits), StandardCharsets.UTF_8))
        .isEqualTo("l:\n- m:\n  - a: 1\n    b: |\n      text\n    c:\n    - x\n\n- z\n");
  }

  @Test
  void aFileWithoutALastNewlineStaysWithoutOne() {
    assertThat(yaml("m:\n  a: 1", (editor, m) -> editor.set(m, "b", Value.of(2))))
        .isEqualTo("m:\n  a: 1\n  b: 2");
  }

  @Test
  void linesEndAsTheyDoInTheFile() {
    assertThat(yaml("m:\r\n  a: 1\r\n", (editor, m) -> editor.set(m, "b", Value.of(2))))
        .isEqualTo("m:\r\n  a: 1\r\n  b: 2\r\n");
  }

  @Test
  void bracesStayBraces() {
    assertThat(yaml("m: {a: 1}\n", (editor, m) -> editor.set(m, "b", obj("c", Value.Bool.TRUE))))
        .isEqualTo("m: {a: 1, b: {c: true}}\n");
    assertThat(yaml("m: {}\n", (editor, m) -> editor.set(m, "b", Value.of("x y"))))
        .isEqualTo("m: {b: \"x y\"}\n");
  }

  @Test
  void textsStandInTheQuotesOfTheirNeighbours() {
    assertThat(yaml("m:\n  a: 'x'\n  b: 'y'\n", (editor, m) -> editor.set(m, "c", Value.of("z"))))
        .isEqualTo("m:\n  a: 'x'\n  b: 'y'\n  c: 'z'\n");
  }

  @Test
  void callsAreWrittenAsTheDocumentWritesThem() {
    Value call = obj("Ref", Value.of("Key"));

    assertThat(yaml("m:\n  a: !Ref B\n", (editor, m) -> editor.set(m, "c", call)))
        .isEqualTo("m:\n  a: !Ref B\n  c: !Ref Key\n");
    assertThat(yaml("m:\n  a:\n    Ref: B\n", (editor, m) -> editor.set(m, "c", call)))
        .isEqualTo("m:\n  a:\n    Ref: B\n  c:\n    Ref: Key\n");
  }

  @Test
  void whatStandsOnLinesGivesWayToAValueAndTheCommentOfItsNameStays() {
    assertThat(
            yaml(
                "m:\n  a: # why\n    Ref: B\n  b: 1\n",
                (editor, m) -> editor.set(m, "a", Value.Bool.TRUE)))
        .isEqualTo("m:\n  a: true # why\n  b: 1\n");
  }

  @Test
  void nothingIsAValueToo() {
    String source = "m:\n  a:\n\nn:\n  b: 1\n";

    assertThat(yaml(source, (editor, m) -> editor.set(m, "a", Value.Bool.TRUE)))
        .isEqualTo("m:\n  a: true\n\nn:\n  b: 1\n");
    assertThat(yaml(source, (editor, m) -> editor.set(m, "a", obj("x", Value.of(1)))))
        .isEqualTo("m:\n  a:\n    x: 1\n\nn:\n  b: 1\n");
    assertThat(yaml(source, (editor, m) -> editor.set(m, "c", Value.of(2))))
        .isEqualTo("m:\n  a:\n  c: 2\n\nn:\n  b: 1\n");
  }

  @Test
  void anAliasGivesWayAndItsAnchorIsNeverTouched() {
    assertThat(
            yaml("x: &x false\nm:\n  a: *x\n", (editor, m) -> editor.set(m, "a", Value.Bool.TRUE)))
        .isEqualTo("x: &x false\nm:\n  a: true\n");
    assertThat(
            tried(
                "x.yaml",
                "m:\n  a: &x false\n  b: *x\n",
                (editor, m) -> editor.set(m, "a", Value.Bool.TRUE)))
        .isEmpty();
  }

  @Test
  void whatIsMergedInIsOverruledByAMemberOfItsOwn() {
    assertThat(
            yaml(
                "x: &x {a: false}\nm:\n  <<: *x\n  b: 1\n",
                (editor, m) -> editor.set(m, "a", Value.Bool.TRUE)))
        .isEqualTo("x: &x {a: false}\nm:\n  <<: *x\n  b: 1\n  a: true\n");
  }

  @Test
  void jsonKeepsItsIndentationAndCommas() {
    assertThat(
            json(
                "{\n    \"m\": {\n        \"a\": \"x\"\n    }\n}\n",
                (editor, m) -> editor.set(m, "b", obj("c", new Value.Seq(List.of(Value.of(1)))))))
        .isEqualTo(
            """
            {
                "m": {
                    "a": "x",
                    "b": {
                        "c": [
                            1
                        ]
                    }
                }
            }
            """);
    assertThat(json("{\"m\": {\"a\": 1}}", (editor, m) -> editor.set(m, "a", Value.of("z"))))
        .isEqualTo("{\"m\": {\"a\": \"z\"}}");
    assertThat(json("{\n  \"m\": {}\n}", (editor, m) -> editor.set(m, "a", Value.Bool.TRUE)))
        .isEqualTo("{\n  \"m\": {\n    \"a\": true\n  }\n}");
  }

  @Test
  void aMemberGoesWithTheCommentsAboveIt() {
    Change change = (editor, m) -> editor.remove(m, "b");

    assertThat(yaml("m:\n  # of a\n  a: 1\n  # of b\n  b:\n  - 2\n  c: 3\n", change))
        .isEqualTo("m:\n  # of a\n  a: 1\n  c: 3\n");
    assertThat(json("{\"m\": {\n  \"a\": 1,\n  \"b\": 2\n}}", change))
        .isEqualTo("{\"m\": {\n  \"a\": 1\n}}");
    assertThat(json("{\"m\": {\"b\": 2, \"a\": 1}}", change)).isEqualTo("{\"m\": {\"a\": 1}}");
    assertThat(tried("x.yaml", "m:\n  b: 1\n", change)).isEmpty();
  }

  @Test
  void elementsGoAndTheRestKeepsItsForm() {
    Change change =
        (editor, m) -> {
          YamlNode.Sequence list = (YamlNode.Sequence) m.get("a").orElseThrow();
          return editor.removeElements(list, List.of(list.elements().get(1)));
        };

    assertThat(yaml("m:\n  a:\n    - x # one\n    - y # two\n    - z\n", change))
        .isEqualTo("m:\n  a:\n    - x # one\n    - z\n");
    assertThat(yaml("m:\n  a: [x, y, z]\n", change)).isEqualTo("m:\n  a: [x, z]\n");
    assertThat(json("{\"m\": {\"a\": [1, 2]}}", change)).isEqualTo("{\"m\": {\"a\": [1]}}");
  }

  @Test
  void anElementComesBehindTheLastOne() {
    Change change =
        (editor, m) ->
            editor.append(
                (YamlNode.Sequence) m.get("a").orElseThrow(),
                new Value.Obj(Map.of("Key", Value.of("k"))));

    assertThat(yaml("m:\n  a:\n  - Key: x\n    Value: y\n  b: 1\n", change))
        .isEqualTo("m:\n  a:\n  - Key: x\n    Value: y\n  - Key: k\n  b: 1\n");
    assertThat(yaml("m:\n  a: [{Key: x}]\n", change)).isEqualTo("m:\n  a: [{Key: x}, {Key: k}]\n");
  }
}
