package dev.plumbline.iac.planfile;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The code that a plan was made of, as far as the plan tells it: constants and references. */
final class Configured {
  private static final int DEEPEST = 30;

  private final Map<String, YamlNode> blocks = new HashMap<>();
  private final Map<String, Module> modules = new HashMap<>();

  /**
   * A module by its path without keys.
   *
   * @param call the expressions of its arguments; null for the root
   * @param waits for what its call says it waits: addresses as its parent names them
   */
  record Module(
      String path, String parent, YamlNode node, @Nullable YamlNode call, List<YamlNode> waits) {}

  private Configured() {}

  static Configured of(@Nullable YamlNode root) {
    var configured = new Configured();
    if (root != null) {
      configured.add(new Module("", "", root, null, List.of()), 0);
    }
    return configured;
  }

  private void add(Module module, int depth) {
    modules.put(module.path(), module);
    String prefix = module.path().isEmpty() ? "" : module.path() + ".";
    for (YamlNode block :
        module.node().member("resources").map(YamlNode::items).orElse(List.of())) {
      blocks.put(prefix + PlanFileReader.text(block, "address"), block);
    }
    for (YamlNode.Entry call :
        module.node().member("module_calls").map(YamlNode::members).orElse(List.of())) {
      Optional<YamlNode> body = call.value().member("module");
      if (body.isPresent() && depth < DEEPEST) {
        String path = prefix + "module." + call.key().text();
        YamlNode arguments = call.value().member("expressions").orElse(null);
        List<YamlNode> waits =
            call.value().member("depends_on").map(YamlNode::items).orElse(List.of());
        add(new Module(path, module.path(), body.get(), arguments, waits), depth + 1);
      }
    }
  }

  /** The block at an address without keys, or nothing. */
  Optional<YamlNode> block(String address) {
    return Optional.ofNullable(blocks.get(address));
  }

  /** The expressions of that block, by attribute; empty where the plan has none. */
  Optional<YamlNode> expressions(String address) {
    return block(address).flatMap(block -> block.member("expressions"));
  }

  Optional<Module> module(String path) {
    return Optional.ofNullable(modules.get(path));
  }

  /** Whether a node is one expression, and not a block of several. */
  static boolean isExpression(YamlNode node) {
    return node instanceof YamlNode.Mapping mapping
        && mapping.entries().stream()
            .allMatch(entry ->
                entry.key().text().equals("constant_value")
                    || entry.key().text().equals("references"));
  }

  /** What it refers to, the longest form of each first: {@code aws_vpc.a.id}, {@code aws_vpc.a}. */
  static List<YamlNode> references(YamlNode expression) {
    return expression.member("references").map(YamlNode::items).orElse(List.of());
  }
}
