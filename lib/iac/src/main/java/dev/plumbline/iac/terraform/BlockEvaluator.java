package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.eval.NamedScope;
import dev.plumbline.iac.eval.Scope;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Traversal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates bodies of which no schema is known; {@code dynamic} blocks become what they stand for.
 */
final class BlockEvaluator {
  private static final int MAX_BLOCKS = 5_000;

  private final Run run;
  private final Visitor visitor;

  /** Told of all that is evaluated, with its path as in {@code ingress[0].cidr_blocks}. */
  @FunctionalInterface
  interface Visitor {
    void met(String path, Body.Item item, @Nullable Iteration within);
  }

  BlockEvaluator(Run run, Visitor visitor) {
    this.run = run;
    this.visitor = visitor;
  }

  BlockEvaluator(Run run) {
    this(run, (_, _, _) -> {});
  }

  /**
   * @param without names of arguments and types of blocks that mean something to Terraform itself
   */
  Content evaluate(Body body, Scope scope, Set<String> without) {
    return evaluate(body, scope, without, "", null);
  }

  private Content evaluate(
      Body body, Scope scope, Set<String> without, String prefix, @Nullable Iteration within) {
    Content content = Content.empty();
    for (Body.Item item : body.items()) {
      run.budget().spend(1);
      switch (item) {
        case Body.Attribute attribute -> {
          if (!without.contains(attribute.name())) {
            content
                .arguments()
                .put(
                    attribute.name(),
                    new Evaluator(scope, run.evaluation()).evaluate(attribute.expression()));
            visitor.met(prefix + attribute.name(), attribute, within);
          }
        }
        case Body.Block block -> {
          if (block.type().equals("dynamic") && block.labels().size() == 1) {
            dynamic(block, block.labels().getFirst().text(), scope, prefix, within, content);
          } else if (!without.contains(block.type())) {
            nested(block.type(), block.body(), block, scope, prefix, within, content);
          }
        }
      }
    }
    return content;
  }

  private void nested(
      String type,
      Body body,
      Body.Block block,
      Scope scope,
      String prefix,
      @Nullable Iteration within,
      Content into) {
    List<Content.Nested> siblings = into.blocks().computeIfAbsent(type, _ -> new ArrayList<>());
    String path = prefix + type + "[" + siblings.size() + "]";
    visitor.met(path, block, within);
    siblings.add(new Content.Nested.Known(evaluate(body, scope, Set.of(), path + ".", within)));
  }

  private void dynamic(
      Body.Block block,
      String type,
      Scope scope,
      String prefix,
      @Nullable Iteration within,
      Content into) {
    Body.Attribute forEach = block.body().attribute("for_each");
    List<Body.Block> contents = block.body().blocks("content");
    if (forEach == null || contents.size() != 1) {
      run.evaluation()
          .error(
              "Incomplete dynamic block",
              "A dynamic block has for_each and one content block.",
              block.header());
      return;
    }
    Datum collection =
        new Evaluator(scope, run.evaluation()).evaluate(forEach.expression()).unmarked();
    List<Content.Nested> siblings = into.blocks().computeIfAbsent(type, _ -> new ArrayList<>());
    switch (collection) {
      case Datum.Unknown unknown when !unknown.isInstance() -> {
        visitor.met(prefix + type + "[" + siblings.size() + "]", block, within);
        siblings.add(new Content.Nested.Open(unknown));
      }
      case Datum.Seq seq -> {
        boolean set = seq.type() instanceof Type.SetOf;
        List<Datum> elements = seq.elements();
        for (int i = 0; i < Math.min(elements.size(), MAX_BLOCKS); i++) {
          item(
              block,
              contents.getFirst(),
              set ? elements.get(i) : Datum.of(i),
              elements.get(i),
              scope,
              prefix,
              new Iteration(
                  iterator(block, type),
                  forEach.expression(),
                  set ? elements.get(i) : Datum.of(i),
                  within),
              into);
        }
      }
      case Datum.Obj obj ->
          obj.members()
              .forEach((name, value) ->
                  item(
                      block,
                      contents.getFirst(),
                      Datum.of(name),
                      value,
                      scope,
                      prefix,
                      new Iteration(
                          iterator(block, type), forEach.expression(), Datum.of(name), within),
                      into));
      case Datum other ->
          run.evaluation()
              .error(
                  "Invalid dynamic for_each value",
                  "A list, set or map is required, not "
                      + (other instanceof Datum.Null
                          ? "null"
                          : "a value of type " + other.type().describe())
                      + ".",
                  forEach.expression().span());
    }
    if (siblings.isEmpty()) {
      into.blocks().remove(type);
    }
  }

  private void item(
      Body.Block block,
      Body.Block content,
      Datum key,
      Datum value,
      Scope scope,
      String prefix,
      Iteration within,
      Content into) {
    SortedMap<String, Datum> each = Datum.sorted();
    each.put("key", key);
    each.put("value", value);
    String type = block.labels().getFirst().text();
    Scope inner = new NamedScope(scope, Map.of(within.iterator(), Datum.object(each)));
    nested(type, content.body(), block, inner, prefix, within, into);
  }

  private static String iterator(Body.Block block, String type) {
    Body.Attribute iterator = block.body().attribute("iterator");
    if (iterator == null) {
      return type;
    }
    Expression expression = iterator.expression();
    return expression instanceof Traversal.Absolute name && name.steps().isEmpty()
        ? name.root()
        : type;
  }
}
