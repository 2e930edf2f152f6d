package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.value.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which provider configuration a resource belongs to, and what that configuration says. */
final class Providers {
  static final Set<String> META = Set.of("alias", "version");

  private final Run run;
  private final Map<String, @Nullable Configured> known = new HashMap<>();

  Providers(Run run) {
    this.run = run;
  }

  /**
   * A provider configuration.
   *
   * @param address as the module that has it writes it: {@code aws.west}
   */
  record Configured(String address, ModuleInstance module, Body.Block block, Content content) {}

  /**
   * The provider that a module means by a name.
   *
   * @param address that the root's configuration has for it
   * @param configured null where there is no configuration in the sources
   */
  record Use(String address, @Nullable Configured configured) {}

  /** What a resource uses. */
  Use of(ResourceInstances resource) {
    String name = local(resource);
    return resource.module().outside().provider(name, () -> use(name, resource.module()));
  }

  /**
   * @param name as the module has it
   */
  Use use(String name, ModuleInstance module) {
    Place place = resolve(name, module);
    String key = place.module().address() + " " + place.address();
    if (!known.containsKey(key)) {
      Body.Block block = declared(place);
      known.put(key, block == null ? null : entered(key, block, place.module()));
    }
    return new Use(place.address(), known.get(key));
  }

  private record Place(String address, ModuleInstance module) {}

  private static String local(ResourceInstances resource) {
    Expression provider = resource.declared().argument("provider");
    String written = provider == null ? null : reference(provider);
    if (written != null) {
      return written;
    }
    String type = resource.declared().type();
    int underscore = type.indexOf('_');
    return underscore < 0 ? type : type.substring(0, underscore);
  }

  /** {@code aws.west}, also in the quotes of old; null for anything else. */
  static @Nullable String reference(Expression expression) {
    return switch (expression) {
      case Traversal.Absolute reference -> Traces.text(reference);
      case Template template -> template.literal();
      case Expression _ -> null;
    };
  }

  private Place resolve(String name, ModuleInstance module) {
    ModuleInstance.Caller caller = module.caller();
    if (caller == null || declares(module, name)) {
      return new Place(name, module);
    }
    Body.Attribute mapping = caller.block().body().attribute("providers");
    String mapped = null;
    if (mapping != null && mapping.expression() instanceof Expression.Obj object) {
      for (Expression.Obj.Member member : object.members()) {
        if (name.equals(key(member.key()))) {
          mapped = reference(member.value());
        }
      }
    }
    // Without a mapping, the default configuration is handed down under its own name.
    return resolve(mapped == null ? name : mapped, caller.module());
  }

  private static @Nullable String key(Expression key) {
    return key instanceof Expression.Literal(Value.Str(String name), var _) ? name : reference(key);
  }

  private static boolean declares(ModuleInstance module, String name) {
    return module.source().providers().stream().anyMatch(block -> address(block).equals(name));
  }

  static String address(Body.Block block) {
    String name = block.label(0) == null ? "" : block.labels().getFirst().text();
    String alias = Literals.text(block, "alias");
    return alias.isEmpty() ? name : name + "." + alias;
  }

  /** What it says may ask for a data source that is read by itself. */
  private @Nullable Configured entered(String key, Body.Block block, ModuleInstance module) {
    return run.<@Nullable Configured>enter(
        null, "provider " + key, block.header(), () -> configured(block, module), () -> null);
  }

  private static Body.@Nullable Block declared(Place place) {
    for (Body.Block block : place.module().source().providers()) {
      if (address(block).equals(place.address())) {
        return block;
      }
    }
    return null;
  }

  Configured configured(Body.Block block, ModuleInstance module) {
    Content content = new BlockEvaluator(run).evaluate(block.body(), module, META);
    return new Configured(address(block), module, block, content);
  }

  /** A bool of a lifecycle or other block that takes constants only. */
  static boolean isTrue(Body.@Nullable Attribute attribute, ModuleInstance module) {
    return attribute != null
        && Literals.isTrue(
            new Evaluator(module, module.run().evaluation()).evaluate(attribute.expression()),
            false);
  }
}
