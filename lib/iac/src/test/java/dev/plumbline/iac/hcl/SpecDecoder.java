package dev.plumbline.iac.hcl;

import dev.plumbline.iac.eval.ClosedScope;
import dev.plumbline.iac.eval.Conversion;
import dev.plumbline.iac.eval.ConversionException;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluation;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.eval.Files;
import dev.plumbline.iac.eval.NamedScope;
import dev.plumbline.iac.eval.Problems;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.eval.TypeExpressions;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Makes a value of a body as a specification in the language suite's form says. */
final class SpecDecoder {
  private final Problems problems = new Problems();
  private final Evaluation evaluation =
      new Evaluation(problems, Budget.generous(), new Files(SourceTree.EMPTY, ""));
  private final Evaluator evaluator;

  SpecDecoder(Body specification) {
    Map<String, Datum> names = new HashMap<>();
    var constants = new Evaluator(ClosedScope.CONSTANTS, evaluation);
    for (Body.Block variables : specification.blocks("variables")) {
      variables
          .body()
          .attributes()
          .forEach(each -> names.put(each.name(), constants.evaluate(each.expression())));
    }
    this.evaluator = new Evaluator(new NamedScope(ClosedScope.CONSTANTS, names), evaluation);
  }

  List<Diagnostic> problems() {
    return problems.found();
  }

  /** The specification's one block that says what to make. */
  static Body.Block root(Body specification) {
    return specification.items().stream()
        .filter(Body.Block.class::isInstance)
        .map(Body.Block.class::cast)
        .filter(block -> !block.type().equals("variables"))
        .findFirst()
        .orElseThrow();
  }

  Datum decode(Body.Block spec, Body content) {
    return switch (spec.type()) {
      case "literal" -> evaluate(Objects.requireNonNull(spec.body().attribute("value")));
      case "object" -> object(spec, content);
      case "attr" -> attribute(spec, content);
      case "block" -> {
        List<Body.Block> found = content.blocks(name(spec, "block_type"));
        yield found.isEmpty() ? Datum.Null.ANY : decode(inner(spec), found.getFirst().body());
      }
      case "block_list" ->
          Datum.tuple(
              content.blocks(name(spec, "block_type")).stream()
                  .map(each -> decode(inner(spec), each.body()))
                  .toList());
      case "block_map" -> {
        SortedMap<String, Datum> members = Datum.sorted();
        content
            .blocks(name(spec, "block_type"))
            .forEach(each ->
                members.put(String.valueOf(each.label(0)), decode(inner(spec), each.body())));
        yield map(members);
      }
      default -> throw new IllegalArgumentException("no such specification: " + spec.type());
    };
  }

  private static Datum map(SortedMap<String, Datum> members) {
    try {
      return Conversion.convert(Datum.object(members), new Type.MapOf(Type.Dynamic.ANY));
    } catch (ConversionException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Datum evaluate(Body.Attribute attribute) {
    return evaluator.evaluate(attribute.expression());
  }

  /** The first label, or the attribute that stands for it. */
  private String name(Body.Block spec, String attribute) {
    Body.Attribute written = spec.body().attribute(attribute);
    return written == null
        ? Objects.requireNonNull(spec.label(0))
        : evaluate(written) instanceof Datum.Str(String text) ? text : "";
  }

  private static Body.Block inner(Body.Block spec) {
    return (Body.Block)
        spec.body().items().stream().filter(Body.Block.class::isInstance).findFirst().orElseThrow();
  }

  private Datum object(Body.Block spec, Body content) {
    SortedMap<String, Datum> members = Datum.sorted();
    Set<String> expected = new HashSet<>();
    for (Body.Item item : spec.body().items()) {
      if (item instanceof Body.Block each) {
        expected.add(name(each, each.type().equals("attr") ? "name" : "block_type"));
        members.put(Objects.requireNonNull(each.label(0)), decode(each, content));
      }
    }
    content.attributes().stream()
        .filter(each -> !expected.contains(each.name()))
        .forEach(each ->
            evaluation.error("Unexpected attribute", "It is not expected here.", each.nameSpan()));
    return Datum.object(members);
  }

  private Datum attribute(Body.Block spec, Body content) {
    Body.Attribute found = content.attribute(name(spec, "name"));
    Type type =
        TypeExpressions.read(
                Objects.requireNonNull(spec.body().attribute("type")).expression(), evaluation)
            .type();
    if (found == null) {
      return new Datum.Null(type);
    }
    Datum value = evaluate(found);
    try {
      return Conversion.convert(value, type);
    } catch (ConversionException e) {
      evaluation.error("Wrong type", String.valueOf(e.getMessage()), found.expression().span());
      return new Datum.Null(type);
    }
  }

  /** What a test file says under a name, as a value; null where it says nothing. */
  @Nullable Datum stated(Body test, String name) {
    Body.Attribute attribute = test.attribute(name);
    return attribute == null
        ? null
        : new Evaluator(ClosedScope.CONSTANTS, evaluation).evaluate(attribute.expression());
  }

  /** The type that a test file wants; null where it wants none. */
  @Nullable Type statedType(Body test) {
    Body.Attribute attribute = test.attribute("result_type");
    return attribute == null
        ? null
        : TypeExpressions.read(attribute.expression(), evaluation).type();
  }

  /** The same value with every collection as a tuple or object, for which types don't count. */
  static Datum plain(Datum value) {
    return switch (value) {
      case Datum.Seq seq -> {
        List<Datum> elements = new ArrayList<>();
        seq.elements().forEach(each -> elements.add(plain(each)));
        yield Datum.tuple(elements);
      }
      case Datum.Obj obj -> {
        SortedMap<String, Datum> members = Datum.sorted();
        obj.members().forEach((name, each) -> members.put(name, plain(each)));
        yield Datum.object(members);
      }
      case Datum.Null _ -> Datum.Null.ANY;
      case Datum.Bool _, Datum.Num _, Datum.Str _, Datum.Unknown _, Datum.Sensitive _ -> value;
    };
  }
}
