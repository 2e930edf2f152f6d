package dev.plumbline.forecast.reach;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.Provider;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.forecast.Upgrades;
import dev.plumbline.forecast.Upgrades.Upgrade;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.Breaking;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import dev.plumbline.model.version.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a provider's new major version has taken away and the head still uses. The base is taken as
 * applied, so that what it sets was there before; the facts say what the described release has.
 */
final class RemovedNames {
  /** Arguments that Terraform itself takes, or that the graph or the provider adds. */
  private static final Set<String> NOT_OF_THE_TYPE =
      Set.of("timeouts", "id", "region", "tags_all", "terraform_labels", "effective_labels");

  /** Their blocks nest in themselves, and the facts have them in part only. */
  private static final Set<String> PARTLY_KNOWN =
      Set.of("aws_wafv2_web_acl", "aws_wafv2_web_acl_rule", "aws_wafv2_rule_group");

  /**
   * Google's facts are of the main branch days before 8.0.0, when what that removes was gone.
   * Source: the provider's version 8 upgrade guide and its changelog.
   */
  private static final Map<String, Integer> MAJOR = Map.of("google", 8);

  private final Graph base;
  private final Graph head;
  private final Upgrades upgrades;
  private final Upgrade upgrade;

  RemovedNames(Graph base, Graph head, Upgrades upgrades, Upgrade upgrade) {
    this.base = base;
    this.head = head;
    this.upgrades = upgrades;
    this.upgrade = upgrade;
  }

  /**
   * Who uses a name.
   *
   * @param others how many use it beside the first
   */
  private record Use(String address, SourceRange range, int others) {
    private Use again() {
      return new Use(address, range, others + 1);
    }

    private String words() {
      return others == 0 ? address : address + " and " + others + " more";
    }
  }

  /** By type and name; empty where the facts are of a release before the new one's major. */
  List<Breaking> all() {
    Provider described = Facts.bundled().provider(providerName());
    if (described == null || upgrade.isBack()) {
      return List.of();
    }
    int major =
        MAJOR.getOrDefault(
            described.name(), Release.of(described.version()).map(Release::major).orElse(0));
    if (upgrade.fromMajor() >= major) {
      return List.of();
    }
    Map<String, Use> after = uses(head);
    after.keySet().retainAll(uses(base).keySet());
    String end =
        upgrade.toMajor() >= major
            ? ": the plan fails."
            : ": " + upgrade.to() + " may lack it already, and the plan fails then.";
    List<Breaking> found = new ArrayList<>();
    after.forEach((name, use) ->
        found.add(
            new Breaking(
                name,
                name
                    + " is not in "
                    + described.name()
                    + " "
                    + described.version()
                    + " any more, and "
                    + use.words()
                    + (use.others() == 0 ? " uses" : " use")
                    + " it"
                    + end,
                List.of(),
                use.range())));
    return found;
  }

  /** The provider by its source; a stack may call it as it likes. */
  private String providerName() {
    String source = upgrade.requirement().source();
    return source.substring(source.lastIndexOf('/') + 1);
  }

  /** Types and attributes that the facts lack, as {@code TYPE} and {@code TYPE.ATTRIBUTE}. */
  private Map<String, Use> uses(Graph graph) {
    Map<String, Use> uses = new TreeMap<>();
    for (Resource resource : graph.resources()) {
      if (resource.mode() == Resource.Mode.MANAGED && isOfIt(resource)) {
        ResourceFacts facts = Facts.bundled().resource(resource.type());
        if (facts == null) {
          note(uses, resource.type(), resource, resource.header());
        } else {
          body(uses, resource, "", "", resource.attributes(), facts.attributes());
        }
      }
    }
    return uses;
  }

  private boolean isOfIt(Resource resource) {
    return upgrade.equals(upgrades.of(resource))
        && resource.type().startsWith(providerName() + "_");
  }

  private static void note(
      Map<String, Use> uses, String name, Resource resource, SourceRange range) {
    uses.merge(name, new Use(resource.address(), range, 0), (first, _) -> first.again());
  }

  /**
   * @param path of the block, {@code ""} for the resource
   * @param place the same with the numbers of its blocks
   */
  private static void body(
      Map<String, Use> uses,
      Resource resource,
      String path,
      String place,
      Value.Obj body,
      Map<String, AttributeFacts> known) {
    body.members()
        .forEach((name, value) -> {
          String at = path.isEmpty() ? name : path + "." + name;
          String there = place.isEmpty() ? name : place + "." + name;
          AttributeFacts facts = known.get(name);
          if (facts != null) {
            blocks(uses, resource, at, there, value, facts);
          } else if (!(value.unmarked() instanceof Value.Null)
              && !(path.isEmpty() && NOT_OF_THE_TYPE.contains(name))) {
            note(uses, resource.type() + "." + at, resource, resource.rangeOf(there));
          }
        });
  }

  private static void blocks(
      Map<String, Use> uses,
      Resource resource,
      String path,
      String place,
      Value value,
      AttributeFacts facts) {
    if (facts.nested().isEmpty()
        || facts.isMap()
        || facts.attributeAsBlock()
        || PARTLY_KNOWN.contains(resource.type())) {
      return;
    }
    if (value instanceof Value.Seq(List<Value> elements)) {
      for (int i = 0; i < elements.size(); i++) {
        if (elements.get(i) instanceof Value.Obj body) {
          body(uses, resource, path, place + "[" + i + "]", body, facts.nested());
        }
      }
    }
  }
}
