package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.ClosedScope;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.model.graph.Declarations.Backend;
import dev.plumbline.model.graph.Declarations.Requirement;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code terraform} blocks of the root module, with the lock file's versions. */
final class Settings {
  private final ModuleInstance root;
  private final Run run;

  Settings(ModuleInstance root) {
    this.root = root;
    this.run = root.run();
  }

  List<Requirement> requirements() {
    Map<String, String> locked = locked();
    List<Requirement> requirements = new ArrayList<>();
    for (Body.Block block : root.source().settings()) {
      Body.Attribute version = block.body().attribute("required_version");
      if (version != null) {
        requirements.add(
            new Requirement("terraform", "", text(constant(version)), "", version.range()));
      }
      for (Body.Block providers : block.body().blocks("required_providers")) {
        for (Body.Attribute provider : providers.body().attributes()) {
          requirements.add(requirement(provider, locked));
        }
      }
    }
    return requirements;
  }

  private Requirement requirement(Body.Attribute provider, Map<String, String> locked) {
    Datum value = aliases(provider);
    String source = "hashicorp/" + provider.name();
    String constraint = "";
    switch (value) {
      case Datum.Str(String text) -> constraint = text;
      case Datum.Obj obj -> {
        Datum named = obj.members().get("source");
        source = named == null ? source : text(named);
        Datum version = obj.members().get("version");
        constraint = version == null ? "" : text(version);
      }
      default -> {}
    }
    return new Requirement(
        provider.name(),
        source,
        constraint,
        locked.getOrDefault(qualified(source), ""),
        provider.range());
  }

  /**
   * {@code configuration_aliases} names providers, which are no values: only constants are read.
   */
  private Datum aliases(Body.Attribute provider) {
    if (!(provider.expression() instanceof dev.plumbline.iac.hcl.Expression.Obj object)) {
      return constant(provider);
    }
    var members = Datum.<Datum>sorted();
    var evaluator = new Evaluator(ClosedScope.CONSTANTS, run.evaluation());
    for (var member : object.members()) {
      if (evaluator.evaluate(member.key()) instanceof Datum.Str(String name)
          && !name.equals("configuration_aliases")) {
        members.put(name, evaluator.evaluate(member.value()));
      }
    }
    return Datum.object(members);
  }

  private static String qualified(String source) {
    return source.chars().filter(c -> c == '/').count() < 2
        ? "registry.terraform.io/" + source
        : source;
  }

  private Datum constant(Body.Attribute attribute) {
    return new Evaluator(ClosedScope.CONSTANTS, run.evaluation()).evaluate(attribute.expression());
  }

  private static String text(Datum value) {
    return value instanceof Datum.Str(String text) ? text : "";
  }

  private Map<String, String> locked() {
    Map<String, String> versions = new HashMap<>();
    String prefix = run.root().isEmpty() ? "" : run.root() + "/";
    String path = prefix + ".terraform.lock.hcl";
    byte[] content = run.tree().file(path);
    if (content != null) {
      for (Body.Block block :
          HclParser.parse(path, content, run.budget()).body().blocks("provider")) {
        Body.Attribute version = block.body().attribute("version");
        String source = block.label(0);
        if (version != null && source != null) {
          versions.put(source, text(constant(version)));
          versions.put(
              source.replace("registry.opentofu.org/", "registry.terraform.io/"),
              text(constant(version)));
        }
      }
    }
    return versions;
  }

  /** The header of the first block; null where there is none. */
  @Nullable SourceRange range() {
    List<Body.Block> blocks = root.source().settings();
    return blocks.isEmpty() ? null : blocks.getFirst().header().range();
  }

  @Nullable Backend backend() {
    for (Body.Block block : root.source().settings()) {
      for (Body.Block backend : block.body().blocks("backend")) {
        String type = backend.label(0);
        return new Backend(type == null ? "" : type, content(backend), backend.range());
      }
      for (Body.Block cloud : block.body().blocks("cloud")) {
        return new Backend("cloud", content(cloud), cloud.range());
      }
    }
    return root.source().settings().stream()
        .filter(block -> !block.body().whole())
        .findFirst()
        .map(block -> new Backend("", Value.Obj.EMPTY, block.range()))
        .orElse(null);
  }

  private Value.Obj content(Body.Block block) {
    return new BlockEvaluator(run).evaluate(block.body(), root, Set.of()).toValue();
  }
}
