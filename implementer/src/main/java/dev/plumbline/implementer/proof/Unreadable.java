package dev.plumbline.implementer.proof;

import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.yaml.YamlReader;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is wrong with sources by their text alone, so that nothing has to be evaluated for it. */
public final class Unreadable {
  private Unreadable() {}

  /**
   * The first error that a change brings: a file that can't be parsed any more, or a block too
   * many.
   *
   * @param kind of the stack that the changed files belong to
   */
  public static Optional<String> brought(
      SourceTree head, SourceTree fixed, StackSpec.Kind kind, Budget budget) {
    for (var file : fixed.files().entrySet()) {
      byte[] old = head.file(file.getKey());
      if (!Arrays.equals(file.getValue(), old)) {
        long errors = errors(file.getKey(), file.getValue(), kind, budget);
        if (errors > (old == null ? 0 : errors(file.getKey(), old, kind, budget))) {
          return Optional.of(file.getKey() + " can't be parsed any more");
        }
      }
    }
    return kind == StackSpec.Kind.TERRAFORM
        ? Surplus.brought(head, fixed, budget)
        : Optional.empty();
  }

  private static long errors(String file, byte[] source, StackSpec.Kind kind, Budget budget) {
    List<Diagnostic> problems =
        kind == StackSpec.Kind.TERRAFORM
            ? HclParser.parse(file, source, budget).diagnostics()
            : YamlReader.read(file, source, budget).diagnostics();
    return problems.stream().filter(problem -> problem.level() == Diagnostic.Level.ERROR).count();
  }
}
