package dev.plumbline.iac.cloudformation;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which change set is a stack's. */
final class ChangeSets {
  private ChangeSets() {}

  /**
   * The one among its files of values, else the one beside its template that fits it; of several
   * the one whose stack is named as the template.
   */
  static Optional<ChangeSet> find(StackSpec stack, SourceTree tree, Budget budget) {
    List<ChangeSet> named = new ArrayList<>();
    for (String path : stack.variableFiles()) {
      read(path, tree, budget).ifPresent(named::add);
    }
    if (!named.isEmpty()) {
      return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }
    List<ChangeSet> fitting = beside(stack.path(), tree, budget);
    if (fitting.size() > 1) {
      fitting.removeIf(each -> !each.isNamedAs(stack.path()));
    }
    return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
  }

  private static List<ChangeSet> beside(String template, SourceTree tree, Budget budget) {
    List<ChangeSet> fitting = new ArrayList<>();
    byte[] content = tree.file(template);
    String directory = template.substring(0, template.lastIndexOf('/') + 1);
    for (String path : tree.files().tailMap(directory).keySet()) {
      if (!path.startsWith(directory)) {
        break;
      }
      if (content != null && path.endsWith(".json") && path.indexOf('/', directory.length()) < 0) {
        read(path, tree, budget)
            .filter(found -> found.fits(template, content, budget))
            .ifPresent(fitting::add);
      }
    }
    return fitting;
  }

  private static Optional<ChangeSet> read(String path, SourceTree tree, Budget budget) {
    byte[] content = tree.file(path);
    return content == null ? Optional.empty() : ChangeSet.read(path, content, budget);
  }
}
