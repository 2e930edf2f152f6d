package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluation;
import dev.plumbline.iac.eval.Likeness;
import dev.plumbline.iac.eval.Scope;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.source.SourceRange;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an instance of a module adds to the graph what it added in an earlier reading:
 * everything that the part followed from then is worked out anew and compared.
 */
final class Unchanged {
  private final ModuleInstance module;
  private final Run run;
  private final Seen seen;
  private final Displacement displacement = new Displacement();
  private final Map<String, Seen.Provider> providersNow = new LinkedHashMap<>();

  private Unchanged(ModuleInstance module, Seen seen) {
    this.module = module;
    this.run = module.run();
    this.seen = seen;
  }

  /** The earlier part of that module, where it still holds; else null. */
  static @Nullable KeptPart part(
      @Nullable KeptPart earlier, ModuleInstance module, Links links, Providers providers) {
    if (earlier == null || earlier.source() != module.source()) {
      return null;
    }
    var unchanged = new Unchanged(module, earlier.seen());
    return unchanged.values() && unchanged.files() && unchanged.providers(providers)
        ? unchanged.traced(earlier, links)
        : null;
  }

  private boolean values() {
    for (Map.Entry<String, Datum> each : seen.variables().entrySet()) {
      var block = module.source().variables().get(each.getKey());
      if (block == null
          || !Likeness.of(module.variable(each.getKey(), block.header()), each.getValue())) {
        return false;
      }
    }
    for (ModuleCall call : module.calls().values()) {
      if (!Objects.equals(call.directory(), seen.directories().get(call.name()))) {
        return false;
      }
    }
    return seen.outputs().entrySet().stream()
        .allMatch(each -> output(each.getKey(), each.getValue()));
  }

  private boolean output(Traversal.Absolute reference, Scope.Resolution before) {
    Evaluation aside = run.evaluation().aside();
    Scope.Resolution now = module.resolve(reference, aside);
    return aside.problems().errors() == 0
        && now.steps() == before.steps()
        && Likeness.of(now.value(), before.value());
  }

  private boolean files() {
    return seen.files().entrySet().stream()
            .allMatch(each -> Arrays.equals(run.tree().file(each.getKey()), each.getValue()))
        && seen.listings().entrySet().stream()
            .allMatch(each ->
                run.evaluation().files().below(each.getKey()).keySet().equals(each.getValue()));
  }

  private boolean providers(Providers providers) {
    for (Map.Entry<String, Seen.Provider> each : seen.providers().entrySet()) {
      Seen.Provider now = Outside.seen(providers.use(each.getKey(), module));
      if (!same(now, each.getValue())) {
        return false;
      }
      providersNow.put(each.getKey(), now);
    }
    return true;
  }

  private boolean same(Seen.Provider now, Seen.Provider before) {
    Datum content = now.content();
    Datum known = before.content();
    return now.address().equals(before.address())
        && tags(now.defaultTags(), before.defaultTags())
        && (content == null || known == null ? content == known : Likeness.of(content, known));
  }

  private boolean tags(List<SourceRange> now, List<SourceRange> before) {
    for (int i = 0; i < Math.min(now.size(), before.size()); i++) {
      if (!displacement.add(before.get(i), now.get(i))) {
        return false;
      }
    }
    return now.size() == before.size();
  }

  /** With what was found now, so that nothing of the earlier reading's sources is held. */
  private @Nullable KeptPart traced(KeptPart earlier, Links links) {
    Map<Lookup, Lookup.Found> steps = new LinkedHashMap<>();
    for (Map.Entry<Lookup, Lookup.Found> each : seen.steps().entrySet()) {
      ModuleInstance asked = run.instance(each.getKey().module());
      if (asked == null) {
        return null;
      }
      Lookup.Found now = each.getKey().answer(asked);
      if (!now.isSame(each.getValue(), displacement)) {
        return null;
      }
      steps.put(each.getKey(), now);
    }
    for (Links.Answer answer : seen.links().values()) {
      if (!links.of(answer.reference(), module).equals(answer.targets())) {
        return null;
      }
    }
    Part part = displacement.of(earlier.part());
    return part == null
        ? null
        : new KeptPart(
            earlier.source(),
            part,
            earlier.problems(),
            new Seen(
                seen.variables(),
                seen.directories(),
                seen.outputs(),
                seen.files(),
                seen.listings(),
                providersNow,
                steps,
                seen.links()));
  }
}
