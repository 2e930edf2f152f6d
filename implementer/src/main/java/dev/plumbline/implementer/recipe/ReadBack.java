package dev.plumbline.implementer.recipe;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Blocks that the provider reads back where none is written, such as a security group's rules: to
 * leave them out keeps those that exist. Of some, an empty list says that there are none; Terraform
 * calls those attributes as blocks.
 */
public final class ReadBack {
  private ReadBack() {}

  /**
   * Says of those that the resource had, and of which the last was taken out, that there are none.
   */
  static Written emptied(SourceTree tree, Resource resource, Budget budget) {
    Site site = Site.of(tree, resource, budget);
    ResourceFacts facts = Facts.bundled().described(resource.type());
    Body.Block block = site.block();
    if (facts == null || block == null) {
      return site.unchanged();
    }
    return resource.attributes().members().keySet().stream()
        .filter(name -> isEmptied(facts.attributes().get(name)))
        .filter(name -> RemoveStep.named(block, name).isEmpty())
        .sorted()
        .findFirst()
        .map(name -> new SetStep(resource, "", budget).write(tree, name, new Value.Seq(List.of())))
        .orElseGet(site::unchanged);
  }

  /**
   * What is kept of the first such block that a resource had and that is left out now.
   *
   * @param now by address
   */
  public static Optional<String> kept(Graph before, Map<String, Resource> now) {
    return before.resources().stream()
        .filter(was -> was.originalType() == null && was.mode() == Resource.Mode.MANAGED)
        .flatMap(was -> {
          Resource is = now.get(was.address());
          return is == null || is == was ? Stream.empty() : left(was, is).stream();
        })
        .findFirst();
  }

  private static Optional<String> left(Resource was, Resource is) {
    ResourceFacts facts = Facts.bundled().described(was.type());
    return facts == null
        ? Optional.empty()
        : was.attributes().members().keySet().stream()
            .filter(name -> !is.attributes().members().containsKey(name))
            .filter(name -> isReadBack(facts.attributes().get(name)))
            .filter(name -> !isReplaced(facts.attributes().get(name), is))
            .sorted()
            .map(name -> kept(was.address() + "." + name, facts.attributes().get(name)))
            .findFirst();
  }

  /** Whether something is said instead that excludes it, as a canned ACL does a list of grants. */
  private static boolean isReplaced(@Nullable AttributeFacts facts, Resource is) {
    return facts != null
        && Stream.concat(facts.conflictsWith().stream(), facts.exactlyOneOf().stream())
            .anyMatch(is.attributes().members()::containsKey);
  }

  private static String kept(String place, @Nullable AttributeFacts facts) {
    return place
        + " is left out, which keeps what exists"
        + (isEmptied(facts) ? ": it has to be an empty list" : "");
  }

  private static boolean isReadBack(@Nullable AttributeFacts facts) {
    return isEmptied(facts)
        || facts != null && facts.computed() && facts.optional() && !facts.nested().isEmpty();
  }

  private static boolean isEmptied(@Nullable AttributeFacts facts) {
    return facts != null && facts.computed() && facts.attributeAsBlock();
  }
}
