package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Problems;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.JsonForm;
import dev.plumbline.iac.hcl.ParsedFile;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.SourceTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Parses the directories of a snapshot, each once, and none that an earlier reading knows. */
final class SourceReader {
  private final SourceTree tree;
  private final Budget budget;
  private final Problems problems;
  private final Map<String, ReadDirectory> earlier;
  private final Map<String, List<String>> filesByDirectory = new HashMap<>();
  private final SortedMap<String, ReadDirectory> read = new TreeMap<>();

  /**
   * @param earlier directories as an earlier reading of the same stack found them
   */
  SourceReader(
      SourceTree tree, Budget budget, Problems problems, Map<String, ReadDirectory> earlier) {
    this.tree = tree;
    this.budget = budget;
    this.problems = problems;
    this.earlier = earlier;
    for (String path : tree.files().keySet()) {
      if (isConfiguration(path)) {
        filesByDirectory
            .computeIfAbsent(SourcePaths.directory(path), _ -> new ArrayList<>())
            .add(path);
      }
    }
  }

  private static boolean isConfiguration(String path) {
    return path.endsWith(".tf")
        || path.endsWith(".tofu")
        || path.endsWith(".tf.json")
        || path.endsWith(".tofu.json");
  }

  /** Whether the snapshot has configuration files right in the directory. */
  boolean has(String directory) {
    return filesByDirectory.containsKey(directory);
  }

  ModuleSource read(String directory) {
    ReadDirectory known = read.get(directory);
    if (known == null) {
      known = find(directory);
      problems.addAll(known.problems());
      read.put(directory, known);
    }
    return known.source();
  }

  private ReadDirectory find(String directory) {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    for (String path : chosen(filesByDirectory.getOrDefault(directory, List.of()))) {
      byte[] content = tree.file(path);
      if (content != null) {
        contents.put(path, content);
      }
    }
    ReadDirectory before = earlier.getOrDefault(directory, ReadDirectory.NONE);
    return before.isOf(contents) ? before : parse(directory, contents, before);
  }

  private ReadDirectory parse(
      String directory, SortedMap<String, byte[]> contents, ReadDirectory before) {
    var parser = new DirectoryParser(directory);
    Map<String, ReadDirectory.ReadFile> files = new LinkedHashMap<>();
    contents.forEach((path, content) -> {
      ParsedFile known = before.file(path, content);
      ParsedFile file = known == null ? parse(path, content) : known;
      files.put(path, new ReadDirectory.ReadFile(content, file));
      parser.add(path, file);
    });
    return new ReadDirectory(parser.source(), files, parser.problems());
  }

  private ParsedFile parse(String path, byte[] content) {
    return path.endsWith(".json")
        ? JsonForm.parse(path, content, JsonSchema.FILE, budget)
        : HclParser.parse(path, content, budget);
  }

  /** Where a file exists for both tools, OpenTofu's {@code .tofu} wins. */
  private static List<String> chosen(List<String> paths) {
    return paths.stream()
        .filter(path ->
            !path.endsWith(".tf")
                || !paths.contains(path.substring(0, path.length() - 3) + ".tofu"))
        .toList();
  }

  /** All modules that were read, by directory. */
  Collection<ModuleSource> modules() {
    return read.values().stream().map(ReadDirectory::source).toList();
  }

  /** All directories that were read. */
  SortedMap<String, ReadDirectory> directories() {
    return Collections.unmodifiableSortedMap(read);
  }
}
