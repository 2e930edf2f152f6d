package dev.plumbline.iac.terraform;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Writes expressions of a wanted type over the names of a scope, the same for the same seed. */
final class GeneratedExpressions {
  private static final List<String> TEXTS =
      List.of("a", "b", "prod", "", "x-1", "Grüße", "a b", "%{b", "${q}", "10", "true", "ALPHA");
  private static final List<String> NUMBERS =
      List.of("0", "1", "2", "3", "-1", "7.5", "0.1", "1000000", "12345678901234567890", "1e3");

  /** The types that the generated names have. */
  enum Kind {
    TEXT("string"),
    NUMBER("number"),
    FLAG("bool"),
    TEXTS("list(string)"),
    TEXT_SET("set(string)"),
    NUMBERS("list(number)"),
    MAP("map(string)"),
    SHAPE("object({ name = string, size = optional(number, 3), tags = optional(map(string)) })"),
    SHAPES("list(object({ name = string, size = optional(number, 3) }))");

    private final String constraint;

    Kind(String constraint) {
      this.constraint = constraint;
    }

    String constraint() {
      return constraint;
    }
  }

  /**
   * @param known whether Terraform knows it before it applies
   */
  record Name(String text, Kind kind, boolean known) {}

  private final SplittableRandom random;
  private int loops;

  GeneratedExpressions(SplittableRandom random) {
    this.random = random;
  }

  <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** An expression of a kind; with {@code known} one that Terraform can work out in its plan. */
  String of(Kind kind, List<Name> scope, boolean known, int depth) {
    List<Name> fitting =
        scope.stream().filter(name -> name.kind() == kind && (!known || name.known())).toList();
    if (!fitting.isEmpty() && random.nextInt(100) < (depth == 0 ? 70 : 30)) {
      return any(fitting).text();
    }
    if (depth == 0) {
      return literal(kind);
    }
    if (random.nextInt(100) < 12) {
      return conditional(kind, scope, known, depth);
    }
    Writer writer = new Writer(scope, known, depth - 1);
    return switch (kind) {
      case TEXT -> text(writer);
      case NUMBER -> number(writer);
      case FLAG -> flag(writer);
      case TEXTS -> texts(writer);
      case TEXT_SET -> set(writer);
      case NUMBERS -> numbers(writer);
      case MAP -> map(writer);
      case SHAPE -> shape(writer);
      case SHAPES -> shapes(writer);
    };
  }

  private final class Writer {
    private final List<Name> scope;
    private final boolean known;
    private final int depth;

    Writer(List<Name> scope, boolean known, int depth) {
      this.scope = scope;
      this.known = known;
      this.depth = depth;
    }

    String a(Kind kind) {
      return of(kind, scope, known, depth);
    }

    /** A template with one expression of each kind in place of its {@code %s}. */
    String fill(String pattern, Kind... kinds) {
      Object[] parts = new Object[kinds.length];
      for (int i = 0; i < kinds.length; i++) {
        parts[i] = a(kinds[i]);
      }
      return pattern.formatted(parts);
    }

    Writer with(Name... names) {
      List<Name> more = new ArrayList<>(scope);
      more.addAll(List.of(names));
      return new Writer(more, known, depth);
    }
  }

  private String conditional(Kind kind, List<Name> scope, boolean known, int depth) {
    return "("
        + of(Kind.FLAG, scope, known, depth - 1)
        + " ? "
        + of(kind, scope, known, depth - 1)
        + " : "
        + of(kind, scope, known, depth - 1)
        + ")";
  }

  static String quoted(String text) {
    return "\"" + text.replace("${", "$${").replace("%{", "%%{") + "\"";
  }

  String literal(Kind kind) {
    return switch (kind) {
      case TEXT -> quoted(any(TEXTS));
      case NUMBER -> any(NUMBERS);
      case FLAG -> random.nextInt(2) == 0 ? "true" : "false";
      case TEXTS ->
          random.nextInt(4) == 0
              ? "tolist([])"
              : "tolist([" + quoted(any(TEXTS)) + ", " + quoted(any(TEXTS)) + "])";
      case TEXT_SET -> "toset([" + quoted(any(TEXTS)) + ", " + quoted(any(TEXTS)) + "])";
      case NUMBERS -> "tolist([" + any(NUMBERS) + ", " + any(NUMBERS) + "])";
      case MAP -> "tomap({ k = " + quoted(any(TEXTS)) + ", \"m n\" = " + quoted(any(TEXTS)) + " })";
      case SHAPE ->
          "{ name = " + quoted(any(TEXTS)) + ", size = " + any(NUMBERS) + ", tags = tomap({}) }";
      case SHAPES -> "tolist([{ name = " + quoted(any(TEXTS)) + ", size = " + any(NUMBERS) + " }])";
    };
  }

