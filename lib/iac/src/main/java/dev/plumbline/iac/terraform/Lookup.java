package dev.plumbline.iac.terraform;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Span;
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
   * @param what was found, as a word, with where it is if it is no piece of the configuration
   * @param span of the argument that was found, else null
   */
  record Found(String what, @Nullable Span span) {
    private static Found of(String what, Body.@Nullable Attribute attribute) {
      return attribute == null ? new Found("nothing", null) : new Found(what, attribute.span());
    }

    /** Whether it is the same text at the same place. */
    boolean isSame(Found other) {
      if (!what.equals(other.what) || span == null || other.span == null) {
        return what.equals(other.what) && span == other.span;
      }
      return span == other.span
          || (span.range().equals(other.span.range()) && span.text().equals(other.span.text()));
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
            ? new Found("no call", null)
            : Found.of(
                "output", call.instances().getFirst().outputValue(name.substring(blank + 1)));
      }
    };
  }

  private Found variable(ModuleInstance instance) {
    Body.Block block = instance.source().variables().get(name);
    if (block == null) {
      return new Found("undeclared", null);
    }
    Body.Attribute argument = instance.inputs().argument(name);
    Given given = instance.inputs().given(name);
    return argument != null || given == null
        ? Found.of(
            argument == null ? "default" : "argument",
            argument == null ? block.body().attribute("default") : argument)
        : new Found("file " + given.file() + " " + given.range(), null);
  }
}
