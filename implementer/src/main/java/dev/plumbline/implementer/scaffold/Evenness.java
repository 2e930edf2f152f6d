package dev.plumbline.implementer.scaffold;

import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.iac.StackReader;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.implementer.recipe.Written;
import dev.plumbline.model.graph.Declarations.Output;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows that code means the same before and after it was written in another way. */
record Evenness(Surroundings around) {
  /** A place in a problem's text. */
  private static final Pattern LINE = Pattern.compile(":\\d+:\\d+");

  /** What was shown, and what was not, {@code ""} where all was. */
  record Shown(List<String> steps, String failure) {}

  Shown show(SourceTree before, SourceTree after, Step step) {
    var steps = new ArrayList<String>();
    String failure = parse(before, after);
    if (failure.isEmpty()) {
      steps.add("parses");
      failure = evaluate(before, after, step, steps);
    }
    if (failure.isEmpty()) {
      failure = again(after, step);
    }
    if (failure.isEmpty()) {
      steps.add("written twice, it changes nothing more");
    }
    return new Shown(List.copyOf(steps), failure);
  }

  private String parse(SourceTree before, SourceTree after) {
    for (var file : after.files().entrySet()) {
      boolean changed = !Arrays.equals(file.getValue(), before.file(file.getKey()));
      if (changed
          && !HclParser.parse(file.getKey(), file.getValue(), around.budget())
              .diagnostics()
              .isEmpty()) {
        return file.getKey() + " can't be parsed any more";
      }
    }
    return "";
  }

  private String again(SourceTree after, Step step) {
    return step.write(after, around) instanceof Written.Done(SourceTree twice)
            && !same(after, twice)
        ? "written twice, it changes the sources again"
        : "";
  }

  private static boolean same(SourceTree one, SourceTree other) {
    return one.files().keySet().equals(other.files().keySet())
        && one.files().entrySet().stream()
            .allMatch(file -> Arrays.equals(file.getValue(), other.file(file.getKey())));
  }

  private String evaluate(SourceTree before, SourceTree after, Step step, List<String> steps) {
    Graph base = StackReader.read(around.stack(), before, around.budget());
    Graph head = StackReader.read(around.stack(), after, around.budget());
    Map<String, Long> old = problems(base);
    for (var problem : problems(head).entrySet()) {
      if (problem.getValue() > old.getOrDefault(problem.getKey(), 0L)) {
        return "evaluated again, it has a new problem: " + problem.getKey();
      }
    }
    steps.add("evaluates without new problems");
    Map<String, PlannedChange> anyway = changes(base, base);
    List<PlannedChange> changes =
        changes(base, head).values().stream()
            .flatMap(change -> without(change, anyway.get(change.address())).stream())
            .toList();
    boolean repaired = problems(head).size() < old.size();
    for (PlannedChange change : changes) {
      if (!isMeant(change, step.tolerance(), repaired)) {
        return "it is predicted to " + change.action().label() + " " + change.address();
      }
    }
    for (String output : changed(base, head)) {
      if (!(step.tolerance() == Step.Tolerance.REPAIR && repaired)) {
        return "output " + output + " would be another one";
      }
    }
    steps.add(words(changes, step.tolerance(), old.size() - problems(head).size()));
    return "";
  }

  private Map<String, PlannedChange> changes(Graph base, Graph head) {
    return PlanPredictor.predict(base, head, around.budget()).changes().stream()
        .filter(change -> change.action() != Action.NO_OP && change.action() != Action.READ)
        .collect(
            Collectors.toMap(
                PlannedChange::address, change -> change, (one, _) -> one, LinkedHashMap::new));
  }

  /**
   * What is left of a change without what may happen whatever is written, such as an archive that a
   * pipeline has built anew; empty for nothing.
   */
  private static Optional<PlannedChange> without(
      PlannedChange change, @Nullable PlannedChange anyway) {
    if (anyway == null || anyway.action() != change.action()) {
      return Optional.of(change);
    }
    List<AttributeChange> left = new ArrayList<>(change.attributes());
    left.removeAll(anyway.attributes());
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PlannedChange(
                change.address(),
                change.previousAddress(),
                change.type(),
                change.action(),
                left,
                change.forcedBy(),
                change.createBeforeDestroy(),
                change.cause(),
                change.confidence(),
                change.reason(),
                change.stateful()));
  }

  private static String words(List<PlannedChange> changes, Step.Tolerance tolerance, int mended) {
    return switch (tolerance) {
      case NONE -> "no resource and no output is predicted to change";
      case TAGS -> "only tags are predicted to change, in place; resources: " + changes.size();
      case REPAIR ->
          mended > 0
              ? mended
                  + (mended == 1 ? " problem" : " problems")
                  + " of the evaluation gone; nothing that was known changes"
              : "no resource and no output is predicted to change";
    };
  }

  private static boolean isMeant(PlannedChange change, Step.Tolerance tolerance, boolean repaired) {
    return switch (tolerance) {
      case NONE -> false;
      case TAGS ->
          change.action() == Action.UPDATE
              && change.attributes().stream()
                  .map(AttributeChange::path)
                  .allMatch(path -> path.startsWith("tags"));
      case REPAIR ->
          repaired && (!change.action().destroys() || change.confidence() != Confidence.CERTAIN);
    };
  }

  private static List<String> changed(Graph base, Graph head) {
    Map<String, Value> before = outputs(base);
    Map<String, Value> after = outputs(head);
    return before.entrySet().stream()
        .filter(output -> !output.getValue().equals(after.get(output.getKey())))
        .filter(output -> !(output.getValue().unmarked() instanceof Value.Unknown))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static Map<String, Value> outputs(Graph graph) {
    Map<String, Value> outputs = new HashMap<>();
    for (Output output : graph.declarations().outputs()) {
      if (output.module().isEmpty()) {
        outputs.put(output.name(), output.value());
      }
    }
    return outputs;
  }

  private static Map<String, Long> problems(Graph graph) {
    return graph.diagnostics().stream()
        .filter(problem -> problem.level() == Diagnostic.Level.ERROR)
        .map(problem -> problem.summary() + ": " + problem.detail())
        .map(problem -> LINE.matcher(problem).replaceAll(""))
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }
}
