package dev.plumbline.iac.eval;

import dev.plumbline.iac.eval.function.ArgumentException;
import dev.plumbline.iac.eval.function.Arguments;
import dev.plumbline.iac.eval.function.Function;
import dev.plumbline.iac.eval.function.Functions;
import dev.plumbline.iac.eval.function.Parameter;
import dev.plumbline.iac.eval.function.Parameter.Allow;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Template;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Function calls: looks the function up, prepares the arguments as it declares them, calls it. */
final class CallEvaluator {
  private final Expression.Call call;
  private final Function function;
  private final Evaluation evaluation;
  private boolean marked;

  private CallEvaluator(Expression.Call call, Function function, Evaluation evaluation) {
    this.call = call;
    this.function = function;
    this.evaluation = evaluation;
  }

  static Datum evaluate(Expression.Call call, Evaluator evaluator) {
    String name = call.name().startsWith("core::") ? call.name().substring(6) : call.name();
    switch (name) {
      case "try" -> {
        return TryEvaluator.tryFirst(call, evaluator);
      }
      case "can" -> {
        return TryEvaluator.can(call, evaluator);
      }
      default -> {}
    }
    Evaluation evaluation = evaluator.evaluation();
    Function function = Functions.find(name);
    if (function == null) {
      return missing(call, name, evaluator);
    }
    List<Datum> values = new ArrayList<>(call.arguments().size());
    for (Expression argument : call.arguments()) {
      values.add(evaluator.evaluate(argument));
    }
    return new CallEvaluator(call, function, evaluation).run(values);
  }

  private static Datum missing(Expression.Call call, String name, Evaluator evaluator) {
    List<Datum> values = new ArrayList<>();
    call.arguments().forEach(argument -> values.add(evaluator.evaluate(argument)));
    Datum own = evaluator.scope().call(name, values);
    if (own != null) {
      return own;
    }
    if (name.startsWith("provider::")) {
      values.add(Datum.unknown(Type.Dynamic.ANY, "functions of providers are not run"));
      return Rendering.derived(name, values, Type.Dynamic.ANY);
    }
    return Steps.problem(
        "Call to unknown function",
        "There is no function named \"" + name + "\"." + Suggestion.of(name, Functions.names()),
        call.nameSpan(),
        evaluator.evaluation());
  }

  private Datum run(List<Datum> given) {
    List<Datum> values = given;
    if (call.expandLast() && !given.isEmpty()) {
      Datum last = given.getLast();
      marked = last instanceof Datum.Sensitive;
      switch (last.unmarked()) {
        case Datum.Seq seq -> {
          values = new ArrayList<>(given.subList(0, given.size() - 1));
          values.addAll(seq.elements());
        }
        case Datum.Unknown unknown -> {
          return Rendering.derived(function.name(), List.of(unknown), Type.Dynamic.ANY);
        }
        case Datum other -> {
          return Steps.problem(
              "Invalid expanding argument",
              "Only a list, a set or a tuple can be expanded, not a value of type "
                  + other.type().describe()
                  + ".",
              call.arguments().getLast().span(),
              evaluation);
        }
      }
    }
    if (!fits(values.size())) {
      return failed();
    }
    if (function.name().equals("templatestring")
        && call.arguments().getFirst() instanceof Template literal) {
      return Steps.problem(
          "Invalid template",
          "templatestring takes a reference to a template, not one that is written there.",
          literal.span(),
          evaluation);
    }
    List<Datum> prepared = new ArrayList<>(values.size());
    boolean unknown = false;
    for (int i = 0; i < values.size(); i++) {
      Datum value = prepare(i, values.get(i));
      if (value == null) {
        return failed();
      }
      boolean open = !value.isKnown() && !function.parameter(i).allows(Allow.UNKNOWN);
      if (open && value.type() == Type.Dynamic.ANY) {
        // Nothing can be said of a call before it is known what it is called with.
        return Rendering.derived(function.name(), values, Type.Dynamic.ANY).sensitiveIf(marked);
      }
      unknown |= open;
      prepared.add(value);
    }
    Datum result = apply(new Arguments(function.name(), prepared, evaluation), unknown);
    return (function.mayBeNull() ? result : Bounds.notNull(result)).sensitiveIf(marked);
  }

  private Datum apply(Arguments arguments, boolean unknown) {
    try {
      evaluation.budget().spend(1 + arguments.size());
      return unknown
          ? arguments.unknown(function.typing().of(arguments))
          : function.body().apply(arguments);
    } catch (ArgumentException e) {
      if (e.isAbsentFile()) {
        return absentFile(arguments, e.getMessage());
      }
      report(e.argument(), e.getMessage());
      return failed();
    }
  }

  private boolean fits(int count) {
    int wanted = function.parameters().size();
    if (count >= wanted && (count == wanted || function.rest() != null)) {
      return true;
    }
    evaluation.error(
        count < wanted ? "Not enough function arguments" : "Too many function arguments",
        "The function \""
            + function.name()
            + "\" takes "
            + (function.rest() == null ? "" : "at least ")
            + wanted
            + (wanted == 1 ? " argument" : " arguments")
            + ", here are "
            + count
            + ".",
        call.span());
    return false;
  }

  /** The argument as the function wants it; null after a diagnostic. */
  private @Nullable Datum prepare(int index, Datum given) {
    Parameter parameter = function.parameter(index);
    Datum value = given;
    try {
      value = Conversion.convert(value, parameter.type());
    } catch (ConversionException e) {
      report(index, e.getMessage());
      return null;
    }
    if (value.isNull() && !parameter.allows(Allow.NULL)) {
      report(index, "argument must not be null");
      return null;
    }
    if (parameter.allows(Allow.INNER_MARK)) {
      marked |= value instanceof Datum.Sensitive;
      value = value.unmarked();
    } else if (!parameter.allows(Allow.MARK) && value.hasMark()) {
      marked = true;
      value = value.deepUnmarked();
    }
    return value;
  }

  private void report(int index, @Nullable String message) {
    boolean whole = index < 0 || call.arguments().isEmpty();
    Expression at =
        whole ? call : call.arguments().get(Math.min(index, call.arguments().size() - 1));
    evaluation.error(
        whole ? "Error in function call" : "Invalid function argument",
        whole
            ? "Call to function \"" + function.name() + "\" failed: " + message + "."
            : "Invalid value for \""
                + function.parameter(index).name()
                + "\" of \""
                + function.name()
                + "\": "
                + message
                + ".",
        at.span());
  }

  /** A pipeline may make the file, such as a zipped function, so this is no error. */
  private Datum absentFile(Arguments arguments, String reason) {
    evaluation.warning(
        "File not in the repository",
        "The value is unknown: " + reason + ", and it may be made before Terraform runs.",
        call.span());
    return Rendering.call(function.name(), arguments.values(), Type.Primitive.STRING, reason);
  }

  private Datum failed() {
    return Datum.unknown(Type.Dynamic.ANY, "an error at " + call.range());
  }
}
