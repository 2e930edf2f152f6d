package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.ClosedScope;
import dev.plumbline.iac.eval.ConversionException;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.eval.TypeConstraint;
import dev.plumbline.iac.eval.TypeExpressions;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Span;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables of a module instance: what is given to them, their defaults and their types. */
final class Inputs {
  private final ModuleInstance module;
  private final Map<String, Given> given;
  private final boolean library;
  private final Map<String, TypeConstraint> types = new HashMap<>();

  /**
   * @param given values from files, for the root
   * @param library a root without caller: variables without default are unknown
   */
  Inputs(ModuleInstance module, Map<String, Given> given, boolean library) {
    this.module = module;
    this.given = given;
    this.library = library;
  }

  /** The value that a file gives to a variable of the root; null where none does. */
  @Nullable Given given(String name) {
    return given.get(name);
  }

  /** The argument that the module call gives; null where it gives none. */
  Body.@Nullable Attribute argument(String name) {
    ModuleInstance.Caller caller = module.caller();
    return caller == null ? null : caller.block().body().attribute(name);
  }

  Datum value(String name) {
    Body.Block block = module.source().variables().get(name);
    if (block == null) {
      return Reasons.error("there is no variable " + name);
    }
    TypeConstraint type = type(name, block);
    Datum value = raw(name, block, type.type());
    Body.Attribute fallback = block.body().attribute("default");
    if (value.isNull() && !is(block, "nullable", true) && fallback != null) {
      value = constant(fallback);
    }
    Datum converted = converted(value, type, name, block);
    Validation.check(module, block, name, converted);
    return is(block, "sensitive", false) ? converted.sensitive() : converted;
  }

  private Datum raw(String name, Body.Block block, Type type) {
    ModuleInstance.Caller caller = module.caller();
    Body.Attribute argument = argument(name);
    if (caller != null && argument != null) {
      return new Evaluator(caller.scope(), module.run().evaluation())
          .evaluate(argument.expression());
    }
    Given file = given.get(name);
    if (file != null) {
      return file.value();
    }
    if (caller != null && !caller.block().body().whole()) {
      return Reasons.lost(caller.block());
    }
    Body.Attribute fallback = block.body().attribute("default");
    if (fallback != null) {
      return constant(fallback);
    }
    if (!block.body().whole()) {
      return Reasons.lost(block);
    }
    if (caller != null) {
      module
          .run()
          .evaluation()
          .error(
              "Missing required argument",
              "The module needs a value for \"" + name + "\", which has no default.",
              caller.block().header());
    }
    return Reasons.variable(module.address(), name, type);
  }

  private Datum constant(Body.Attribute attribute) {
    return new Evaluator(ClosedScope.CONSTANTS, module.run().evaluation())
        .evaluate(attribute.expression());
  }

  private Datum converted(Datum value, TypeConstraint type, String name, Body.Block block) {
    try {
      return type.apply(value);
    } catch (ConversionException e) {
      module
          .run()
          .problems()
          .add(
              Diagnostic.error(
                  "Invalid value for variable",
                  "The value of \"" + name + "\" does not have its type: " + e.getMessage() + ".",
                  origin(name, block)));
      return Reasons.error("the value of variable \"" + name + "\" does not have its type");
    }
  }

  /** Where the default stands that gives a variable's value; null where something else does. */
  @Nullable SourceRange preset(String name, Body.Block block) {
    Body.Attribute fallback = block.body().attribute("default");
    return fallback == null || argument(name) != null || given(name) != null
        ? null
        : fallback.range();
  }

  /** Where a variable's value is written. */
  SourceRange origin(String name, Body.Block block) {
    Body.Attribute argument = argument(name);
    Given file = given.get(name);
    Body.Attribute fallback = block.body().attribute("default");
    if (argument != null) {
      return argument.expression().range();
    }
    return file != null
        ? file.range()
        : fallback == null ? block.header().range() : fallback.expression().range();
  }

  private TypeConstraint type(String name, Body.Block block) {
    TypeConstraint known = types.get(name);
    if (known == null) {
      Body.Attribute type = block.body().attribute("type");
      known =
          type == null
              ? TypeConstraint.ANY
              : TypeExpressions.read(type.expression(), module.run().evaluation());
      types.put(name, known);
    }
    return known;
  }

  private boolean is(Body.Block block, String name, boolean otherwise) {
    Body.Attribute attribute = block.body().attribute(name);
    return attribute == null ? otherwise : Literals.isTrue(constant(attribute), otherwise);
  }

  /** Values that nobody declared a variable for, and arguments that the module doesn't have. */
  void reportStrangers() {
    Map<String, Body.Block> declared = module.source().variables();
    ModuleInstance.Caller caller = module.caller();
    if (caller != null) {
      for (Body.Attribute argument : caller.block().body().attributes()) {
        if (!ModuleCall.META.contains(argument.name()) && !declared.containsKey(argument.name())) {
          stranger(argument.name(), argument.nameSpan());
        }
      }
    }
  }

  private void stranger(String name, Span span) {
    module
        .run()
        .evaluation()
        .error(
            "Unsupported argument",
            "The module has no variable \""
                + name
                + "\"."
                + dev.plumbline.iac.eval.Suggestion.of(name, module.source().variables().keySet()),
            span);
  }

  boolean isLibrary() {
    return library;
  }
}
