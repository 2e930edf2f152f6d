package dev.plumbline.forecast.drawn;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Draws a configuration: two to five blocks at the root, up to three modules, one nested. */
final class Drawing {
  private static final List<String> WORDS = List.of("red", "green", "blue", "gray", "pink");
  private static final List<String> KEYS = List.of("k", "l", "m", "n.1", "o");

  final Random random;
  final Scope root = new Scope(0, null);
  private final List<Block> blocks = new ArrayList<>();
  private int scopes;

  Drawing(long seed) {
    this.random = new Random(seed);
    random.nextInt(); // the first number of neighbouring seeds is nearly the same
  }

  void configuration() {
    fill(root, 2 + random.nextInt(3));
    int modules = random.nextInt(3);
    for (int i = 0; i < modules; i++) {
      Scope child = scope(root);
      fill(child, 1 + random.nextInt(3));
      if (chance(25)) {
        fill(scope(child), 1 + random.nextInt(2));
      }
    }
    if (modules > 0) {
      root.blocks.add(block(root));
    }
  }

  private void fill(Scope scope, int count) {
    for (int i = 0; i < count; i++) {
      scope.blocks.add(block(scope));
    }
  }

  Scope scope(Scope parent) {
    var scope = new Scope(++scopes, parent);
    scope.repetition = chance(30) ? repetition() : Repetition.ONCE;
    parent.children.add(scope);
    return scope;
  }

  Block block(Scope scope) {
    var block = new Block(blocks.size() + 1, scope);
    blocks.add(block);
    block.repetition = chance(40) ? repetition() : Repetition.ONCE;
    block.input = chance(85) ? value(block) : null;
    block.trigger = chance(45) ? value(block) : null;
    block.createFirst = chance(15);
    block.ignored = chance(8) ? pick(List.of("input", "triggers_replace", "all")) : "";
    if (chance(20)) {
      block.triggeredBy = earlier(block);
      block.triggerAttribute = pick(List.of("", "input", "output", "id"));
    }
    Block need = chance(10) ? earlier(block) : null;
    if (need != null) {
      block.needs.add(need);
    }
    return block;
  }

  Repetition repetition() {
    if (chance(50)) {
      return new Repetition.Count(random.nextInt(4));
    }
    int from = random.nextInt(3);
    return new Repetition.ForEach(KEYS.subList(from, from + 1 + random.nextInt(2)));
  }

  Expr value(Block at) {
    return switch (random.nextInt(9)) {
      case 0 -> new Expr.Items(List.of(scalar(at), scalar(at)));
      case 1 -> new Expr.Members(List.of(scalar(at), scalar(at)));
      case 2 -> new Expr.Encoded(new Expr.Members(List.of(scalar(at), scalar(at))));
      case 3 -> new Expr.Local(scalar(at));
      case 4 -> {
        Block source = earlier(at);
        yield source == null ? scalar(at) : new Expr.Splat(source, attribute());
      }
      case 5 -> new Expr.Key();
      default -> scalar(at);
    };
  }

  Expr scalar(Block at) {
    Block source = chance(60) ? earlier(at) : null;
    if (source == null) {
      return new Expr.Text(pick(WORDS));
    }
    return chance(25)
        ? new Expr.Template(new Expr.Of(source, "id"))
        : new Expr.Of(source, attribute());
  }

  private String attribute() {
    return pick(List.of("id", "id", "output", "output", "output", "input"));
  }

  @Nullable Block earlier(Block at) {
    List<Block> earlier =
        blocks.stream().filter(b -> b.id < at.id && !b.gone && !b.scope.isGone()).toList();
    return earlier.isEmpty() ? null : pick(earlier);
  }

  List<Block> present() {
    return blocks.stream().filter(b -> !b.gone && !b.scope.isGone()).toList();
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  List<String> keys() {
    return KEYS;
  }
}
