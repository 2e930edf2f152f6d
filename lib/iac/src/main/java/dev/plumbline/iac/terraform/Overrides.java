package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Problems;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.model.graph.Resource.Mode;
import dev.plumbline.model.source.Diagnostic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lays the blocks of override files over those that they override. */
final class Overrides {
  private Overrides() {}

  static void apply(Body.Block block, ModuleSource source, Problems problems) {
    boolean found =
        switch (block.type()) {
          case "variable" -> merge(source.variables(), block.label(0), block);
          case "output" -> merge(source.outputs(), block.label(0), block);
          case "module" -> merge(source.calls(), block.label(0), block);
          case "locals" -> {
            block
                .body()
                .attributes()
                .forEach(attribute -> source.locals().put(attribute.name(), attribute));
            yield true;
          }
          case "resource" -> resource(source, block, Mode.MANAGED);
          case "data" -> resource(source, block, Mode.DATA);
          case "provider" -> provider(source.providers(), block);
          case "terraform" -> {
            source.settings().replaceAll(base -> without(base, block));
            yield source.settings().add(block);
          }
          default -> false;
        };
    if (!found) {
      problems.add(
          Diagnostic.error(
              "Nothing to override",
              "There is no such " + block.type() + " block in the other files of the module.",
              block.header().range()));
    }
  }

  private static boolean merge(
      Map<String, Body.Block> blocks, @Nullable String name, Body.Block override) {
    return name != null && blocks.computeIfPresent(name, (_, base) -> laid(base, override)) != null;
  }

  private static boolean resource(ModuleSource source, Body.Block block, Mode mode) {
    String type = block.label(0);
    String name = block.label(1);
    if (type == null || name == null) {
      return false;
    }
    String reference = new ModuleSource.Declared(mode, type, name, block).reference();
    return source
            .resources()
            .computeIfPresent(
                reference,
                (_, base) -> new ModuleSource.Declared(mode, type, name, laid(base.block(), block)))
        != null;
  }

  /** Only a configuration under an alias needs one that it overrides. */
  private static boolean provider(List<Body.Block> blocks, Body.Block override) {
    String address = Providers.address(override);
    for (int i = 0; i < blocks.size(); i++) {
      if (Providers.address(blocks.get(i)).equals(address)) {
        blocks.set(i, laid(blocks.get(i), override));
        return true;
      }
    }
    return address.indexOf('.') < 0 && blocks.add(override);
  }

  /**
   * A {@code terraform} block without what another one says instead: the version, a backend in
   * place of a backend or of HCP Terraform, providers one by one.
   *
   * <p>Source: Terraform's documentation of override files, "Merging terraform Blocks".
   */
  private static Body.Block without(Body.Block base, Body.Block override) {
    boolean stored = override.body().blocks().stream().anyMatch(Overrides::isStorage);
    Set<String> providers = new HashSet<>();
    for (Body.Block block : override.body().blocks("required_providers")) {
      block.body().attributes().forEach(each -> providers.add(each.name()));
    }
    List<Body.Item> items = new ArrayList<>();
    for (Body.Item item : base.body().items()) {
      switch (item) {
        case Body.Attribute attribute -> {
          if (override.body().attribute(attribute.name()) == null) {
            items.add(attribute);
          }
        }
        case Body.Block block -> {
          if (block.type().equals("required_providers")) {
            items.add(
                of(
                    block,
                    block.body().items().stream()
                        .filter(each -> !providers.contains(key(each)))
                        .toList()));
          } else if (!stored || !isStorage(block)) {
            items.add(block);
          }
        }
      }
    }
    return of(base, items);
  }

  private static boolean isStorage(Body.Block block) {
    return block.type().equals("backend") || block.type().equals("cloud");
  }

  private static Body.Block of(Body.Block base, List<Body.Item> items) {
    return of(base, items, base.body().whole());
  }

  private static Body.Block of(Body.Block base, List<Body.Item> items, boolean whole) {
    return new Body.Block(
        base.type(),
        base.labels(),
        new Body(items, base.body().span(), whole),
        base.typeSpan(),
        base.header(),
        base.span());
  }

  /** Attributes replace those of the same name, nested blocks all those of the same type. */
  private static Body.Block laid(Body.Block base, Body.Block override) {
    Set<String> replaced = new HashSet<>();
    for (Body.Item item : override.body().items()) {
      replaced.add(key(item));
    }
    List<Body.Item> items = new ArrayList<>();
    for (Body.Item item : base.body().items()) {
      if (!replaced.contains(key(item)) || isMerged(item)) {
        items.add(item);
      }
    }
    items.addAll(override.body().items());
    return of(base, items, base.body().whole() && override.body().whole());
  }

  /** {@code lifecycle} is merged argument by argument; the later one is looked at first. */
  private static boolean isMerged(Body.Item item) {
    return item instanceof Body.Block block && block.type().equals("lifecycle");
  }

  private static String key(Body.Item item) {
    return switch (item) {
      case Body.Attribute attribute -> attribute.name();
      case Body.Block block -> {
        String type = block.label(0);
        yield block.type().equals("dynamic") && type != null ? type : block.type();
      }
    };
  }
}
