package dev.plumbline.iac.terraform;

import dev.plumbline.model.graph.Declarations.StateFile;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import java.util.List;

/**
 * States and saved plans among the sources, by their names alone: what is in them is neither needed
 * nor kept.
 */
public final class StateFiles {
  private StateFiles() {}

  static List<StateFile> in(SourceTree tree) {
    return tree.files().keySet().stream()
        .filter(StateFiles::isOne)
        .map(path -> new StateFile(path, isPlan(path), SourceRange.startOf(path)))
        .toList();
  }

  /** Whether the path is that of a state or a saved plan; installed modules' are their own. */
  public static boolean isOne(String path) {
    return !path.contains(".terraform/") && (isState(path) || isPlan(path));
  }

  private static boolean isState(String path) {
    return path.endsWith(".tfstate")
        || path.endsWith(".tfstate.backup")
        || path.matches(".*\\.tfstate\\.\\d+\\.backup");
  }

  private static boolean isPlan(String path) {
    String name = SourcePaths.name(path);
    return name.endsWith(".tfplan") || name.equals("tfplan");
  }
}
