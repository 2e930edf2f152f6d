package dev.plumbline.iac.eval;

import dev.plumbline.iac.hcl.Span;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.value.Value.Origin;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** Reads attributes and elements of values. */
public final class Steps {
  private Steps() {}

  public static Datum walk(Datum start, List<Traversal.Step> steps, Evaluation evaluation) {
    Datum at = start;
    for (Traversal.Step step : steps) {
      at =
          switch (step) {
            case Traversal.Attribute(String name, Span span) ->
                attribute(at, name, span, evaluation);
            case Traversal.Key key ->
                index(at, Evaluator.literal(key.key()), key.span(), evaluation);
          };
    }
    return at;
  }

  static Datum attribute(Datum value, String name, Span span, Evaluation evaluation) {
    return switch (value) {
      case Datum.Sensitive(Datum inner) -> attribute(inner, name, span, evaluation).sensitive();
      case Datum.Unknown unknown
          when unknown.type()
                  instanceof Type.ObjectOf(SortedMap<String, Type> attributes, Set<String> _)
              && !attributes.containsKey(name) ->
          problem(
              "Unsupported attribute",
              "This object has no attribute \""
                  + name
                  + "\"."
                  + Suggestion.of(name, attributes.keySet()),
              span,
              evaluation);
      case Datum.Unknown unknown when !isPrimitive(unknown) -> ofUnknown(unknown, name, "." + name);
      case Datum.Null _ ->
          problem(
              "Attribute of null",
              "This value is null, so it has no attribute \"" + name + "\".",
              span,
              evaluation);
      case Datum.Obj obj -> {
        Datum member = obj.members().get(name);
        yield member != null
            ? member
            : problem(
                obj.type() instanceof Type.MapOf ? "Missing map element" : "Unsupported attribute",
                obj.type() instanceof Type.MapOf
                    ? "This map has no element \"" + name + "\"."
                    : "This object has no attribute \""
                        + name
                        + "\"."
                        + Suggestion.of(name, obj.members().keySet()),
                span,
                evaluation);
      }
      case Datum.Seq _ ->
          problem(
              "Unsupported attribute",
              "This is a "
                  + value.type().describe()
                  + ", which has no attributes. For an attribute of each element write [*]."
                  + name
                  + ", of one of them [0]."
                  + name
                  + ".",
              span,
              evaluation);
      case Datum.Bool _, Datum.Num _, Datum.Str _, Datum.Unknown _ ->
          problem(
              "Unsupported attribute",
              "This is a " + value.type().describe() + ", which has no attributes.",
              span,
              evaluation);
    };
  }

  static Datum index(Datum value, Datum key, Span span, Evaluation evaluation) {
    if (value instanceof Datum.Sensitive || key instanceof Datum.Sensitive) {
      return index(value.unmarked(), key.unmarked(), span, evaluation).sensitive();
    }
    if (key instanceof Datum.Null) {
      return problem("Invalid index", "An index can't be null.", span, evaluation);
    }
    return switch (value) {
      case Datum.Null _ ->
          problem(
              "Index into null", "This value is null, so it has no elements.", span, evaluation);
      case Datum.Unknown unknown
          when key instanceof Datum.Bool && !(unknown.type() instanceof Type.Dynamic) ->
          problem("Invalid index", "A bool is no index.", span, evaluation);
      case Datum.Unknown unknown when !isPrimitive(unknown) ->
          switch (key) {
            case Datum.Str(String name) -> ofUnknown(unknown, name, "[\"" + name + "\"]");
            case Datum.Num(BigFloat number) -> ofUnknown(unknown, "", "[" + number + "]");
            case Datum other ->
                Rendering.derived("index", List.of(unknown, other), elementType(unknown.type()));
          };
      case Datum.Seq seq -> element(seq, key, span, evaluation);
      case Datum.Obj obj -> member(obj, key, span, evaluation);
      case Datum.Bool _, Datum.Num _, Datum.Str _, Datum.Sensitive _, Datum.Unknown _ ->
          problem(
              "Invalid index",
              "This is a " + value.type().describe() + ", which has no elements.",
              span,
              evaluation);
    };
  }

  private static Datum element(Datum.Seq seq, Datum key, Span span, Evaluation evaluation) {
    if (seq.type() instanceof Type.SetOf) {
      return problem(
          "Invalid index",
          "Elements of a set have no index. Turn it into a list with tolist() first.",
          span,
          evaluation);
    }
    if (key instanceof Datum.Unknown) {
      return Rendering.derived("index", List.of(key, seq), elementType(seq.type()));
    }
    try {
      if (Conversion.convert(key, Type.Primitive.NUMBER) instanceof Datum.Num(BigFloat number)) {
        Integer at = number.asInt();
        if (at != null && at >= 0 && at < seq.elements().size()) {
          return seq.elements().get(at);
        }
        return problem(
            "Invalid index",
            "There is no element "
                + number
                + ": this collection has "
                + seq.elements().size()
                + ".",
            span,
            evaluation);
      }
    } catch (ConversionException e) {
      return problem(
          "Invalid index",
          "The index has to be a number: " + e.getMessage() + ".",
          span,
          evaluation);
    }
    return Datum.unknown(Type.Dynamic.ANY, "its index is not known");
  }

  private static Datum member(Datum.Obj obj, Datum key, Span span, Evaluation evaluation) {
    if (key instanceof Datum.Unknown) {
      return Rendering.derived("index", List.of(key, obj), elementType(obj.type()));
    }
    try {
      if (Conversion.convert(key, Type.Primitive.STRING) instanceof Datum.Str(String name)) {
        Datum member = obj.members().get(name);
        return member != null
            ? member
            : problem(
                "Invalid index",
                "There is no element \""
                    + name
                    + "\" here."
                    + Suggestion.of(name, obj.members().keySet()),
                span,
                evaluation);
      }
    } catch (ConversionException e) {
      return problem(
          "Invalid index", "The key has to be a string: " + e.getMessage() + ".", span, evaluation);
    }
    return Datum.unknown(Type.Dynamic.ANY, "its key is not known");
  }

  private static Datum ofUnknown(Datum.Unknown unknown, String name, String step) {
    Datum known = unknown.known().get(name);
    if (known != null) {
      return known;
    }
    Origin from = unknown.origin();
    Type type =
        unknown.type() instanceof Type.ObjectOf object
            ? object.attributes().getOrDefault(name, Type.Dynamic.ANY)
            : elementType(unknown.type());
    String path = from.path() + step;
    boolean derived = !from.expression().isEmpty();
    return new Datum.Unknown(
        type,
        new Origin(
            from.address(),
            derived || from.address().isEmpty()
                ? from.path()
                : path.startsWith(".") ? path.substring(1) : path,
            derived ? from.expression() + step : "",
            from.reason()));
  }

  private static boolean isPrimitive(Datum.Unknown unknown) {
    return unknown.type() instanceof Type.Primitive;
  }

  private static Type elementType(Type collection) {
    return switch (collection) {
      case Type.ListOf(Type element) -> element;
      case Type.SetOf(Type element) -> element;
      case Type.MapOf(Type element) -> element;
      case Type.Primitive _, Type.Dynamic _, Type.TupleOf _, Type.ObjectOf _ -> Type.Dynamic.ANY;
    };
  }

  static Datum problem(String summary, String detail, Span span, Evaluation evaluation) {
    evaluation.error(summary, detail, span);
    return Datum.unknown(Type.Dynamic.ANY, "an error at " + span.range());
  }
}
