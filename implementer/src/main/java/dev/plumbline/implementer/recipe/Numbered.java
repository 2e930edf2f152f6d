package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import java.util.List;
import java.util.Optional;

/**
 * Finds the written block that a number in an attribute path means. A dynamic block makes any
 * number of blocks, so beside one the number says nothing, and the block's place tells it.
 */
final class Numbered {
  private final Resource resource;

  /**
   * @param resource as the graph has it that the path was taken from
   */
  Numbered(Resource resource) {
    this.resource = resource;
  }

  /**
   * The block itself; nothing where it is not written, or a dynamic block makes it.
   *
   * @param holder the block that it stands in
   * @param path from the resource to the block, {@code ingress[1]}
   */
  Optional<Body.Block> block(Body.Block holder, String path) {
    PathStep step = PathStep.of(path).getLast();
    List<Body.Block> written = holder.body().blocks(step.name());
    if (!isBesideDynamic(holder, step.name())) {
      return step.index() < written.size()
          ? Optional.of(written.get(step.index()))
          : Optional.empty();
    }
    Provenance place = resource.provenance().get(withIndices(path));
    return place == null
        ? Optional.empty()
        : written.stream()
            .filter(block -> block.span().start() == place.range().start().offset())
            .findFirst();
  }

  /** Why a path with numbers leads to no written block; nothing where it leads to one. */
  Optional<String> refusal(Body.Block own, String path) {
    Body.Block at = own;
    StringBuilder way = new StringBuilder();
    for (String name : path.split("\\.", -1)) {
      way.append(way.isEmpty() ? "" : ".").append(name);
      if (!name.endsWith("]")) {
        return Optional.empty();
      }
      String whole = way.toString();
      Optional<Body.Block> next = block(at, whole);
      if (next.isEmpty()) {
        boolean dynamic = isBesideDynamic(at, PathStep.of(name).getFirst().name());
        return dynamic ? Optional.of(whole + " is made by a dynamic block") : Optional.empty();
      }
      at = next.get();
    }
    return Optional.empty();
  }

  static boolean isBesideDynamic(Body.Block holder, String name) {
    return holder.body().blocks("dynamic").stream()
        .anyMatch(dynamic -> name.equals(dynamic.label(0)));
  }

  /** As the graph writes it: {@code settings[0].rule[2]}. */
  private static String withIndices(String path) {
    return String.join(
        ".",
        PathStep.of(path).stream().map(step -> step.name() + "[" + step.index() + "]").toList());
  }
}