  private String text(Writer w) {
    return switch (random.nextInt(28)) {
      case 0 -> w.fill("\"${%s}-${%s}\"", Kind.TEXT, Kind.NUMBER);
      case 1 -> w.fill("upper(%s)", Kind.TEXT);
      case 2 -> w.fill("join(\",\", %s)", Kind.TEXTS);
      case 3 -> w.fill("format(\"%%s/%%d\", %s, floor(%s))", Kind.TEXT, Kind.NUMBER);
      case 4 -> w.fill("try(%s[0], %s)", Kind.TEXTS, Kind.TEXT);
      case 5 -> w.fill("lookup(%s, \"k\", %s)", Kind.MAP, Kind.TEXT);
      case 6 -> w.fill("jsonencode(%s)", Kind.SHAPE);
      case 7 -> w.fill("%s.name", Kind.SHAPE);
      case 8 -> w.fill("tostring(%s)", Kind.NUMBER);
      case 9 -> w.fill("coalesce(%s, \"z\")", Kind.TEXT);
      case 10 -> w.fill("\"%%{ if %s }${%s}%%{ else }no%%{ endif }\"", Kind.FLAG, Kind.TEXT);
      case 11 -> w.fill("replace(%s, \"a\", \"b\")", Kind.TEXT);
      case 12 -> w.fill("substr(sha1(%s), 0, 6)", Kind.TEXT);
      case 13 -> "\"%%{ for x in %s }${x};%%{ endfor }\"".formatted(w.a(Kind.TEXTS));
      case 14 -> w.fill("element(concat(%s, [%s]), 0)", Kind.TEXTS, Kind.TEXT);
      case 15 -> w.fill("base64encode(%s)", Kind.TEXT);
      case 16 -> w.fill("try(one(%s), %s)", Kind.TEXTS, Kind.TEXT);
      case 17 -> w.fill("yamlencode(%s)", any(List.of(Kind.MAP, Kind.TEXTS, Kind.SHAPES)));
      case 18 -> w.fill("coalesce(null, %s, %s)", Kind.TEXT, Kind.TEXT);
      case 19 -> w.fill("<<-EOT\n    a ${%s}\n      b\n    EOT\n", Kind.TEXT);
      case 20 -> w.fill("\"${%s}\"", any(List.of(Kind.TEXT, Kind.NUMBER, Kind.FLAG)));
      case 21 -> w.fill("%s[%s]", Kind.MAP, Kind.TEXT).replaceFirst("(.*)", "try($1, \"m\")");
      case 22 -> w.fill("jsonencode([%s, %s])", Kind.TEXT, Kind.FLAG);
      case 23 -> w.fill("jsondecode(jsonencode({ a = %s })).a", Kind.TEXT);
      case 24 -> w.fill("trimprefix(\"arn:${%s}\", \"arn:\")", Kind.TEXT);
      case 25 -> w.fill("format(\"%%s-%%v\", %s, %s)", Kind.TEXT, Kind.FLAG);
      case 26 -> w.fill("nonsensitive(sensitive(%s))", Kind.TEXT);
      default -> w.fill("trimspace(lower(\" ${%s} \"))", Kind.TEXT);
    };
  }

