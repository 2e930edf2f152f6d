package dev.plumbline.iac.eval.function;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A built-in function.
 *
 * @param rest the parameter that any further arguments are for; null where there may be none
 * @param typing the result's type, asked for when an argument is unknown
 * @param body called with arguments that are converted, and null, unknown or marked only where
 *     their parameter allows it
 */
public record Function(
    String name, List<Parameter> parameters, @Nullable Parameter rest, Typing typing, Body body) {

  public Function {
    parameters = List.copyOf(parameters);
  }

  /** A function of a fixed number of arguments and a result of a fixed type. */
  static Function of(String name, Type result, Body body, Parameter... parameters) {
    return new Function(name, List.of(parameters), null, _ -> result, body);
  }

  /** The same function, taking any number of further arguments. */
  Function rest(Parameter parameter) {
    return new Function(name, parameters, parameter, typing, body);
  }

  /** The same function, with a result whose type depends on its arguments. */
  Function typed(Typing other) {
    return new Function(name, parameters, rest, other, body);
  }

  /** Functions of which Terraform doesn't promise that their result is something. */
  private static final Set<String> MAY_BE_NULL =
      Set.of(
          "element",
          "ephemeralasnull",
          "issensitive",
          "jsondecode",
          "lookup",
          "nonsensitive",
          "one",
          "sensitive",
          "strcontains",
          "templatefile",
          "timeadd",
          "tobool",
          "tolist",
          "tomap",
          "tonumber",
          "toset",
          "tostring",
          "yamldecode",
          "yamlencode");

  public boolean mayBeNull() {
    return MAY_BE_NULL.contains(name);
  }

  public Parameter parameter(int index) {
    return index < parameters.size() || rest == null ? parameters.get(index) : rest;
  }

  /** Works the result out. */
  @FunctionalInterface
  public interface Body {
    Datum apply(Arguments arguments) throws ArgumentException;
  }

  /** Says what type the result has, as far as the arguments' types tell. */
  @FunctionalInterface
  public interface Typing {
    Type of(Arguments arguments) throws ArgumentException;
  }
}
