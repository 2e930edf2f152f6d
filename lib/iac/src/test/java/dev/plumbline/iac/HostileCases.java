package dev.plumbline.iac;

import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sources that are made to cost much, by what they try. */
final class HostileCases {
  /** How many of the last ones are of 100 MB. */
  static final int LARGE = 3;

  private static final StackSpec TERRAFORM = StackSpec.terraform("");
  private static final StackSpec TEMPLATE =
      new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false);
  private static final StackSpec PROGRAM =
      new StackSpec(StackSpec.Kind.PULUMI, "", "", List.of(), false);

  private static final StackSpec MANIFESTS =
      new StackSpec(StackSpec.Kind.KUBERNETES, "", "", List.of(), false);

  private HostileCases() {}

  /** A stack and the files it lies in, made when they are asked for: one of them is large. */
  record Case(StackSpec stack, Supplier<Map<String, byte[]>> files) {
    SourceTree tree() {
      return new SourceTree(new TreeMap<>(files.get()));
    }
  }

  static Map<String, Case> all() {
    Map<String, Case> cases = new LinkedHashMap<>();
    nesting(cases);
    manifests(cases);
    multiplying(cases);
    circles(cases);
    texts(cases);
    return cases;
  }

  private static void nesting(Map<String, Case> cases) {
    String local = "locals {\n  a = %s\n}\n";
    cases.put("brackets 100,000 deep", terraform(local.formatted(nested("[", "]", 100_000))));
    cases.put("parentheses 100,000 deep", terraform(local.formatted(nested("(", ")", 100_000))));
    cases.put("templates 100,000 deep", terraform(local.formatted(nested("\"${", "}\"", 100_000))));
    cases.put("signs 100,000 deep", terraform(local.formatted("!".repeat(100_000) + "true")));
    cases.put(
        "conditionals 100,000 deep",
        terraform(local.formatted("true ? 1 : ".repeat(100_000) + "1")));
    cases.put("operators 100,000 long", terraform(local.formatted("1 + ".repeat(100_000) + "1")));
    cases.put("indexes 100,000 long", terraform(local.formatted("a" + "[b]".repeat(100_000))));
    cases.put(
        "keys in keys 100 deep",
        terraform(local.formatted("a[".repeat(100) + "0" + "]".repeat(100))));
    cases.put("unclosed keys in keys 100 deep", terraform(local.formatted("a.b[".repeat(100))));
    cases.put("blocks 100,000 deep", terraform(nested("a {\n", "\n}", 100_000)));
    cases.put("YAML lists 100,000 deep", template("Resources: " + nested("[", "]", 100_000)));
    cases.put("YAML mappings 100,000 deep", template("Resources: " + nested("{a: ", "}", 100_000)));
    cases.put("YAML dashes 100,000 deep", template("Resources: " + "- ".repeat(100_000) + "1\n"));
    cases.put(
        "intrinsic functions 20,000 deep",
        template("Resources:\n  A: " + nested("!Join ['', [", "]]", 20_000)));
    cases.put(
        "JSON 100,000 deep",
        new Case(TERRAFORM, () -> file("main.tf.json", nested("{\"a\":", "}", 100_000))));
    cases.put(
        "jsondecode 100,000 deep",
        new Case(
            TERRAFORM,
            () -> {
              Map<String, byte[]> files =
                  file("main.tf", "locals {\n  a = jsondecode(file(\"j\"))\n}\n");
              files.putAll(file("j", nested("[", "]", 100_000)));
              return files;
            }));
  }

  private static void manifests(Map<String, Case> cases) {
    String pod = "apiVersion: v1\nkind: Pod\n";
    cases.put("a manifest 100,000 deep", manifest(pod + "spec: " + nested("[", "]", 100_000)));
    cases.put("a manifest of 10 MB", manifest(pod + "spec: |\n" + "  text\n".repeat(1_500_000)));
    var laughs = new StringBuilder(pod + "a0: &a0 [x, x]\n");
    for (int i = 1; i < 32; i++) {
      laughs.append("a%1$d: &a%1$d [*a%2$d, *a%2$d]\n".formatted(i, i - 1));
    }
    cases.put("a billion laughs in a manifest", manifest(laughs.toString()));
    cases.put(
        "kustomizations of one another",
        new Case(
            MANIFESTS,
            () -> {
              Map<String, byte[]> files =
                  file("kustomization.yaml", "resources: [a, a, b]\nhelmCharts: [}\n");
              files.putAll(file("a/kustomization.yaml", "resources: [../b, ../b, ..]\n"));
              files.putAll(file("b/kustomization.yaml", "resources: [../a, ../a, ..]\n"));
              return files;
            }));
  }

  private static void multiplying(Map<String, Case> cases) {
    cases.put("a billion instances", terraform("resource \"a_b\" \"c\" {\n  count = 1e9\n}\n"));
    cases.put("a range of a billion", terraform("locals {\n  a = range(1e9)\n}\n"));
    cases.put(
        "a text doubled thirty times",
        terraform(locals("\"ha\"", l -> "\"${%1$s}${%1$s}\"".formatted(l))));
    cases.put(
        "a list doubled thirty times",
        terraform(locals("[1]", l -> "concat(%1$s, %1$s)".formatted(l))));
    for (String use :
        List.of(
            "output \"o\" {\n  value = local.l30\n}\n",
            "resource \"a_b\" \"c\" {\n  d = local.l30\n}\n",
            "module \"m\" {\n  source = \"./absent\"\n  a = local.l30\n}\n",
            "output \"o\" {\n  value = jsonencode(local.l30)\n}\n",
            "output \"o\" {\n  value = flatten(local.l30)\n}\n",
            "output \"o\" {\n  value = local.l30 == local.m30\n}\nlocals {\n"
                + steps("m", "[1]", l -> "[%1$s, %1$s]".formatted(l))
                + "}\n",
            "output \"o\" {\n  value = toset([local.l30, 1])\n}\n",
            "resource \"a_b\" \"c\" {\n  for_each = local.l30\n}\n",
            "output \"o\" {\n  value = \"${local.l30}\"\n}\n",
            "output \"o\" {\n  value = [for x in local.l30 : sensitive(x)]\n}\n",
            "output \"o\" {\n  value = nonsensitive(local.l30)\n}\n")) {
      cases.put(
          "a tuple of itself twice, thirty times: " + use.strip().replace('\n', ' '),
          terraform(locals("[1]", l -> "[%1$s, %1$s]".formatted(l)) + use));
    }
    cases.put(
        "an object of itself twice, thirty times",
        terraform(
            locals("{}", l -> "{ a = %1$s, b = %1$s }".formatted(l))
                + "resource \"a_b\" \"c\" {\n  d = local.l30\n}\n"));
    cases.put(
        "a million million rounds of loops",
        terraform(
            """
            locals {
              n = range(1000)
              x = [for a in local.n : [for b in local.n : [for c in local.n : [for d in local.n : a]]]]
            }
            """));
    cases.put(
        "a product of sets",
        terraform(
            "locals {\n  n = range(1000)\n  x = setproduct(local.n, local.n, local.n, local.n)\n}\n"));
    cases.put(
        "dynamic blocks in dynamic blocks",
        terraform(
            "locals {\n  n = range(1000)\n}\nresource \"a_b\" \"c\" {\n"
                + "  dynamic \"a\" {\n    for_each = local.n\n    content {\n".repeat(3)
                + "      x = 1\n"
                + "    }\n  }\n".repeat(3)
                + "}\n"));
    cases.put("counts that multiply through modules", new Case(TERRAFORM, HostileCases::modules));
    String laughs =
        IntStream.range(1, 12)
            .mapToObj(i -> "a%d: &a%d [%s]".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)))
            .collect(Collectors.joining("\n", "a0: &a0 [ha]\n", "\n"));
    cases.put(
        "a billion laughs in yamldecode",
        terraform("locals {\n  y = yamldecode(<<E\n" + laughs + "E\n)\n}\n"));
    cases.put(
        "a billion laughs in a template",
        template(
            "Metadata:\n"
                + laughs.indent(2)
                + "\nResources:\n  R: {Type: X, Properties: {P: *a11}}\n"));
    cases.put(
        "a billion laughs in a program",
        new Case(
            PROGRAM,
            () ->
                file(
                    "Pulumi.yaml",
                    "name: n\nruntime: yaml\nvariables:\n"
                        + laughs.indent(2)
                        + "outputs: {o: \"${a11}\"}\n")));
    cases.put(
        "a pattern that backtracks",
        terraform(
            "output \"o\" {\n  value = regex(\".*.*.*.*.*b\", \""
                + "a".repeat(2_000)
                + "\")\n}\n"));
    cases.put(
        "numbers of a huge exponent",
        terraform("locals {\n  a = 1e999999999\n  b = \"${local.a}\"\n  c = pow(10, 1e9)\n}\n"));
    cases.put(
        "a text padded to a billion",
        terraform(
            "locals {\n  a = format(\"%1000000000s\", \"x\")\n  b = indent(1e9, \"a\\nb\")\n}\n"));
  }

  private static void circles(Map<String, Case> cases) {
    cases.put(
        "locals that need one another", terraform("locals {\n  a = local.b\n  b = [local.a]\n}\n"));
    cases.put(
        "modules that call one another",
        new Case(
            TERRAFORM,
            () -> {
              Map<String, byte[]> files =
                  file("main.tf", "module \"a\" {\n  source = \"./a\"\n}\n");
              files.putAll(file("a/main.tf", "module \"b\" {\n  source = \"../b\"\n}\n"));
              files.putAll(file("b/main.tf", "module \"a\" {\n  source = \"../a\"\n}\n"));
              return files;
            }));
    cases.put(
        "a template file of itself",
        new Case(
            TERRAFORM,
            () -> {
              Map<String, byte[]> files =
                  file("main.tf", "output \"o\" {\n  value = templatefile(\"t\", {})\n}\n");
              files.putAll(file("t", "${templatefile(\"t\", {})}${templatefile(\"t\", {})}"));
              return files;
            }));
    cases.put(
        "five thousand locals in a row",
        terraform(
            IntStream.range(0, 5_000)
                .mapToObj(i -> "  l" + i + " = local.l" + (i + 1))
                .collect(Collectors.joining("\n", "locals {\n", "\n  l5000 = 1\n}\n"))));
  }

  private static void texts(Map<String, Case> cases) {
    cases.put(
        "bytes that are not text",
        new Case(
            TERRAFORM,
            () ->
                new TreeMap<>(
                    Map.of(
                        "main.tf",
                        "locals {\n  a = \"\u00e9\"\n}\n".getBytes(StandardCharsets.ISO_8859_1)))));
    cases.put(
        "a heredoc of 100 MB",
        new Case(TERRAFORM, () -> large("main.tf", "locals {\n  a = <<EOT\n", "\nEOT\n}\n")));
    cases.put(
        "a template file of 100 MB",
        new Case(
            TERRAFORM,
            () -> {
              Map<String, byte[]> files =
                  file("main.tf", "locals {\n  a = templatefile(\"t\", {})\n}\n");
              files.putAll(large("t", "", ""));
              return files;
            }));
    cases.put(
        "a template of 100 MB", new Case(TEMPLATE, () -> large("t.yaml", "Resources: |\n", "\n")));
  }

  private static Map<String, byte[]> large(String path, String head, String tail) {
    byte[] source = new byte[100_000_000];
    Arrays.fill(source, (byte) ' ');
    for (int i = 999; i < source.length; i += 1_000) {
      source[i] = '\n';
    }
    byte[] first = head.getBytes(StandardCharsets.UTF_8);
    byte[] last = tail.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(first, 0, source, 0, first.length);
    System.arraycopy(last, 0, source, source.length - last.length, last.length);
    return new TreeMap<>(Map.of(path, source));
  }

  private static Map<String, byte[]> modules() {
    Map<String, byte[]> files = file("m6/main.tf", "resource \"a_b\" \"c\" {}\n");
    for (int i = 0; i < 6; i++) {
      String call = "module \"m\" {\n  source = \"%s\"\n  count  = 1000\n}\n";
      files.putAll(
          file(
              i == 0 ? "main.tf" : "m" + i + "/main.tf",
              call.formatted((i == 0 ? "./m" : "../m") + (i + 1))));
    }
    return files;
  }

  private static String locals(String first, UnaryOperator<String> next) {
    return "locals {\n" + steps("l", first, next) + "}\n";
  }

  /** Thirty locals after the first, each made of the one before. */
  private static String steps(String name, String first, UnaryOperator<String> next) {
    return IntStream.range(0, 31)
        .mapToObj(i ->
            "  "
                + name
                + i
                + " = "
                + (i == 0 ? first : next.apply("local." + name + (i - 1)))
                + "\n")
        .collect(Collectors.joining());
  }

  private static Map<String, byte[]> file(String path, String text) {
    return new TreeMap<>(Map.of(path, text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Case terraform(String main) {
    return new Case(TERRAFORM, () -> file("main.tf", main));
  }

  private static Case manifest(String text) {
    return new Case(MANIFESTS, () -> file("m.yaml", text));
  }

  private static Case template(String text) {
    return new Case(TEMPLATE, () -> file("t.yaml", text));
  }

  private static String nested(String open, String close, int times) {
    return open.repeat(times) + "1" + close.repeat(times);
  }
}
