package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.YamlReader;
import dev.plumbline.model.section.Implementation.Edit;
import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Policy;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * What a fix makes of a template or a program, read by parsers that are not ours: SnakeYAML and
 * Jackson find the document that our reader finds, and beside what the fix changes the one that was
 * there.
 */
class OtherParserTest {
  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

  static List<Policy> withRecipe() {
    return RecipesTest.withRecipe();
  }

  @ParameterizedTest
  @MethodSource("withRecipe")
  void anotherParserReadsEveryFixedDocumentAsWeDo(Policy policy) throws IOException {
    for (Policy.Example bad : policy.bad()) {
      boolean document =
          bad.language() == StackSpec.Kind.CLOUDFORMATION
              || bad.language() == StackSpec.Kind.PULUMI;
      if (document && bad.base().isEmpty()) {
        Reviewed reviewed = RecipesTest.reviewed(bad);
        for (Fix fix : reviewed.fixes(policy.id())) {
          if (fix.verified()) {
            check(reviewed.tree(), Reviewed.apply(reviewed.tree(), fix), fix.edits());
          }
        }
      }
    }
  }

  private static void check(SourceTree before, SourceTree after, List<Edit> edits)
      throws IOException {
    for (String file : edits.stream().map(Edit::file).distinct().toList()) {
      String old = Reviewed.text(before, file);
      String text = Reviewed.text(after, file);
      List<Edit> own = edits.stream().filter(edit -> edit.file().equals(file)).toList();

      if (!text.contains(
          "<<:")) { // a merge is resolved by our reader, and a key like any to theirs
        assertThat(values(text)).as(text).isEqualTo(ours(file, text));
      }
      if (text.stripLeading().startsWith("{")) {
        Map<String, String> strict = new TreeMap<>();
        collect(STRICT.readTree(text), "", strict);
        assertThat(strict).as(text).isEqualTo(ours(file, text));
      }
      assertThat(beside(text, added(old, own))).as(text).isEqualTo(beside(old, removed(old, own)));
    }
  }

  /** A value, and the lines that it stands on, from 0. */
  private record Leaf(String path, String value, int first, int last) {
    /** Without the places in lists, which move as elements come and go. */
    String shape() {
      return path.replaceAll("\\[\\d+]", "[]") + " = " + value;
    }

    boolean isIn(Lines lines) {
      return first < lines.end && last >= lines.start
          || (lines.start == lines.end && first < lines.start && last >= lines.start);
    }
  }

  /** Lines from {@code start} to before {@code end}. */
  private record Lines(int start, int end) {}

  /** What stands beside the lines that a fix takes or gives. */
  private static List<String> beside(String text, List<Lines> lines) {
    return leaves(text).stream()
        .filter(leaf -> lines.stream().noneMatch(leaf::isIn))
        .map(Leaf::shape)
        .sorted()
        .toList();
  }

  private static List<Lines> removed(String old, List<Edit> edits) {
    byte[] bytes = old.getBytes(StandardCharsets.UTF_8);
    return edits.stream()
        .map(edit -> new Lines(line(bytes, edit.start()), line(bytes, edit.end())))
        .toList();
  }

  private static List<Lines> added(String old, List<Edit> edits) {
    byte[] bytes = old.getBytes(StandardCharsets.UTF_8);
    List<Lines> added = new ArrayList<>();
    int moved = 0;
    for (Edit edit : edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList()) {
      int gone = line(bytes, edit.end()) - line(bytes, edit.start());
      int start = line(bytes, edit.start()) + moved;
      int come = (int) edit.text().lines().count();
      added.add(new Lines(start, start + come));
      moved += come - gone;
    }
    return added;
  }

