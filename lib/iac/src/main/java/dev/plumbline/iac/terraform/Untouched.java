package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Likeness;
import dev.plumbline.iac.hcl.Body;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The blocks of a module's instance that add to the graph what they added in an earlier reading,
 * though another file of the module is another one now: those whose files were not read again, and
 * that refer to nothing but such blocks, locals and variables. What a module call hands out counts
 * as changed.
 */
final class Untouched {
  private final KeptPart earlier;
  private final KeptBlocks blocks;
  private final ModuleInstance module;
  private final Links links;
  private final Map<String, Boolean> known = new HashMap<>();
  private @Nullable Boolean callersHold;

  private Untouched(KeptPart earlier, KeptBlocks blocks, ModuleInstance module, Links links) {
    this.earlier = earlier;
    this.blocks = blocks;
    this.module = module;
    this.links = links;
  }

  /**
   * Null where that can't be told of any: something was wrong then, or what the module looks at
   * beyond its own files is not what it was.
   */
  static @Nullable Untouched of(ModuleInstance module, Links links, Providers providers) {
    EarlierReading reading = module.run().earlier();
    KeptPart earlier = reading.parts().get(module.address());
    return earlier == null
            || !earlier.problems().isEmpty()
            || !earlier.source().directory().equals(module.source().directory())
            || !haveFiles(earlier.seen(), module.run())
            || !haveProviders(earlier.seen(), module, providers)
        ? null
        : new Untouched(earlier, reading.blocks(module.address()), module, links);
  }

  private static boolean haveFiles(Seen seen, Run run) {
    return seen.files().entrySet().stream()
            .allMatch(each -> Arrays.equals(run.tree().file(each.getKey()), each.getValue()))
        && seen.listings().entrySet().stream()
            .allMatch(each ->
                run.evaluation().files().below(each.getKey()).keySet().equals(each.getValue()));
  }

  private static boolean haveProviders(Seen seen, ModuleInstance module, Providers providers) {
    return seen.providers().entrySet().stream()
        .allMatch(each -> {
          Seen.Provider now = Outside.seen(providers.use(each.getKey(), module));
          Seen.Provider before = each.getValue();
          return now.address().equals(before.address())
              && now.defaultTags().equals(before.defaultTags())
              && (now.content() == null || before.content() == null
                  ? now.content() == before.content()
                  : Likeness.of(now.content(), before.content()));
        });
  }

  /**
   * What a resource's block adds; null where that has to be worked out.
   *
   * @param reference as the module's source has it
   */
  KeptBlocks.@Nullable Block block(String reference) {
    KeptBlocks.Block block = blocks.block(module.absolute(reference));
    return block != null && holds(reference) ? block : null;
  }

  /** What needs itself does not hold. */
  private boolean holds(String name) {
    Boolean told = known.get(name);
    if (told == null) {
      known.put(name, false);
      Set<String> needs = blocks.needs(name);
      told = needs != null && isThere(name) && needs.stream().allMatch(this::holds);
      known.put(name, told);
    }
    return told;
  }

  private boolean isThere(String name) {
    if (name.startsWith("var.")) {
      return variable(name.substring("var.".length()));
    }
    return name.startsWith("local.") ? local(name.substring("local.".length())) : resource(name);
  }

  private boolean resource(String reference) {
    ModuleSource.Declared before = earlier.source().resources().get(reference);
    ModuleSource.Declared now = module.source().resources().get(reference);
    return before != null && now != null && before.block() == now.block();
  }

  private boolean local(String name) {
    Body.Attribute before = earlier.source().locals().get(name);
    Body.Attribute now = module.source().locals().get(name);
    return now != null && now == before;
  }

  private boolean variable(String name) {
    Body.Block before = earlier.source().variables().get(name);
    Body.Block now = module.source().variables().get(name);
    var value = earlier.seen().variables().get(name);
    return now != null
        && now == before
        && value != null
        && Likeness.of(module.variable(name, now.header()), value)
        && isGivenAtItsPlace(new Lookup(module.address(), Lookup.Kind.VARIABLE, name))
        && (module.inputs().argument(name) == null || callersHold());
  }

  /** Whether it is given by the very same piece; where nobody asked for that, it is all one. */
  private boolean isGivenAtItsPlace(Lookup lookup) {
    Lookup.Found before = earlier.seen().steps().get(lookup);
    return before == null || isSame(before, lookup.answer(module));
  }

  /** Whether what comes through other modules comes by the very same pieces, and from there. */
  private boolean callersHold() {
    if (callersHold == null) {
      callersHold =
          earlier.seen().steps().entrySet().stream()
                  .filter(each -> !each.getKey().module().equals(module.address()))
                  .allMatch(each -> {
                    ModuleInstance asked = module.run().instance(each.getKey().module());
                    return asked != null && isSame(each.getValue(), each.getKey().answer(asked));
                  })
              && earlier.seen().links().values().stream()
                  .allMatch(
                      answer -> links.of(answer.reference(), module).equals(answer.targets()));
    }
    return callersHold;
  }

  private static boolean isSame(Lookup.Found before, Lookup.Found now) {
    return before.what().equals(now.what())
        && before.span() == now.span()
        && (before.given() == null ? now.given() == null : before.given().equals(now.given()));
  }
}
