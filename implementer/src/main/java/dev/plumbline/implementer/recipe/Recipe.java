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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A policy's fix, for one finding. */
public final class Recipe {
  private static final Pattern AROUND = Pattern.compile(Pattern.quote(Fix.AROUND) + "([a-z_]+)}");

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
    return Corrections.variants(fix.steps(), resource.attributes(), this::path).stream()
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
    List<Fix.Step> steps = fix.steps().stream().filter(step -> !isNumbered(step)).toList();
    return written(steps, tree, graph, resource, budget);
  }

  /** A block that was removed by its number is another one now. */
  private boolean isNumbered(Fix.Step step) {
    return step instanceof Fix.Remove(String path) && path(path).endsWith("]");
  }

  private boolean isUnnamed(Fix.Step step) {
    String path =
        switch (step) {
          case Fix.Set set -> set.path();
          case Fix.Remove remove -> remove.path();
          case Fix.RemoveElements remove -> remove.path();
          case Fix.AddElements add -> add.path();
          case Fix.Withdraw withdraw -> withdraw.path();
          case Fix.Replace replace -> replace.path();
          case Fix.Correct _, Fix.Either _, Fix.AddResource _ -> "";
        };
    return path(path).contains(Fix.AROUND);
  }

  /** Whether the resource itself may go with it: then there is nothing to write again. */
  public boolean withdraws() {
    return fix.steps().stream().anyMatch(Fix.Withdraw.class::isInstance);
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
          isUnnamed(step)
              ? new Written.Refused("the finding does not say which block is meant")
              : written.then(now ->
                  switch (step) {
                    case Fix.Set set when holds(set, resource) -> new Written.Done(now);
                    case Fix.Set set -> language.set(now, path(set.path()), set.value());
                    case Fix.Correct _ ->
                        throw new IllegalStateException("only a variant of it can be written");
                    case Fix.Remove remove -> language.remove(now, path(remove.path()));
                    case Fix.Either _ ->
                        throw new IllegalStateException("only a variant of it can be written");
                    case Fix.RemoveElements remove ->
                        language.removeElements(now, path(remove.path()), remove);
                    case Fix.AddElements add ->
                        language.addElements(now, path(add.path()), add.elements());
                    case Fix.Withdraw withdraw ->
                        language.withdraw(now, path(withdraw.path()), withdraw.values());
                    case Fix.Replace replace ->
                        language.replace(now, path(replace.path()), replace);
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
    Matcher around = AROUND.matcher(path);
    return around
        .replaceAll(block -> Matcher.quoteReplacement(upTo(block.group(1), block.group())))
        .replace(Fix.ATTRIBUTE, finding.attribute());
  }

  /** The finding's path up to a block; what was asked for where it leads through none. */
  private String upTo(String name, String asked) {
    List<String> steps = new ArrayList<>();
    for (String step : finding.attribute().split("\\.", -1)) {
      steps.add(step);
      String plain = PathStep.plain(step);
      if (plain.equals(name) || plain.endsWith("_" + name)) {
        return String.join(".", steps);
      }
    }
    return asked;
  }
}
