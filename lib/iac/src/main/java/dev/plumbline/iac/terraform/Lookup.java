package dev.plumbline.iac.terraform;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Span;
import dev.plumbline.model.source.SourceRange;
import org.jspecify.annotations.Nullable;

/**
 * A question about a module's instance that comes up on the way to where a value is from.
 *
 * @param module the instance's address
 * @param name of the variable or local; of an output, its call's name, a blank, and its own
 */
record Lookup(String module, Kind kind, String name) {
  enum Kind {
    /** What gives a variable its value. */
    VARIABLE,
    LOCAL,
    /** An output of the first instance of a call. */
    OUTPUT
  }

  /**
   * @param what was found, as a word
   * @param span of the argument that was found, else null
   * @param given where a variable file has it; null for what is a piece of the configuration
   */
  record Found(String what, @Nullable Span span, @Nullable SourceRange given) {
    private static Found of(String what, Body.@Nullable Attribute attribute) {
      return attribute == null ? nothing("nothing") : new Found(what, attribute.span(), null);
    }

    private static Found nothing(String why) {
      return new Found(why, null, null);
    }

    /** Whether it is the same text, wherever it moved to. */
    boolean isSame(Found other, Displacement displacement) {
      if (!what.equals(other.what)
          || (span == null) != (other.span == null)
          || (given == null) != (other.given == null)) {
        return false;
      }
      if (given != null && other.given != null) {
        return displacement.add(other.given, given);
      }
      return span == other.span // of a file that was not read again
          || span == null
          || other.span == null
          || (displacement.add(other.span.range(), span.range())
              && span.text().equals(other.span.text()));
    }
  }

  static Lookup output(String module, String call, String output) {
    return new Lookup(module, Kind.OUTPUT, call + " " + output);
  }

  /** Writes down what is asked of an instance for whoever's part of the graph is being made. */
  static void note(Kind kind, @Nullable String name, ModuleInstance asked) {
    ModuleInstance owner = asked.run().owner();
    if (owner != null && name != null) {
      owner.outside().step(new Lookup(asked.address(), kind, name), asked);
    }
  }

  /** The answer, from the instance that has the address. */
  Found answer(ModuleInstance instance) {
    return switch (kind) {
      case VARIABLE -> variable(instance);
      case LOCAL -> Found.of("local", instance.source().locals().get(name));
      case OUTPUT -> {
        int blank = name.indexOf(' ');
        ModuleCall call = instance.calls().get(name.substring(0, blank));
        yield call == null || call.instances().isEmpty()
            ? Found.nothing("no call")
            : Found.of(
                "output", call.instances().getFirst().outputValue(name.substring(blank + 1)));
      }
    };
  }

  private Found variable(ModuleInstance instance) {
    Body.Block block = instance.source().variables().get(name);
    if (block == null) {
      return Found.nothing("undeclared");
    }
    Body.Attribute argument = instance.inputs().argument(name);
    Given given = instance.inputs().given(name);
    return argument != null || given == null
        ? Found.of(
            argument == null ? "default" : "argument",
            argument == null ? block.body().attribute("default") : argument)
        : new Found("file " + given.file(), null, given.range());
  }
}
