package dev.plumbline.implementer.recipe;

import dev.plumbline.implementer.diff.Diffs;
import dev.plumbline.implementer.diff.Edits;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.fix.Fix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A policy's fix, for one finding. */
public final class Recipe {
  private final Finding finding;
  private final Fix fix;

  public Recipe(Finding finding, Fix fix) {
    this.finding = finding;
    this.fix = fix;
  }

  /**
   * The recipes that it may come to for a resource, smallest first: itself, unless it corrects what
   * is written.
   */
  public List<Recipe> variants(Resource resource) {
    return Corrections.variants(fix, resource.attributes()).stream()
        .map(steps -> new Recipe(finding, new Fix(steps)))
        .toList();
  }

  /**
   * The ways to write one of its {@link #variants}, best first: values are set where they come
   * from, so that variables stay in use and shared modules as they are, else all is written into
   * the resource's own block.
   *
   * @param resource as {@code graph} has it
   */
  public List<Written> ways(SourceTree tree, Graph graph, Resource resource, Budget budget) {
    List<Written> ways = new ArrayList<>();
    if (fix.steps().size() == 1 && fix.steps().getFirst() instanceof Fix.Set set) {
      ways.addAll(sources(tree, graph, resource, set, budget));
    } else if (fix.steps().stream()
        .anyMatch(
            step -> step instanceof Fix.Set set && !trace(resource, path(set.path())).isEmpty())) {
      ways.add(atSources(tree, graph, resource, budget));
    }
    ways.add(written(fix.steps(), tree, graph, resource, budget));
    return ways;
  }

  private List<Written.Done> sources(
      SourceTree tree, Graph graph, Resource resource, Fix.Set set, Budget budget) {
    List<Provenance.Step> trace = trace(resource, path(set.path()));
    return Language.of(graph, resource, budget).sources(tree, path(set.path()), trace, set.value());
  }

  /**
   * The same once more, on sources that have it: a value that is there already, wherever it comes
   * from, is not written again.
   */
  public Written again(SourceTree tree, Graph graph, Resource resource, Budget budget) {
    return written(fix.steps(), tree, graph, resource, budget);
  }

  private boolean holds(Fix.Set set, Resource resource) {
    return set.value().equals(PathStep.value(resource.attributes(), path(set.path())));
  }

  /** Values are set where they come from, as far as they come from elsewhere; then the rest. */
  private Written atSources(SourceTree tree, Graph graph, Resource resource, Budget budget) {
    Edits edits = Edits.NONE;
    var rest = new ArrayList<Fix.Step>();
    for (Fix.Step step : fix.steps()) {
      List<Written.Done> sources =
          step instanceof Fix.Set set && !holds(set, resource)
              ? sources(tree, graph, resource, set, budget)
              : List.of();
      if (sources.isEmpty()) {
        rest.add(step);
        continue;
      }
      Optional<Edits> sum = edits.plus(Diffs.of(tree, sources.getFirst().tree()).edits());
      if (sum.isEmpty()) {
        return new Written.Refused("two values come from the same line");
      }
      edits = sum.get();
    }
    return written(rest, edits.applied(tree), graph, resource, budget);
  }

  /**
   * Steps written into the resource's own block, or beside it; values that are there already are
   * left alone.
   */
  private Written written(
      List<Fix.Step> steps, SourceTree tree, Graph graph, Resource resource, Budget budget) {
    Language language = Language.of(graph, resource, budget);
    Written written = new Written.Done(tree);
    for (Fix.Step step : steps) {
      written =
          written.then(now ->
              switch (step) {
                case Fix.Set set when holds(set, resource) -> new Written.Done(now);
                case Fix.Set set -> language.set(now, path(set.path()), set.value());
                case Fix.Correct _ ->
                    throw new IllegalStateException("only a variant of it can be written");
                case Fix.Remove remove -> language.remove(now, path(remove.path()));
                case Fix.RemoveElements remove ->
                    language.removeElements(now, path(remove.path()), remove.elements());
                case Fix.AddResource add -> language.add(now, add);
              });
    }
    return written;
  }

  private static List<Provenance.Step> trace(Resource resource, String path) {
    return resource.provenance().entrySet().stream()
        .filter(entry -> PathStep.plain(entry.getKey()).equals(PathStep.plain(path)))
        .map(entry -> entry.getValue().trace())
        .findFirst()
        .orElse(List.of());
  }

  private String path(String path) {
    return path.replace(Fix.ATTRIBUTE, finding.attribute());
  }
}
