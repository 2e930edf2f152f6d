package dev.plumbline.policy.cel;

import java.util.List;
import java.util.Random;

/** Random well-typed conditions over the resource of {@link DifferentialTest}. */
final class ExpressionGenerator {
  private final Random random;
  private int variables;

  ExpressionGenerator(long seed) {
    this.random = new Random(seed);
  }

  String truth(int depth) {
    if (depth == 0) {
      return pick("true", "false", "resource.yes", "resource.no", "resource.missing == 1");
    }
    int d = depth - 1;
    return switch (random.nextInt(14)) {
      case 0, 1 -> "(" + truth(d) + " && " + truth(d) + ")";
      case 2, 3 -> "(" + truth(d) + " || " + truth(d) + ")";
      case 4 -> "!(" + truth(d) + ")";
      case 5 -> "(" + truth(d) + " ? " + truth(d) + " : " + truth(d) + ")";
      case 6 -> number(d) + pick(" == ", " != ", " < ", " <= ", " > ", " >= ") + number(d);
      case 7 -> text(d) + pick(" == ", " != ", " < ", " >= ") + text(d);
      case 8 -> number(d) + " in " + numbers(d);
      case 9 -> text(d) + pick(".startsWith(", ".endsWith(", ".contains(") + text(d) + ")";
      case 10 -> text(d) + ".matches('^[a-m]+$')";
      case 11 -> quantified(numbers(d), d);
      case 12 -> rules(d);
      default -> numbers(d) + " == " + numbers(d);
    };
  }

  private String quantified(String list, int depth) {
    String name = "v" + variables++;
    return "%s.%s(%s, %s %s %s)"
        .formatted(
            list,
            pick("exists", "all", "exists_one"),
            name,
            name,
            pick("==", ">", "<="),
            number(depth));
  }

  private String rules(int depth) {
    String name = "r" + variables++;
    String inner =
        pick(
            name + ".port > " + number(depth),
            name + ".name == " + text(depth),
            number(depth) + " in " + name + ".ports",
            "has(" + name + ".extra)",
            name + ".extra == 1");
    return "resource.rules.%s(%s, %s)".formatted(pick("exists", "all"), name, inner);
  }

  private String number(int depth) {
    if (depth <= 0 || random.nextInt(3) == 0) {
      return pick("0", "1", "2", "22", "resource.port", "resource.rules[0].port");
    }
    return switch (random.nextInt(4)) {
      case 0 -> "(" + number(depth - 1) + " + " + number(depth - 1) + ")";
      case 1 -> "size(" + text(depth - 1) + ")";
      case 2 -> numbers(depth - 1) + ".size()";
      default -> numbers(depth - 1) + "[" + pick("0", "1", "5") + "]";
    };
  }

  private String text(int depth) {
    if (depth <= 0 || random.nextInt(2) == 0) {
      return pick("'a'", "''", "'abc'", "resource.name", "resource.tags.k", "resource.tags['q']");
    }
    return "(string("
        + text(depth - 1)
        + ") + "
        + pick("'a'", "'b'", "''")
        + ")"; // two of type dyn would pass for numbers
  }

  private String numbers(int depth) {
    if (depth <= 0 || random.nextInt(2) == 0) {
      return pick("[1, 2]", "[]", "resource.ports", "resource.none");
    }
    String name = "n" + variables++;
    return switch (random.nextInt(4)) {
      case 3 -> numbers(depth - 1) + ".map(" + name + ", " + name + " > 1, " + name + " + 1)";
      case 0 -> numbers(depth - 1) + ".filter(" + name + ", " + name + " > 1)";
      case 1 -> numbers(depth - 1) + ".map(" + name + ", " + name + " + 1)";
      default ->
          "("
              + numbers(depth - 1)
              + " + ["
              + number(0)
              + "])"; // an open element keeps our list, and ends dev.cel's
    };
  }

  private String pick(String... options) {
    return List.of(options).get(random.nextInt(options.length));
  }
}
