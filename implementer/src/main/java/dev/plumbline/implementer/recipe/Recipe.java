package dev.plumbline.implementer.recipe;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.fix.Fix;
import java.util.ArrayList;
import java.util.List;

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
   * The ways to write one of its {@link #variants}, best first: a single value is set where it
   * comes from, so that variables stay in use, else all is written into the resource's own block.
   *
   * @param resource as {@code graph} has it
   */
  public List<Written> ways(SourceTree tree, Graph graph, Resource resource, Budget budget) {
    List<Written> ways = new ArrayList<>();
    if (fix.steps().size() == 1
        && fix.steps().getFirst() instanceof Fix.Set set
        && ValueSource.write(tree, trace(resource, path(set.path())), set.value(), budget)
            instanceof Written.Done done) {
      ways.add(done);
    }
    ways.add(inPlace(tree, graph, resource, budget));
    return ways;
  }

  /**
   * The same once more, on sources that have it: a value that is there already, wherever it comes
   * from, is not written again.
   */
  public Written again(SourceTree tree, Graph graph, Resource resource, Budget budget) {
    boolean holds =
        fix.steps().stream()
            .allMatch(step ->
                step instanceof Fix.Set set
                    && set.value().equals(PathStep.value(resource.attributes(), path(set.path()))));
    return holds ? new Written.Done(tree) : inPlace(tree, graph, resource, budget);
  }

  /** All steps written into the resource's own block, or beside it. */
  private Written inPlace(SourceTree tree, Graph graph, Resource resource, Budget budget) {
    Written written = new Written.Done(tree);
    for (Fix.Step step : fix.steps()) {
      written =
          written.then(now ->
              switch (step) {
                case Fix.Set set ->
                    new SetStep(resource, "", budget).write(now, path(set.path()), set.value());
                case Fix.Correct _ ->
                    throw new IllegalStateException("only a variant of it can be written");
                case Fix.Remove remove ->
                    RemoveStep.write(now, resource, path(remove.path()), budget);
                case Fix.RemoveElements remove ->
                    RemoveElementsStep.write(
                        now, resource, path(remove.path()), remove.elements(), budget);
                case Fix.AddResource add ->
                    new AddResourceStep(graph, resource, budget).write(now, add);
              });
    }
    return written;
  }

  private static List<Provenance.Step> trace(Resource resource, String path) {
    return resource.provenance().entrySet().stream()
        .filter(entry -> plain(entry.getKey()).equals(plain(path)))
        .map(entry -> entry.getValue().trace())
        .findFirst()
        .orElse(List.of());
  }

  private String path(String path) {
    return path.replace(Fix.ATTRIBUTE, finding.attribute());
  }

  private static String plain(String path) {
    return path.replaceAll("\\[\\d+]", "");
  }
}