  private String number(Writer w) {
    return switch (random.nextInt(13)) {
      case 0 -> w.fill("(%s + %s)", Kind.NUMBER, Kind.NUMBER);
      case 1 -> w.fill("length(%s)", any(List.of(Kind.TEXTS, Kind.MAP, Kind.TEXT, Kind.SHAPES)));
      case 2 -> w.fill("max(%s, %s)", Kind.NUMBER, Kind.NUMBER);
      case 3 -> w.fill("(%s * 2 - 1)", Kind.NUMBER);
      case 4 -> w.fill("%s.size", Kind.SHAPE);
      case 5 -> w.fill("try(tonumber(%s), %s)", Kind.TEXT, Kind.NUMBER);
      case 6 -> w.fill("floor(%s / 4)", Kind.NUMBER);
      case 7 -> w.fill("(-%s %% 7)", Kind.NUMBER);
      case 8 -> w.fill("length(setunion(%s, [%s]))", Kind.TEXT_SET, Kind.TEXT);
      case 9 -> w.fill("length(distinct(%s))", Kind.TEXTS);
      case 10 -> w.fill("length(flatten([%s, [[%s]]]))", Kind.TEXTS, Kind.TEXT);
      case 11 -> w.fill("min(abs(%s), ceil(%s), 5)", Kind.NUMBER, Kind.NUMBER);
      default -> w.fill("sum(concat([1], %s))", Kind.NUMBERS);
    };
  }

  private String flag(Writer w) {
    return switch (random.nextInt(17)) {
      case 0 -> w.fill("(%s == %s)", Kind.TEXT, Kind.TEXT);
      case 1 -> w.fill("(%s > %s)", Kind.NUMBER, Kind.NUMBER);
      case 2 -> w.fill("!%s", Kind.FLAG);
      case 3 -> w.fill("(%s && %s)", Kind.FLAG, Kind.FLAG);
      case 4 -> w.fill("(%s || %s)", Kind.FLAG, Kind.FLAG);
      case 5 -> w.fill("contains(%s, %s)", Kind.TEXTS, Kind.TEXT);
      case 6 -> w.fill("can(%s[%s])", Kind.MAP, Kind.TEXT);
      case 7 -> w.fill("(%s != null)", any(List.of(Kind.TEXT, Kind.MAP, Kind.SHAPE)));
      case 8 -> w.fill("(length(%s) >= 0)", any(List.of(Kind.TEXTS, Kind.MAP, Kind.TEXT_SET)));
      case 9 -> w.fill("(length(%s) > 0)", any(List.of(Kind.TEXTS, Kind.SHAPES, Kind.TEXT_SET)));
      case 10 -> w.fill("startswith(%s, \"a\")", Kind.TEXT);
      case 11 -> w.fill("startswith(\"ab-${%s}\", \"a\")", Kind.TEXT);
      case 12 -> w.fill("can(regex(\"^[a-z]\", %s))", Kind.TEXT);
      case 13 -> w.fill("anytrue([%s, %s])", Kind.FLAG, Kind.FLAG);
      case 14 -> w.fill("(\"p-${%s}\" == %s)", Kind.TEXT, Kind.TEXT);
      case 15 -> w.fill("(%s != %s)", Kind.MAP, Kind.MAP);
      default -> w.fill("alltrue([%s, %s])", Kind.FLAG, Kind.FLAG);
    };
  }

  private String loop() {
    return "v" + loops++;
  }

  private String texts(Writer w) {
    String x = loop();
    Writer inner = w.with(new Name(x, Kind.TEXT, true));
    return switch (random.nextInt(18)) {
      case 0 -> w.fill("tolist([%s, %s])", Kind.TEXT, Kind.TEXT);
      case 1 -> w.fill("concat(%s, %s)", Kind.TEXTS, Kind.TEXTS);
      case 2 -> "tolist([for %s in %s : %s])".formatted(x, w.a(Kind.TEXTS), inner.a(Kind.TEXT));
      case 3 ->
          "tolist([for %s in %s : %s if %s])"
              .formatted(x, w.a(Kind.TEXT_SET), inner.a(Kind.TEXT), inner.a(Kind.FLAG));
      case 4 -> w.fill("keys(%s)", Kind.MAP);
      case 5 -> w.fill("values(%s)", Kind.MAP);
      case 6 -> w.fill("tolist(%s[*].name)", Kind.SHAPES);
      case 7 -> w.fill("distinct(%s)", Kind.TEXTS);
      case 8 -> w.fill("sort(%s)", Kind.TEXT_SET);
      case 9 -> w.fill("compact(%s)", Kind.TEXTS);
      case 10 -> w.fill("reverse(%s)", Kind.TEXTS);
      case 11 -> w.fill("tolist(%s)", Kind.TEXT_SET);
      case 12 -> w.fill("formatlist(\"%%s.%%s\", %s, %s)", Kind.TEXTS, Kind.TEXT);
      case 13 -> w.fill("tolist([for o in %s : o.name if o.size > %s])", Kind.SHAPES, Kind.NUMBER);
      case 14 -> w.fill("tolist(flatten([%s, %s]))", Kind.TEXTS, Kind.TEXTS);
      case 15 -> w.fill("slice(concat([\"x\", \"y\"], %s), 0, 2)", Kind.TEXTS);
      case 16 -> w.fill("tolist([for k, v in %s : \"${k}=${v}\"])", Kind.MAP);
      default -> w.fill("split(\",\", %s)", Kind.TEXT);
    };
  }

