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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code terraform} blocks of the root module, with the lock file's versions. */
final class Settings {
  private static final String REGISTRY = "registry.terraform.io/";

  private final ModuleInstance root;
  private final Run run;

  Settings(ModuleInstance root) {
    this.root = root;
    this.run = root.run();
  }

  List<Requirement> requirements() {
    Map<String, String> locked = releases();
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
    return source.chars().filter(c -> c == '/').count() < 2 ? REGISTRY + source : source;
  }

  private Datum constant(Body.Attribute attribute) {
    return new Evaluator(ClosedScope.CONSTANTS, run.evaluation()).evaluate(attribute.expression());
  }

  private static String text(Datum value) {
    return value instanceof Datum.Str(String text) ? text : "";
  }

  /** The releases that the lock file names of providers which the code does not require. */
  List<Requirement> locked() {
    Set<String> required = new HashSet<>();
    requirements().forEach(one -> required.add(registry(qualified(one.source()))));
    Map<String, Requirement> others = new LinkedHashMap<>();
    for (Body.Block block : locks()) {
      String source = block.label(0);
      if (source != null && !required.contains(registry(source))) {
        String name = source.substring(source.lastIndexOf('/') + 1);
        others.putIfAbsent(
            name, new Requirement(name, shortened(source), "", version(block), block.range()));
      }
    }
    return List.copyOf(others.values());
  }

  /** As {@code required_providers} has it: {@code hashicorp/aws}. */
  private static String shortened(String source) {
    String registry = registry(source);
    return registry.startsWith(REGISTRY) ? registry.substring(REGISTRY.length()) : source;
  }

  /** OpenTofu's registry has the same providers. */
  private static String registry(String source) {
    return source.replace("registry.opentofu.org/", REGISTRY);
  }

  private Map<String, String> releases() {
    Map<String, String> versions = new HashMap<>();
    for (Body.Block block : locks()) {
      String source = block.label(0);
      if (source != null) {
        versions.put(source, version(block));
        versions.put(registry(source), version(block));
      }
    }
    return versions;
  }

  private String version(Body.Block lock) {
    Body.Attribute version = lock.body().attribute("version");
    return version == null ? "" : text(constant(version));
  }

  /** The blocks of the lock file that name a release. */
  private List<Body.Block> locks() {
    String prefix = run.root().isEmpty() ? "" : run.root() + "/";
    String path = prefix + ".terraform.lock.hcl";
    byte[] content = run.tree().file(path);
    return content == null
        ? List.of()
        : HclParser.parse(path, content, run.budget()).body().blocks("provider").stream()
            .filter(block -> block.body().attribute("version") != null)
            .toList();
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
