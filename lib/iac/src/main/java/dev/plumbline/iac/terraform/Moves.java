package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.BigFloat;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.graph.Declarations.Move;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code moved}, {@code removed} and {@code import} blocks say of places in the state. */
final class Moves {
  private final Body.Block block;
  private final ModuleInstance module;

  private Moves(Body.Block block, ModuleInstance module) {
    this.block = block;
    this.module = module;
  }

  /** None where a place is not known, or, after a diagnostic, can't be read. */
  static List<Move> of(Body.Block block, ModuleInstance module) {
    var moves = new Moves(block, module);
    return switch (block.type()) {
      case "import" -> moves.imports();
      case "removed" -> moves.removed();
      default -> moves.moved();
    };
  }

  private List<Move> moved() {
    String from = place("from", module.evaluator());
    String to = place("to", module.evaluator());
    return from == null || to == null ? List.of() : List.of(new Move(from, to, block.range()));
  }

  private List<Move> removed() {
    String from = place("from", module.evaluator());
    return from == null ? List.of() : List.of(new Move(from, "", block.range(), isForgotten()));
  }

  /** Whether a removed block says that the real resource stays. */
  private boolean isForgotten() {
    return block.body().blocks("lifecycle").stream()
        .map(lifecycle -> lifecycle.body().attribute("destroy"))
        .anyMatch(destroy -> destroy != null && !Providers.isTrue(destroy, module));
  }

  private List<Move> imports() {
    var evaluation = module.run().evaluation();
    Repetition made = Repetition.of(block, module.evaluator(), evaluation);
    List<Move> imports = new ArrayList<>();
    for (Repetition.Instance instance : made.instances()) {
      String to = place("to", new Evaluator(module.with(instance), evaluation));
      if (to != null) {
        imports.add(new Move("", to, block.range()));
      }
    }
    return imports;
  }

  private @Nullable String place(String name, Evaluator evaluator) {
    Body.Attribute attribute = block.body().attribute(name);
    if (attribute == null) {
      module
          .run()
          .evaluation()
          .error(
              "Missing required argument",
              "A " + block.type() + " block needs \"" + name + "\".",
              block.header());
      return null;
    }
    String address = address(attribute.expression(), evaluator);
    return address == null ? null : module.absolute(address);
  }

  private @Nullable String address(Expression expression, Evaluator evaluator) {
    return switch (expression) {
      case Traversal.Absolute reference -> Traces.text(reference);
      case Expression.Index(Expression of, Expression key, var _) -> {
        String address = address(of, evaluator);
        String suffix = address == null ? null : key(key, evaluator);
        yield suffix == null ? null : address + suffix;
      }
      case Traversal.Relative(Expression source, List<Traversal.Step> steps, var _) -> {
        String address = address(source, evaluator);
        yield address == null ? null : address + Traces.text(steps);
      }
      case Expression other -> {
        if (!(other instanceof Expression.Malformed)) {
          unreadable(other);
        }
        yield null;
      }
    };
  }

  private void unreadable(Expression expression) {
    module
        .run()
        .evaluation()
        .error(
            "Invalid address",
            "A " + block.type() + " block names a resource or a module, such as aws_vpc.main.",
            expression.span());
  }

  /** Of an instance; null where it is not known, or, after a diagnostic, is no key. */
  private @Nullable String key(Expression expression, Evaluator evaluator) {
    Datum key = evaluator.evaluate(expression).unmarked();
    if (key instanceof Datum.Unknown) {
      return null;
    }
    if (key instanceof Datum.Num(BigFloat number)) {
      return "[" + number + "]";
    }
    String text = text(key);
    if (text == null) {
      unreadable(expression);
    }
    return text == null ? null : Repetition.key(text);
  }

  private static @Nullable String text(Datum key) {
    return switch (key) {
      case Datum.Str(String text) -> text;
      case Datum.Bool(boolean is) -> Boolean.toString(is);
      case Datum.Null _,
          Datum.Num _,
          Datum.Seq _,
          Datum.Obj _,
          Datum.Unknown _,
          Datum.Sensitive _ ->
          null;
    };
  }
}
