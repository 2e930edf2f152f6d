package dev.plumbline.implementer.scaffold;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a stack's code is written beside.
 *
 * @param neighbours the repository's other Terraform stacks: their style is the style to write in
 */
record Surroundings(StackSpec stack, List<Neighbour> neighbours, Budget budget) {

  Directory root(SourceTree tree) {
    return Directory.of(tree, stack.path(), budget);
  }

  /** The root module's directory and those of the local modules that it calls, each once. */
  List<Directory> directories(SourceTree tree) {
    var found = new ArrayList<Directory>();
    Set<String> seen = new LinkedHashSet<>(List.of(stack.path()));
    var left = new ArrayDeque<>(seen);
    while (!left.isEmpty()) {
      Directory directory = Directory.of(tree, left.removeFirst(), budget);
      found.add(directory);
      for (Directory.Placed call : directory.blocks("module")) {
        String called = called(directory, call.block());
        if (!Directory.of(tree, called, budget).files().isEmpty() && seen.add(called)) {
          left.add(called);
        }
      }
    }
    return found;
  }

  /** Where the module lies that a block calls; no path of the tree where it is not a local one. */
  static String called(Directory directory, Body.Block call) {
    String source = Directory.text(call, "source");
    if (!source.startsWith("./") && !source.startsWith("../")) {
      return "//";
    }
    return Objects.requireNonNullElse(SourcePaths.normal(directory.path() + "/" + source), "//");
  }

  /** What the neighbours say, as far as all that say something say the same; {@code ""} else. */
  String common(Function<Directory, String> said) {
    Set<String> all =
        neighbours.stream()
            .map(neighbour -> said.apply(neighbour.directory(budget)))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.toSet());
    return all.size() == 1 ? all.iterator().next() : "";
  }

  /** The name of the file that the neighbours keep something in, or the usual one. */
  String fileName(Function<Directory, List<Directory.Placed>> blocks, String usual) {
    String name =
        common(directory ->
            blocks.apply(directory).stream()
                .map(Directory.Placed::name)
                .distinct()
                .reduce((one, other) -> "")
                .orElse(""));
    return name.isEmpty() ? usual : name;
  }
}
