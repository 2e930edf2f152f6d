package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Scope;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value.Origin;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Writes down what a module's instance looks at beyond the module's own files. */
final class Outside {
  private final Map<Traversal.Absolute, Scope.Resolution> outputs = new IdentityHashMap<>();
  private final Set<String> files = new TreeSet<>();
  private final Set<String> listings = new TreeSet<>();
  private final Map<String, Providers.Use> providers = new HashMap<>();
  private final Map<Lookup, Lookup.Found> steps = new LinkedHashMap<>();
  private final Set<Diagnostic> problems = new LinkedHashSet<>();
  private boolean spoiled;

  void output(Traversal.Absolute reference, Scope.Resolution found) {
    outputs.put(reference, found);
  }

  /** What was looked at can't be compared later. */
  void spoil() {
    spoiled = true;
  }

  void file(String path) {
    files.add(path);
  }

  void listing(String directory) {
    listings.add(directory);
  }

  /** A problem in an expression of the module. */
  void problem(Diagnostic diagnostic) {
    problems.add(diagnostic);
  }

  Providers.Use provider(String name, Supplier<Providers.Use> work) {
    Providers.Use known = providers.get(name);
    if (known == null) {
      known = work.get();
      providers.put(name, known);
    }
    return known;
  }

  void step(Lookup lookup, ModuleInstance asked) {
    if (!steps.containsKey(lookup)) {
      steps.put(lookup, lookup.answer(asked));
    }
  }

  /** What of it a later reading can compare itself with; null where it can't. */
  @Nullable KeptPart kept(ModuleInstance module, Part part, Map<String, Links.Answer> links) {
    if (spoiled) {
      return null;
    }
    SourceTree tree = module.run().tree();
    Map<String, Datum> variables = new LinkedHashMap<>();
    module
        .source()
        .variables()
        .forEach((name, block) -> variables.put(name, module.variable(name, block.header())));
    Map<String, @Nullable String> directories = new LinkedHashMap<>();
    module.calls().forEach((name, call) -> directories.put(name, call.directory()));
    Map<String, byte @Nullable []> contents = new LinkedHashMap<>();
    files.forEach(path -> contents.put(path, tree.file(path)));
    Map<String, Set<String>> listed = new LinkedHashMap<>();
    listings.forEach(
        path -> listed.put(path, module.run().evaluation().files().below(path).keySet()));
    Map<String, Seen.Provider> used = new LinkedHashMap<>();
    providers.forEach((name, use) -> used.put(name, seen(use)));
    return new KeptPart(
        module.source(),
        part,
        List.copyOf(problems),
        new Seen(variables, directories, outputs, contents, listed, used, steps, links));
  }

  /** A provider as far as a resource can tell. */
  static Seen.Provider seen(Providers.Use use) {
    Providers.Configured configured = use.configured();
    if (configured == null) {
      return new Seen.Provider(use.address(), null, List.of());
    }
    List<SourceRange> tags = EffectiveTags.defaults(configured.block());
    Datum content = configured.content().toDatum(new Origin(use.address(), "", "", ""));
    return new Seen.Provider(use.address(), content, tags);
  }
}
