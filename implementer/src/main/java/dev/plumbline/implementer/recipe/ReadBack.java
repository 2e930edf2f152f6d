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
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Blocks that the provider reads back where none is written, such as a security group's rules: to
 * leave them out keeps those that exist. Terraform calls them attributes as blocks.
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
        .filter(name -> isReadBack(facts.attributes().get(name)))
        .filter(name -> RemoveStep.named(block, name).isEmpty())
        .sorted()
        .findFirst()
        .map(name -> new SetStep(resource, "", budget).write(tree, name, new Value.Seq(List.of())))
        .orElseGet(site::unchanged);
  }

  /** The first such block that a resource had, and that is left out now without a word. */
  public static Optional<String> kept(Graph before, Graph after) {
    Map<String, Resource> now =
        after.resources().stream()
            .collect(Collectors.toMap(Resource::address, Function.identity(), (a, _) -> a));
    return before.resources().stream()
        .filter(was -> was.originalType() == null && was.mode() == Resource.Mode.MANAGED)
        .flatMap(
            was -> Stream.ofNullable(now.get(was.address())).flatMap(is -> left(was, is).stream()))
        .findFirst();
  }

  private static Optional<String> left(Resource was, Resource is) {
    ResourceFacts facts = Facts.bundled().described(was.type());
    return facts == null
        ? Optional.empty()
        : was.attributes().members().keySet().stream()
            .filter(name -> !is.attributes().members().containsKey(name))
            .filter(name -> isReadBack(facts.attributes().get(name)))
            .sorted()
            .map(name -> was.address() + "." + name)
            .findFirst();
  }

  private static boolean isReadBack(@Nullable AttributeFacts facts) {
    return facts != null && facts.computed() && facts.attributeAsBlock();
  }
}