  /** Edits go from line to line; the last line may lack its end. */
  private static int line(byte[] bytes, int offset) {
    int line = 0;
    for (int i = 0; i < offset; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return offset > 0 && offset == bytes.length && bytes[offset - 1] != '\n' ? line + 1 : line;
  }

  private static Map<String, String> values(String text) {
    Map<String, String> values = new TreeMap<>();
    leaves(text).forEach(leaf -> values.put(leaf.path(), leaf.value()));
    return values;
  }

  private static List<Leaf> leaves(String text) {
    List<Leaf> leaves = new ArrayList<>();
    Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
    collect(Objects.requireNonNull(root), "", leaves);
    return leaves;
  }

  private static void collect(Node node, String path, List<Leaf> leaves) {
    String tag = node.getTag().getValue().startsWith("!") ? node.getTag().getValue() + " " : "";
    switch (node) {
      case MappingNode mapping when !mapping.getValue().isEmpty() ->
          mapping
              .getValue()
              .forEach(member ->
                  collect(
                      member.getValueNode(),
                      path + tag + "." + ((ScalarNode) member.getKeyNode()).getValue(),
                      leaves));
      case SequenceNode list when !list.getValue().isEmpty() -> {
        for (int i = 0; i < list.getValue().size(); i++) {
          collect(list.getValue().get(i), path + tag + "[" + i + "]", leaves);
        }
      }
      case ScalarNode scalar -> leaves.add(leaf(path, tag + scalar.getValue(), node));
      default -> leaves.add(leaf(path, tag + "empty", node));
    }
  }

  private static Leaf leaf(String path, String value, Node node) {
    int last = node.getEndMark().getLine();
    boolean ended = node.getEndMark().getColumn() == 0 && last > node.getStartMark().getLine();
    return new Leaf(path, value, node.getStartMark().getLine(), ended ? last - 1 : last);
  }

  private static void collect(JsonNode node, String path, Map<String, String> leaves) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties()
          .forEach(member -> collect(member.getValue(), path + "." + member.getKey(), leaves));
    } else if (node.isArray() && !node.isEmpty()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), path + "[" + i + "]", leaves);
      }
    } else {
      leaves.put(path, node.isContainerNode() ? "empty" : node.asText());
    }
  }

  private static Map<String, String> ours(String file, String text) {
    var read = YamlReader.read(file, text.getBytes(StandardCharsets.UTF_8), Budget.generous());
    assertThat(read.diagnostics()).isEmpty();
    Map<String, String> leaves = new TreeMap<>();
    collect(Objects.requireNonNull(read.root()), "", leaves);
    return leaves;
  }

  private static void collect(YamlNode node, String path, Map<String, String> leaves) {
    String tag = node.tag().startsWith("!") ? node.tag() + " " : "";
    switch (node) {
      case YamlNode.Mapping mapping when !mapping.entries().isEmpty() ->
          mapping
              .entries()
              .forEach(
                  entry -> collect(entry.value(), path + tag + "." + entry.key().text(), leaves));
      case YamlNode.Sequence list when !list.elements().isEmpty() -> {
        for (int i = 0; i < list.elements().size(); i++) {
          collect(list.elements().get(i), path + tag + "[" + i + "]", leaves);
        }
      }
      case YamlNode.Scalar scalar -> leaves.put(path, tag + scalar.text());
      case YamlNode.Mapping _, YamlNode.Sequence _ -> leaves.put(path, tag + "empty");
    }
  }

  @Test
  void aLineThatAFixDoesNotNameIsSeen() {
    String old = "a: 1\nb:\n  - c\n  - d\n";
    Edit edit = new Edit("t.yaml", 0, 5, "a: 2\n");

    assertThat(beside("a: 2\nb:\n  - c\n  - d\n", added(old, List.of(edit))))
        .isEqualTo(beside(old, removed(old, List.of(edit))))
        .containsExactly(".b[] = c", ".b[] = d");
    assertThat(beside("a: 2\nb:\n  - c\n  - x\n", added(old, List.of(edit))))
        .isNotEqualTo(beside(old, removed(old, List.of(edit))));
  }
}
