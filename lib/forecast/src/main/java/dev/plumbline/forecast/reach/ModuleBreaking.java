package dev.plumbline.forecast.reach;

import dev.plumbline.model.graph.Declarations.Output;
import dev.plumbline.model.graph.Declarations.Variable;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.Breaking;
import dev.plumbline.model.review.StackChanged.Shared;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.SourceRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a local module promised in the base and does not keep in the head, where other stacks of the
 * repository call it as well. The stack's own calls are judged by its evaluation.
 */
public final class ModuleBreaking {
  private ModuleBreaking() {}

  /**
   * Told once: by the first, by name, of the stacks that use a module.
   *
   * @param shared the directories and nested templates that other stacks use as well
   */
  public static List<Breaking> of(Graph base, Graph head, List<Shared> shared) {
    List<Breaking> found = new ArrayList<>();
    for (Shared module : shared) {
      boolean first =
          module.stacks().stream().allMatch(other -> head.stack().name().compareTo(other) < 0);
      if (first && isCalled(base, module.directory()) && isCalled(head, module.directory())) {
        broken(base, head, module, found);
      }
    }
    return found;
  }

  private static void broken(Graph base, Graph head, Shared module, List<Breaking> found) {
    Promises before = promises(base, module.directory());
    Promises after = promises(head, module.directory());
    for (Promises.Broken one : before.variables(after, "a caller that")) {
      found.add(breaking(module, "variable " + one.name(), one.text(), one.range()));
    }
    before
        .outputs()
        .forEach((name, old) -> {
          if (!after.outputs().containsKey(name)) {
            String text = "is gone: a caller that reads it fails";
            found.add(breaking(module, "output " + name, text, old.range()));
          }
        });
    for (Promises.Broken one : before.reshaped(after, "a caller that reads it")) {
      found.add(breaking(module, "output " + one.name(), one.text(), one.range()));
    }
  }

  private static Breaking breaking(Shared module, String what, String text, SourceRange range) {
    String subject = what + " of " + module.directory();
    String sentence =
        Character.toUpperCase(subject.charAt(0)) + subject.substring(1) + " " + text + ".";
    return new Breaking(subject, sentence, readers(module), range);
  }

  private static List<String> readers(Shared module) {
    int more = module.count() - module.stacks().size();
    return Stream.concat(
            module.stacks().stream(), more > 0 ? Stream.of("and " + more + " more") : Stream.of())
        .toList();
  }

  /** Whether the stack itself is made of that directory, as a module that it calls. */
  private static boolean isCalled(Graph graph, String directory) {
    return !directory.equals(graph.stack().path())
        && Stream.of(
                graph.resources().stream().map(Resource::range),
                graph.declarations().variables().stream().map(Variable::range),
                graph.declarations().outputs().stream().map(Output::range))
            .flatMap(ranges -> ranges)
            .anyMatch(range -> isIn(directory, range.file()));
  }

  /** Of a template, the place is the file itself. */
  private static boolean isIn(String place, String file) {
    return place.equals(file) || SourcePaths.directory(file).equals(place);
  }

  /** Of several calls each declares the same. */
  private static Promises promises(Graph graph, String directory) {
    Map<String, Variable> variables = new LinkedHashMap<>();
    graph.declarations().variables().stream()
        .filter(variable -> isIn(directory, variable.range().file()))
        .forEach(variable -> variables.putIfAbsent(variable.name(), variable));
    Map<String, Output> outputs = new LinkedHashMap<>();
    graph.declarations().outputs().stream()
        .filter(output -> isIn(directory, output.range().file()))
        .forEach(output -> outputs.putIfAbsent(output.name(), output));
    return new Promises(variables, outputs);
  }
}
