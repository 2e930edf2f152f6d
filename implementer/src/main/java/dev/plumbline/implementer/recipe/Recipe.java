package dev.plumbline.implementer.recipe;

import dev.plumbline.implementer.diff.Diffs;
import dev.plumbline.implementer.diff.Edits;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.AttributePaths;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
   * is written; none where it is not for such a resource.
   */
  public List<Recipe> variants(Resource resource) {
    return Corrections.variants(fix.steps(), resource.attributes(), this::path).stream()
        .map(steps -> new Recipe(finding, new Fix(steps)))
        .toList();
  }

  /** Whether the resource is written so that there is anything to do, at itself or at another. */
  public boolean isFor(Graph graph, Resource resource) {
    return variants(resource).stream()
        .map(variant -> variant.fix.steps())
        .filter(steps -> steps.stream().allMatch(step -> isGiven(step, graph, resource)))
        .anyMatch(steps ->
            steps.isEmpty()
                ? !isDecidedElsewhere()
                : steps.stream().anyMatch(step -> hasPlace(step, graph, resource)));
  }

  /** Whether all of it depends on another attribute: without one that it knows there is nothing. */
  private boolean isDecidedElsewhere() {
    return fix.steps().stream().allMatch(Fix.By.class::isInstance);
  }

  private boolean isHere(Resource resource, String path) {
    return trace(resource, path(path)).isEmpty();
  }

  /** Another resource of which nothing but premises is said is one itself. */
  private boolean isGiven(Fix.Step step, Graph graph, Resource resource) {
    if (step instanceof Fix.Here(String path)) {
      return isHere(resource, path);
    }
    return !(step instanceof Fix.At(String type, var premises))
        || !isPremise(step)
        || Linked.to(graph, resource, type).stream()
            .anyMatch(other ->
                Corrections.variants(premises, other.attributes(), this::path).stream()
                    .anyMatch(held -> held.stream().allMatch(one -> isGiven(one, graph, other))));
  }

  /** Whether a step only asks, here or at another resource. */
  private static boolean isPremise(Fix.Step step) {
    return step instanceof Fix.Given
        || step instanceof Fix.At at && at.steps().stream().allMatch(Recipe::isPremise);
  }

  /** A step at another resource has none where there is no such resource. */
  private static boolean hasPlace(Fix.Step step, Graph graph, Resource resource) {
    return !(step instanceof Fix.At at) || !Linked.to(graph, resource, at.type()).isEmpty();
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
    if (fix.steps().size() == 1
        && fix.steps().getFirst() instanceof Fix.Set set
        && !set.path().contains("=")) {
      ways.addAll(sources(tree, graph, resource, set, budget));
    } else if (fix.steps().stream()
        .anyMatch(step ->
            step instanceof Fix.Set set
                && isSettable(set)
                && !trace(resource, path(set.path())).isEmpty())) {
      ways.add(atSources(tree, graph, resource, budget));
    }
    ways.add(written(fix.steps(), tree, graph, resource, budget));
    return ways;
  }

  /** What refers to another resource can only stand in the resource's own block. */
  private static boolean isSettable(Fix.Set set) {
    return !References.isOpen(set.value()) && !set.path().contains("=");
  }

  private List<Written.Done> sources(
      SourceTree tree, Graph graph, Resource resource, Fix.Set set, Budget budget) {
    String path = path(set.path());
    return provenance(resource, path)
        .map(from -> Language.of(graph, resource, budget).sources(tree, path, from, set.value()))
        .orElse(List.of());
  }

  /**
   * The same once more, on sources that have it: a value that is there already, wherever it comes
   * from, is not written again. A rule that was closed is not there to be named again: its number
   * is another one's now.
   */
  public Written again(SourceTree tree, Graph graph, Resource resource, Budget budget) {
    List<Fix.Step> steps = fix.steps().stream().filter(step -> !isNumbered(step)).toList();
    return written(steps, tree, graph, resource, budget);
  }

  /** A block or rule that was taken out by its number is another one now. */
  private boolean isNumbered(Fix.Step step) {
    return step instanceof Fix.Close
        || step instanceof Fix.Remove(String path) && path(path).endsWith("]");
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
          case Fix.SetInside inside -> inside.attribute();
          case Fix.Limit limit -> limit.path();
          case Fix.Correct _, Fix.Either _, Fix.By _, Fix.AddResource _, Fix.Need _ -> "";
          case Fix.Close _, Fix.At _, Fix.Given _, Fix.Here _ -> "";
        };
    return path(path).contains(Fix.AROUND);
  }

  /**
   * Whether it may take away what the finding names, as a grant to nobody but the Internet or a
   * network rule that admits the Internet only: the next one then has its number.
   */
  public boolean mayRemove() {
    return fix.steps().stream()
        .anyMatch(step -> step instanceof Fix.Close || step instanceof Fix.Withdraw);
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
          step instanceof Fix.Set set && isSettable(set) && !holds(set, resource)
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
    Map<String, String> names = new HashMap<>();
    Written written = new Written.Done(tree);
    for (Fix.Step step : steps) {
      written =
          isUnnamed(step)
              ? new Written.Refused("the finding does not say which block is meant")
              : written.then(now ->
                  switch (step) {
                    case Fix.Set set -> set(now, language, set, resource, names);
                    case Fix.Correct _, Fix.By _, Fix.Either _, Fix.Given _ ->
                        throw new IllegalStateException("only a variant of it can be written");
                    case Fix.Remove remove -> language.remove(now, path(remove.path()));
                    case Fix.RemoveElements remove ->
                        language.removeElements(now, path(remove.path()), remove);
                    case Fix.AddElements add ->
                        language.addElements(now, path(add.path()), add.elements());
                    case Fix.Withdraw withdraw ->
                        language.withdraw(now, path(withdraw.path()), withdraw.values());
                    case Fix.Replace replace ->
                        language.replace(now, path(replace.path()), replace);
                    case Fix.AddResource(String type, var arguments) ->
                        language.add(
                            now,
                            new Fix.AddResource(
                                type, References.named(arguments, names, language)));
                    case Fix.Need need -> need(now, language, need, names);
                    case Fix.Close(var ports) -> close(now, language, ports, resource);
                    case Fix.Limit limit -> limit(now, graph, resource, limit, names, budget);
                    case Fix.At at -> at(at, now, graph, resource, budget);
                    case Fix.Here(String path) ->
                        isHere(resource, path)
                            ? new Written.Done(now)
                            : new Written.Refused(path + " comes from elsewhere");
                    case Fix.SetInside(String attribute, var members) ->
                        language.setInside(
                            now, attribute, References.named(members, names, language));
                  });
    }
    return written;
  }

  private Written at(Fix.At at, SourceTree tree, Graph graph, Resource resource, Budget budget) {
    if (!isGiven(at, graph, resource)) {
      return new Written.Refused("no " + at.type() + " beside it is as this needs it");
    }
    Written written = new Written.Done(tree);
    for (Resource other : Linked.to(graph, resource, at.type())) {
      List<List<Fix.Step>> variants =
          Corrections.variants(at.steps(), other.attributes(), this::path);
      if (!variants.isEmpty()) {
        List<Fix.Step> steps = variants.getLast();
        written = written.then(now -> written(steps, now, graph, other, budget));
      }
    }
    return written;
  }

  /** The last one first: a rule that goes moves those behind it. */
  private Written close(
      SourceTree tree, Language language, List<Integer> ports, Resource resource) {
    if (ports.isEmpty()) {
      return language.close(tree, named(resource));
    }
    Written written = new Written.Done(tree);
    for (String rule : OpenRules.of(resource, ports).reversed()) {
      written = written.then(now -> language.close(now, rule));
    }
    return written;
  }

  /** The attribute that the finding names; none of another resource. */
  private String named(Resource resource) {
    return resource.address().equals(finding.resource()) ? finding.attribute() : "";
  }

  private Written set(
      SourceTree now,
      Language language,
      Fix.Set step,
      Resource resource,
      Map<String, String> names) {
    return Selectors.numbered(step, resource)
        .filter(set -> !holds(set, resource))
        .map(set ->
            language.set(now, path(set.path()), References.named(set.value(), names, language)))
        .orElseGet(() -> new Written.Done(now));
  }

  private static Written need(
      SourceTree now, Language language, Fix.Need open, Map<String, String> names) {
    var need = new Fix.Need(open.type(), References.named(open.arguments(), names, language));
    String name = language.name(now, need);
    names.put(need.type(), name);
    return language.need(now, need, name);
  }

  /** In the document itself, or in the data source that it is taken from. */
  private static Written limit(
      SourceTree now,
      Graph graph,
      Resource resource,
      Fix.Limit limit,
      Map<String, String> names,
      Budget budget) {
    Language language = Language.of(graph, resource, budget);
    Value account =
        References.named(Value.of("${data.aws_caller_identity.account_id}"), names, language);
    Written written = language.limit(now, limit.path(), account);
    List<Resource> documents =
        written instanceof Written.Refused
            ? Linked.to(graph, resource, "data.aws_iam_policy_document")
            : List.of();
    return documents.size() == 1
        ? Language.of(graph, documents.getFirst(), budget).limit(now, "", account)
        : written;
  }

  private static List<Provenance.Step> trace(Resource resource, String path) {
    return provenance(resource, path).map(Provenance::trace).orElse(List.of());
  }

  /** Of the very path, else of the first that differs from it in numbers only. */
  private static Optional<Provenance> provenance(Resource resource, String path) {
    return Optional.ofNullable(resource.provenance().get(path))
        .or(() ->
            resource.provenance().entrySet().stream()
                .filter(entry ->
                    AttributePaths.withoutIndices(entry.getKey())
                        .equals(AttributePaths.withoutIndices(path)))
                .map(Map.Entry::getValue)
                .findFirst());
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
      String plain = AttributePaths.withoutIndices(step);
      if (plain.equals(name) || plain.endsWith("_" + name)) {
        return String.join(".", steps);
      }
    }
    return asked;
  }
}
