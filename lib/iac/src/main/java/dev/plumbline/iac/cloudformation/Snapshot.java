package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.yaml.YamlFile;
import dev.plumbline.iac.yaml.YamlReader;
import dev.plumbline.model.graph.Comment;
import dev.plumbline.model.graph.Coverage;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of a stack, each read once, and what was found to say about them. */
final class Snapshot {
  private final SourceTree tree;
  private final Budget budget;
  private final List<Diagnostic> problems = new ArrayList<>();
  private final List<Coverage.Unread> unread = new ArrayList<>();
  private final Map<String, YamlFile> read = new LinkedHashMap<>();

  Snapshot(SourceTree tree, Budget budget) {
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

  /** The nested stacks that can't be looked into, from all files; to be added to. */
  List<Coverage.Unread> unread() {
    return unread;
  }

  /** The document at a path, or nothing where there is no such file. */
  Optional<YamlFile> document(String path) {
    YamlFile known = read.get(path);
    byte[] bytes = tree.file(path);
    if (known == null && bytes != null) {
      known = YamlReader.read(path, bytes, budget);
      problems.addAll(known.diagnostics());
      read.put(path, known);
    }
    return Optional.ofNullable(known);
  }

  /** The comments of all files read that may suppress something. */
  List<Comment> comments() {
    return read.values().stream()
        .flatMap(file -> file.comments().stream())
        .filter(Comment::maySuppress)
        .toList();
  }
}
