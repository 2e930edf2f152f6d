package dev.plumbline.iac.terraform;

import dev.plumbline.iac.terraform.GeneratedExpressions.Kind;
import dev.plumbline.iac.terraform.GeneratedExpressions.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A root module of {@code terraform_data} and up to three modules below it, which call one another;
 * the same for the same seed.
 */
final class GeneratedConfiguration {
  private static final List<Kind> KINDS = List.of(Kind.values());

  private final SplittableRandom random;
  private final GeneratedExpressions expressions;
  private final Map<String, String> files = new TreeMap<>();
  private final boolean secrets;
  private final List<Interface> modules = new ArrayList<>();

  /** What callers of a module need to know. */
  private record Interface(String directory, List<Name> variables, List<Name> outputs) {}

  private GeneratedConfiguration(long seed) {
    this.random = new SplittableRandom(seed);
    this.secrets = random.nextInt(4) == 0;
    this.expressions = new GeneratedExpressions(random);
  }

  /** Files by path, {@code main.tf} the root's. */
  static Map<String, String> files(long seed) {
    var configuration = new GeneratedConfiguration(seed);
    int below = configuration.random.nextInt(4);
    for (int i = 0; i < below; i++) {
      configuration.module("m" + i);
    }
    configuration.module("");
    return configuration.files;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private void module(String directory) {
    StringBuilder text = new StringBuilder();
    List<Name> scope = new ArrayList<>();
    List<Name> variables = new ArrayList<>();
    int count = 1 + random.nextInt(5);
    for (int i = 0; i < count; i++) {
      variables.add(variable(directory, "v" + i, text));
    }
    scope.addAll(variables);
    int blocks = 3 + random.nextInt(5);
    for (int i = 0; i < blocks; i++) {
      switch (random.nextInt(modules.isEmpty() ? 2 : 3)) {
        case 0 -> local("l" + i, scope, text);
        case 1 -> resource("r" + i, scope, text);
        default -> call("c" + i, directory, scope, text);
      }
    }
    List<Name> outputs = outputs(scope, text);
    files.put((directory.isEmpty() ? "" : directory + "/") + "main.tf", text.toString());
    if (!directory.isEmpty()) {
      modules.add(new Interface(directory, variables, outputs));
    }
  }

  private Name variable(String directory, String name, StringBuilder text) {
    Kind kind = expressions.any(KINDS);
    boolean root = directory.isEmpty();
    boolean typed = root || chance(80);
    text.append("variable \"").append(name).append("\" {\n");
    if (typed) {
      text.append("  type = ").append(kind.constraint()).append("\n");
    }
    if (root || chance(50)) {
      text.append("  default = ").append(constant(kind)).append("\n");
    }
    if (chance(20)) {
      text.append("  nullable = false\n");
    }
    boolean sensitive = secrets && chance(30);
    if (sensitive) {
      text.append("  sensitive = true\n");
    }
    if (chance(25)) {
      text.append(validation(name, kind));
    }
    text.append("}\n");
    if (root && chance(40)) {
      files.merge("terraform.tfvars", name + " = " + constant(kind) + "\n", String::concat);
    }
    // What a caller hands over may be unknown.
    return new Name("var." + name, kind, root && !sensitive);
  }

  private String validation(String name, Kind kind) {
    String condition =
        switch (kind) {
          case TEXT -> "length(coalesce(var.%s, \"x\")) < 200";
          case NUMBER -> "var.%1$s == null || try(var.%1$s > -1000000, false)";
          case FLAG -> "can(tobool(var.%s))";
          case TEXTS, TEXT_SET, NUMBERS, MAP, SHAPES -> "try(length(var.%s), 0) < 50";
          case SHAPE -> "try(var.%s.name, \"\") != \"never\"";
        };
    return "  validation {\n    condition     = "
        + condition.formatted(name)
        + "\n    error_message = \"Not ${jsonencode(var."
        + name
        + ")}.\"\n  }\n";
  }

  /** Functions may stand neither in defaults nor in files of values. */
  private String constant(Kind kind) {
    return switch (kind) {
      case TEXT, NUMBER, FLAG -> expressions.literal(kind);
      case TEXTS, TEXT_SET -> "[\"b\", \"a\", \"b\"]";
      case NUMBERS -> "[3, \"4\"]";
      case MAP -> chance(50) ? "{ k = \"v\", n = 1 }" : "{}";
      case SHAPE ->
          chance(50) ? "{ name = \"s\" }" : "{ name = \"s\", tags = { k = 1 }, more = 1 }";
      case SHAPES -> "[{ name = \"s\" }, { name = \"t\", size = \"9\" }]";
    };
  }

  private void local(String name, List<Name> scope, StringBuilder text) {
    Kind kind = expressions.any(KINDS);
    boolean known = chance(60);
    text.append("locals {\n  ")
        .append(name)
        .append(" = ")
        .append(expressions.of(kind, scope, known, 3))
        .append("\n}\n");
    scope.add(new Name("local." + name, kind, known));
  }

  /** How a block repeats, and how one of its instances is named from elsewhere. */
  private record Repeated(String argument, String key, String all, List<Name> names) {}

  private Repeated repeated(List<Name> scope) {
    return switch (random.nextInt(5)) {
      case 0 ->
          new Repeated(
              "count = 2", "[1]", "[*]", List.of(new Name("count.index", Kind.NUMBER, true)));
      case 1 ->
          new Repeated(
              "for_each = merge({ one = \"x\" }, " + expressions.of(Kind.MAP, scope, true, 2) + ")",
              "[\"one\"]",
              "",
              List.of(
                  new Name("each.key", Kind.TEXT, true), new Name("each.value", Kind.TEXT, true)));
      case 2 ->
          new Repeated(
              "for_each = setunion([\"one\"], "
                  + expressions.of(Kind.TEXT_SET, scope, true, 2)
                  + ")",
              "[\"one\"]",
              "",
              List.of(new Name("each.value", Kind.TEXT, true)));
      case 3 ->
          new Repeated(
              "count = " + expressions.of(Kind.FLAG, scope, true, 2) + " ? 1 : 2",
              "[0]",
              "[*]",
              List.of(new Name("count.index", Kind.NUMBER, true)));
      default -> new Repeated("", "", "", List.of());
    };
  }

  private void resource(String name, List<Name> scope, StringBuilder text) {
    Kind kind = expressions.any(KINDS);
    Repeated repeated = repeated(scope);
    List<Name> inside = new ArrayList<>(scope);
    inside.addAll(repeated.names());
    boolean known = chance(50);
    text.append("resource \"terraform_data\" \"").append(name).append("\" {\n");
    if (!repeated.argument().isEmpty()) {
      text.append("  ").append(repeated.argument()).append("\n");
    }
    text.append("  input = ").append(expressions.of(kind, inside, known, 3)).append("\n");
    if (chance(30)) {
      text.append("  triggers_replace = [")
          .append(expressions.of(expressions.any(KINDS), inside, false, 2))
          .append("]\n");
    }
    if (chance(10)) {
      text.append("  lifecycle {\n    precondition {\n      condition     = ")
          .append(expressions.of(Kind.FLAG, inside, false, 2))
          .append(" || var.v0 == null || true\n      error_message = \"no\"\n    }\n  }\n");
    } else if (chance(15)) {
      text.append("  lifecycle {\n    create_before_destroy = true\n  }\n");
    }
    text.append("}\n");
    String address = "terraform_data." + name;
    scope.add(new Name(address + repeated.key() + ".input", kind, known));
    scope.add(new Name(address + repeated.key() + ".output", kind, false));
    scope.add(new Name(address + repeated.key() + ".id", Kind.TEXT, false));
    if (repeated.all().equals("[*]")) {
      scope.add(new Name("tolist(" + address + "[*].id)", Kind.TEXTS, false));
    }
  }

  private void call(String name, String directory, List<Name> scope, StringBuilder text) {
    Interface module = expressions.any(modules);
    Repeated repeated = repeated(scope);
    List<Name> inside = new ArrayList<>(scope);
    inside.addAll(repeated.names());
    text.append("module \"").append(name).append("\" {\n  source = \"");
    text.append(directory.isEmpty() ? "./" : "../").append(module.directory()).append("\"\n");
    if (!repeated.argument().isEmpty()) {
      text.append("  ").append(repeated.argument()).append("\n");
    }
    for (Name variable : module.variables()) {
      text.append("  ")
          .append(variable.text().substring(4))
          .append(" = ")
          .append(expressions.of(variable.kind(), inside, chance(50), 2))
          .append("\n");
    }
    text.append("}\n");
    if (repeated.all().equals("[*]")) {
      for (Name output : module.outputs()) {
        if (output.kind() == Kind.TEXT) {
          scope.add(
              new Name("tolist(module." + name + "[*]." + output.text() + ")", Kind.TEXTS, false));
        }
      }
    }
    for (Name output : module.outputs()) {
      scope.add(
          new Name("module." + name + repeated.key() + "." + output.text(), output.kind(), false));
    }
  }

  private List<Name> outputs(List<Name> scope, StringBuilder text) {
    List<Name> outputs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Kind kind = expressions.any(KINDS);
      text.append("output \"o")
          .append(i)
          .append("\" {\n  value = ")
          .append(expressions.of(kind, scope, false, 2))
          .append(secrets ? "\n  sensitive = true" : "")
          .append("\n}\n");
      outputs.add(new Name("o" + i, kind, false));
    }
    return outputs;
  }
}
