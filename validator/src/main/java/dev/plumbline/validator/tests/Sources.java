package dev.plumbline.validator.tests;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.ParsedFile;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.iac.hcl.edit.BodyEditor;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The head's sources, where things stand in them, and what they are with one place changed. */
final class Sources {
  private final SourceTree tree;
  private final Budget budget;
  private final Map<String, ParsedFile> parsed = new HashMap<>();

  Sources(SourceTree tree, Budget budget) {
    this.tree = tree;
    this.budget = budget;
  }

  SourceTree tree() {
    return tree;
  }

  /**
   * What is written at a range, or the nearest that holds it; null in a form that we can't edit.
   */
  Body.@Nullable Item at(SourceRange range) {
    ParsedFile file = parsed(range.file());
    return file == null ? null : at(file.body(), range);
  }

  Body.@Nullable Block block(SourceRange range) {
    ParsedFile file = parsed(range.file());
    return file == null
        ? null
        : file.body().blocks().stream()
            .filter(block -> block.span().start() == range.start().offset())
            .findFirst()
            .orElse(null);
  }

  private static Body.@Nullable Item at(Body body, SourceRange range) {
    for (Body.Item item : body.items()) {
      if (item.span().start() <= range.start().offset()
          && item.span().end() >= range.end().offset()) {
        Body.Item inner = item instanceof Body.Block block ? at(block.body(), range) : null;
        return inner == null ? item : inner;
      }
    }
    return null;
  }

  private @Nullable ParsedFile parsed(String file) {
    byte[] source = tree.file(file);
    if (source == null || !(file.endsWith(".tf") || file.endsWith(".tofu"))) {
      return null;
    }
    ParsedFile known = parsed.get(file);
    if (known == null) {
      known = HclParser.parse(file, source, budget);
      parsed.put(file, known);
    }
    return known;
  }

  /** The sources with another expression in the place of an attribute's. */
  SourceTree with(Body.Attribute attribute, String expression) {
    var span = attribute.expression().span();
    return applied(span.source().file(), List.of(new Edit(span.start(), span.end(), expression)));
  }

  /** The sources without an attribute or a block. */
  SourceTree without(Body.Item item) {
    String file = item.span().source().file();
    ParsedFile known = parsed(file);
    return known == null ? tree : applied(file, new BodyEditor(known).remove(item));
  }

  /** The sources without some blocks of one file, which do not touch one another. */
  SourceTree without(List<Body.Block> blocks) {
    List<Edit> edits =
        blocks.stream()
            .map(block -> new Edit(block.span().start(), block.span().end(), ""))
            .toList();
    return blocks.isEmpty() ? tree : applied(blocks.getFirst().span().source().file(), edits);
  }

  private SourceTree applied(String file, List<Edit> edits) {
    byte[] source = tree.file(file);
    return source == null ? tree : tree.with(file, Edit.apply(source, edits));
  }

  /** Whether an expression says no more than a value does. */
  static boolean isLiteral(Expression expression) {
    return switch (expression) {
      case Expression.Literal _ -> true;
      case Template template -> template.literal() != null;
      case Expression.Tuple(List<Expression> elements, var _) ->
          elements.stream().allMatch(Sources::isLiteral);
      case Expression.Obj(List<Expression.Obj.Member> members, var _) ->
          members.stream().allMatch(member -> isLiteral(member.value()));
      case Expression.Unary(var _, Expression operand, var _) -> isLiteral(operand);
      case Expression.Parentheses(Expression inner, var _) -> isLiteral(inner);
      case Traversal _,
          Expression.Binary _,
          Expression.Conditional _,
          Expression.Call _,
          Expression.For _,
          Expression.Index _,
          Expression.Splat _,
          Expression.SplatItem _,
          Expression.Malformed _ ->
          false;
    };
  }

  /** Whether an expression passes a variable on as it is. */
  static boolean isVariable(Expression expression) {
    return expression instanceof Traversal.Absolute reference && reference.root().equals("var");
  }
}
