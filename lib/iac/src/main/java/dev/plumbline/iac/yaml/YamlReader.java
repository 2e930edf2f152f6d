package dev.plumbline.iac.yaml;

import dev.plumbline.iac.hcl.JsonForm;
import dev.plumbline.iac.hcl.JsonTree;
import dev.plumbline.iac.hcl.SourceText;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Reads the documents of a YAML file, or a JSON file, into one kind of tree. */
public final class YamlReader {
  private static final int BYTES_PER_BYTE = 40;

  private YamlReader() {}

  /**
   * The first document, YAML or JSON, by the file's name and, where that says neither, by its first
   * character.
   *
   * @throws dev.plumbline.model.source.BudgetExceededException where it is larger than the budget
   */
  public static YamlFile read(String file, byte[] bytes, Budget budget) {
    SourceText source = SourceText.of(file, bytes);
    return isJson(file, bytes) ? readJson(source, budget) : readYaml(source, budget);
  }

  /**
   * All documents of a file, told apart in the same way.
   *
   * @throws dev.plumbline.model.source.BudgetExceededException where it is larger than the budget
   */
  public static YamlDocuments readAll(String file, byte[] bytes, Budget budget) {
    SourceText source = SourceText.of(file, bytes);
    if (isJson(file, bytes)) {
      YamlFile read = readJson(source, budget);
      YamlNode root = read.root();
      List<YamlNode> roots = root == null ? List.of() : List.of(root);
      return new YamlDocuments(source, roots, read.comments(), read.diagnostics());
    }
    budget.allocate((long) source.length() * BYTES_PER_BYTE);
    return new YamlBuilder(source, budget).documents();
  }

  private static boolean isJson(String file, byte[] bytes) {
    boolean yamlName = file.endsWith(".yaml") || file.endsWith(".yml");
    return !yamlName && startsAsJson(bytes);
  }

  private static boolean startsAsJson(byte[] bytes) {
    for (byte b : bytes) {
      if (b > ' ') {
        return b == '{' || b == '[';
      }
    }
    return false;
  }

  private static YamlFile readYaml(SourceText source, Budget budget) {
    budget.allocate((long) source.length() * BYTES_PER_BYTE);
    return new YamlBuilder(source, budget).build();
  }

  private static YamlFile readJson(SourceText source, Budget budget) {
    JsonForm.ParsedTree parsed = JsonForm.parseTree(source, budget);
    List<Diagnostic> problems = new ArrayList<>(parsed.diagnostics());
    YamlNode root = node(parsed.tree(), problems);
    return new YamlFile(source, root, List.of(), problems);
  }

  private static YamlNode node(JsonTree tree, List<Diagnostic> problems) {
    return switch (tree) {
      case JsonTree.Scalar(Value _, var span) -> new YamlNode.Scalar(span.text(), true, "", span);
      case JsonTree.Text(String text, var span) -> new YamlNode.Scalar(text, false, "", span);
      case JsonTree.Array array ->
          new YamlNode.Sequence(
              array.elements().stream().map(element -> node(element, problems)).toList(),
              "",
              array.span());
      case JsonTree.Obj object -> {
        var members = new Members(problems);
        for (JsonTree.Member member : object.members()) {
          var name = member.name();
          members.add(
              new YamlNode.Scalar(name.value(), false, "", name.span()),
              node(member.value(), problems));
        }
        yield new YamlNode.Mapping(members.entries(), "", object.span());
      }
      case JsonTree.Malformed malformed -> new YamlNode.Scalar("", true, "", malformed.span());
    };
  }
}