  private String set(Writer w) {
    return switch (random.nextInt(7)) {
      case 0 -> w.fill("toset(%s)", Kind.TEXTS);
      case 1 -> w.fill("setunion(%s, %s)", Kind.TEXT_SET, Kind.TEXT_SET);
      case 2 -> w.fill("setsubtract(%s, toset([%s]))", Kind.TEXT_SET, Kind.TEXT);
      case 3 -> w.fill("toset(keys(%s))", Kind.MAP);
      case 4 -> w.fill("setintersection(%s, %s)", Kind.TEXT_SET, Kind.TEXT_SET);
      case 5 -> w.fill("toset([for o in %s : o.name])", Kind.SHAPES);
      default -> w.fill("toset([%s, \"s\"])", Kind.TEXT);
    };
  }

  private String numbers(Writer w) {
    String x = loop();
    Writer inner = w.with(new Name(x, Kind.TEXT, true));
    return switch (random.nextInt(3)) {
      case 0 -> w.fill("tolist([%s, %s])", Kind.NUMBER, Kind.NUMBER);
      case 1 -> "tolist([for %s in %s : %s])".formatted(x, w.a(Kind.TEXTS), inner.a(Kind.NUMBER));
      default -> w.fill("tolist(%s[*].size)", Kind.SHAPES);
    };
  }

  private String map(Writer w) {
    String x = loop();
    Writer inner = w.with(new Name(x, Kind.TEXT, true));
    return switch (random.nextInt(9)) {
      case 0 -> w.fill("tomap({ a = %s, k = %s })", Kind.TEXT, Kind.TEXT);
      case 1 -> w.fill("merge(%s, { b = %s })", Kind.MAP, Kind.TEXT);
      case 2 ->
          "tomap({ for %s in %s : %s => %s })"
              .formatted(x, w.a(Kind.TEXT_SET), x, inner.a(Kind.TEXT));
      case 3 ->
          "tomap({ for k, %s in %s : \"${k}!\" => %s })"
              .formatted(x, w.a(Kind.MAP), inner.a(Kind.TEXT));
      case 4 -> w.fill("zipmap([\"p\", \"q\"], [%s, %s])", Kind.TEXT, Kind.TEXT);
      case 5 ->
          w.fill(
              "{ for k, g in { for o in %s : o.name => \"s\"... } : k => \"${join(\"\", g)}${%s}\" }",
              Kind.SHAPES, Kind.TEXT);
      case 6 -> w.fill("merge([{ a = %s }, %s]...)", Kind.TEXT, Kind.MAP);
      case 7 -> w.fill("{ for i, v in %s : \"i${i}\" => v }", Kind.TEXTS);
      default -> w.fill("tomap(coalesce(%s.tags, { none = %s }))", Kind.SHAPE, Kind.TEXT);
    };
  }

  private String shape(Writer w) {
    return w.fill("{ name = %s, size = %s, tags = %s }", Kind.TEXT, Kind.NUMBER, Kind.MAP);
  }

  private String shapes(Writer w) {
    String x = loop();
    Writer inner = w.with(new Name(x, Kind.TEXT, true));
    return random.nextInt(2) == 0
        ? "tolist([for %s in %s : { name = %s, size = %s }])"
            .formatted(x, w.a(Kind.TEXTS), inner.a(Kind.TEXT), inner.a(Kind.NUMBER))
        : w.fill("tolist([{ name = %s, size = %s }])", Kind.TEXT, Kind.NUMBER);
  }
}
