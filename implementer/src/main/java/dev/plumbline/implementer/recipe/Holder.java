package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.model.graph.Resource;
import java.util.ArrayList;
import java.util.List;

/**
 * A block that a path leads to.
 *
 * @param way the blocks from the resource's own to this one
 */
record Holder(List<Body.Block> way) {
  Holder {
    way = List.copyOf(way);
  }

  Body.Block block() {
    return way.getLast();
  }

  boolean isOwn() {
    return way.size() == 1;
  }

  /** The block around this one, the way to it. */
  Holder around() {
    return new Holder(way.subList(0, way.size() - 1));
  }

  /**
   * The blocks that hold the last name of a path: of a name with an index that one, else all.
   *
   * @param path {@code access.members}, {@code subject[1].name}
   */
  static List<Holder> of(Resource resource, Body.Block own, String path) {
    List<Holder> holders = List.of(new Holder(List.of(own)));
    String[] names = path.split("\\.", -1);
    for (int i = 0; i < names.length - 1; i++) {
      String way = String.join(".", List.of(names).subList(0, i + 1));
      holders = holders.stream().flatMap(holder -> holder.inner(resource, way).stream()).toList();
    }
    return holders;
  }

  private List<Holder> inner(Resource resource, String path) {
    List<Holder> inner = new ArrayList<>();
    List<Body.Block> blocks =
        path.endsWith("]")
            ? new Numbered(resource).block(block(), path).stream().toList()
            : block().body().blocks(name(path));
    for (Body.Block block : blocks) {
      List<Body.Block> longer = new ArrayList<>(way);
      longer.add(block);
      inner.add(new Holder(longer));
    }
    return inner;
  }

  /** The last name of a path, without an element's index. */
  static String name(String path) {
    return PathStep.of(path).getLast().name();
  }
}
