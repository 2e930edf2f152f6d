package dev.plumbline.iac.kubernetes;

import dev.plumbline.iac.yaml.YamlDocuments;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.YamlReader;
import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of a stack, each read once, and what was found to say about them. */
final class ObjectFiles {
  private static final String LIST = "List";

  private final SourceTree tree;
  private final Budget budget;
  private final List<Diagnostic> problems = new ArrayList<>();
  private final Map<String, YamlDocuments> read = new LinkedHashMap<>();

  ObjectFiles(SourceTree tree, Budget budget) {
    this.tree = tree;
    this.budget = budget;
  }

  SourceTree tree() {
    return tree;
  }

  Budget budget() {
    return budget;
  }

  /** What is wrong, from all files; to be added to. */
  List<Diagnostic> problems() {
    return problems;
  }

  /** The documents of a file; none where there is no such file, or it is too large. */
  List<YamlNode> documents(String path) {
    YamlDocuments known = read.get(path);
    byte[] bytes = tree.file(path);
    if (known == null && bytes != null) {
      if (bytes.length > ManifestScan.MOST_BYTES) {
        problems.add(
            Diagnostic.error(
                "File is too large",
                "It has more than " + (ManifestScan.MOST_BYTES >> 20) + " MiB, and is not read.",
                SourceRange.startOf(path)));
        return List.of();
      }
      known = YamlReader.readAll(path, bytes, budget);
      problems.addAll(known.diagnostics());
      read.put(path, known);
    }
    return known == null ? List.of() : known.roots();
  }

  /** The objects of a file, those of its lists among them; other documents are passed over. */
  List<KubernetesObject> objects(String path) {
    List<KubernetesObject> objects = new ArrayList<>();
    documents(path).forEach(document -> add(document, objects));
    return objects;
  }

  private static void add(YamlNode document, List<KubernetesObject> objects) {
    KubernetesObject object = KubernetesObject.of(document);
    if (object == null) {
      return;
    }
    if (object.kind().endsWith(LIST) && object.body().get("items").isPresent()) {
      object
          .body()
          .get("items")
          .map(YamlNode::items)
          .orElse(List.of())
          .forEach(item -> add(item, objects));
    } else {
      objects.add(object);
    }
  }

  /** The comments of all files read that may suppress something. */
  List<Comment> comments() {
    return read.values().stream()
        .flatMap(file -> file.comments().stream())
        .filter(Comment::maySuppress)
        .toList();
  }
}
