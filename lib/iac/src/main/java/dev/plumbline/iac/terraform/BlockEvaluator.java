package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.eval.NamedScope;
import dev.plumbline.iac.eval.Scope;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Span;
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
  /** Of one body, with all that is nested in it: blocks in blocks multiply. */
  private static final int MAX_BLOCKS = 5_000;

  private final Run run;
  private final Visitor visitor;
  private int made;
  private boolean told;

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
    made = 0;
    told = false;
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
            nested(block.type(), block.body(), block, scope, prefix, within, false, content);
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
      boolean sensitive,
      Content into) {
    List<Content.Nested> siblings = into.blocks().computeIfAbsent(type, _ -> new ArrayList<>());
    String path = prefix + type + "[" + siblings.size() + "]";
    visitor.met(path, block, within);
    Content content = evaluate(body, scope, Set.of(), path + ".", within);
    siblings.add(
        body.whole()
            ? new Content.Nested.Known(content, sensitive)
            : new Content.Nested.Open(Reasons.lost(block), sensitive));
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
    Datum collection = new Evaluator(scope, run.evaluation()).evaluate(forEach.expression());
    boolean sensitive = collection instanceof Datum.Sensitive;
    List<Content.Nested> siblings = into.blocks().computeIfAbsent(type, _ -> new ArrayList<>());
    switch (limited(collection.unmarked(), forEach)) {
      case Datum.Unknown unknown when !unknown.isInstance() -> {
        visitor.met(prefix + type + "[" + siblings.size() + "]", block, within);
        siblings.add(new Content.Nested.Open(unknown, sensitive));
      }
      case Datum.Seq seq -> {
        boolean set = seq.type() instanceof Type.SetOf;
        int index = 0;
        for (Datum element : seq.elements()) {
          Datum key = set ? element : Datum.of(index++);
          var of = new Iteration(iterator(block, type), forEach.expression(), key, within);
          item(block, contents.getFirst(), element, scope, prefix, of, sensitive, into);
        }
      }
      case Datum.Obj obj ->
          obj.members()
              .forEach((name, value) -> {
                Datum key = Datum.of(name);
                var of = new Iteration(iterator(block, type), forEach.expression(), key, within);
                item(block, contents.getFirst(), value, scope, prefix, of, sensitive, into);
              });
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

  /** The collection; unknown, after a diagnostic, where that would be more blocks than are made. */
  private Datum limited(Datum collection, Body.Attribute forEach) {
    int size =
        switch (collection) {
          case Datum.Seq seq -> seq.elements().size();
          case Datum.Obj obj -> obj.members().size();
          default -> 0;
        };
    if (made + size <= MAX_BLOCKS) {
      made += size;
      return collection;
    }
    Span span = forEach.expression().span();
    if (size > MAX_BLOCKS) {
      tooMany(size + " blocks are more than the limit of " + MAX_BLOCKS + ".", span);
    } else if (!told) {
      told = true;
      tooMany(
          "With those in one another they are more than the limit of " + MAX_BLOCKS + ".", span);
    }
    return Reasons.error("an error at " + span.range());
  }

  private void tooMany(String detail, Span span) {
    run.evaluation().error("Too many blocks", detail, span);
  }

  private void item(
      Body.Block block,
      Body.Block content,
      Datum value,
      Scope scope,
      String prefix,
      Iteration within,
      boolean sensitive,
      Content into) {
    SortedMap<String, Datum> each = Datum.sorted();
    each.put("key", within.key().sensitiveIf(sensitive));
    each.put("value", value.sensitiveIf(sensitive));
    String type = block.labels().getFirst().text();
    Scope inner = new NamedScope(scope, Map.of(within.iterator(), Datum.object(each)));
    nested(type, content.body(), block, inner, prefix, within, sensitive, into);
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
