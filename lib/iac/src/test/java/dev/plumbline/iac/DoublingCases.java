package dev.plumbline.iac;

import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small sources whose texts, lists of texts or modules double with each of their lines. */
final class DoublingCases {
  private static final StackSpec TERRAFORM = StackSpec.terraform("");
  private static final StackSpec PROGRAM =
      new StackSpec(StackSpec.Kind.PULUMI, "", "", List.of(), false);

  private DoublingCases() {}

  record Case(StackSpec stack, SourceTree tree) {}

  static Map<String, Case> all() {
    Map<String, Case> cases = new LinkedHashMap<>();
    for (String twice :
        List.of(
            "\"${%1$s}${%1$s}\"",
            "\"%%{ for x in [1, 2] }${%1$s}%%{ endfor }\"",
            "join(\"\", [%1$s, %1$s])",
            "format(\"%%s%%s\", %1$s, %1$s)",
            "format(\"%%[1]s%%[1]s\", %1$s)",
            "replace(\"ab\", \"/./\", %1$s)",
            "replace(\"x\", \"/(x)/\", \"${%1$s}$1${%1$s}\")",
            "replace(\"ab\", \"a\", %1$s)",
            "jsonencode([%1$s, %1$s])",
            "yamlencode([%1$s, %1$s])",
            "base64encode(\"${%1$s}${%1$s}\")",
            "strrev(\"${%1$s}${%1$s}\")")) {
      cases.put(twice.formatted("a"), terraform(locals(twice)));
    }
    for (String use :
        List.of(
            "join(\"\", [for i in range(1000) : local.l24])",
            "join(local.l22, range(1000))",
            "jsonencode([for i in range(1000) : local.l23])",
            "yamlencode({ for i in range(1000) : i => local.l23 })",
            "format(\"%v\", [for i in range(1000) : local.l23])",
            "[for i in range(1000) : \"${i}${local.l23}\"]",
            "[for i in range(1000) : \"${timestamp()}${local.l23}\"]",
            "split(\"\", local.l23)",
            "[for i in range(100) : split(\"\", local.l18)]",
            "substr(local.l23, 1, 2)",
            "format(\"%.3s\", local.l23)",
            "yamlencode([join(\"\\n\", split(\"\", local.l17))])")) {
      cases.put(
          use,
          terraform(locals("\"${%1$s}${%1$s}\"") + "output \"o\" {\n  value = " + use + "\n}\n"));
    }
    cases.put("modules that call another one twice", new Case(TERRAFORM, modules()));
    program(cases, "\"${a%1$d}${a%1$d}\"", "x");
    program(cases, "{fn::join: ['', [\"${a%1$d}\", \"${a%1$d}\"]]}", "x");
    program(cases, "{fn::toJSON: [\"${a%1$d}\", \"${a%1$d}\"]}", "x");
    String many = "\"${a%d} x\", ";
    program(
        cases, "\"${a%1$d}${a%1$d}\"", "{fn::toJSON: [" + many.formatted(22).repeat(200) + "x]}");
    program(cases, "\"${a%1$d}${a%1$d}\"", "[" + many.formatted(21).repeat(200) + "x]");
    return cases;
  }

  private static void program(Map<String, Case> cases, String twice, String output) {
    String variables =
        IntStream.rangeClosed(1, 60)
            .mapToObj(i -> "  a" + i + ": " + twice.formatted(i - 1) + "\n")
            .collect(Collectors.joining("", "name: n\nruntime: yaml\nvariables:\n  a0: ha\n", ""));
    cases.put(
        "program " + (cases.size() + 1) + " of " + twice,
        new Case(
            PROGRAM,
            SourceTree.ofText(
                Map.of(
                    "Pulumi.yaml",
                    variables + "outputs:\n  p: \"${a60}\"\n  o: " + output + "\n"))));
  }

  private static Case terraform(String source) {
    return new Case(TERRAFORM, SourceTree.ofText(Map.of("main.tf", source)));
  }

  /** {@code l0} has two characters, and each of the sixty behind it twice as many. */
  private static String locals(String twice) {
    return IntStream.rangeClosed(1, 60)
        .mapToObj(i -> "  l" + i + " = " + twice.formatted("local.l" + (i - 1)) + "\n")
        .collect(Collectors.joining("", "locals {\n  l0 = \"ha\"\n", "}\n"));
  }

  private static SourceTree modules() {
    Map<String, String> files =
        new TreeMap<>(Map.of("main.tf", "module \"a\" {\n  source = \"./m0\"\n}\n"));
    for (int i = 0; i < 28; i++) {
      String next = "  source = \"../m" + (i + 1) + "\"\n}\n";
      files.put("m" + i + "/main.tf", "module \"a\" {\n" + next + "module \"b\" {\n" + next);
    }
    files.put("m28/main.tf", "locals {}\n");
    return SourceTree.ofText(files);
  }
}
