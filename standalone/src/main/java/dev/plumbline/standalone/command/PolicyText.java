package dev.plumbline.standalone.command;

import dev.plumbline.model.json.Json;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Parameter;
import dev.plumbline.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A policy as a page for the terminal. */
final class PolicyText {
  private PolicyText() {}

  static String of(Policy policy) {
    var lines = new ArrayList<String>();
    lines.add(
        policy.id() + "  (" + policy.severity().label() + ", " + policy.category().label() + ")");
    lines.add(policy.title());
    lines.add("");
    lines.add(policy.why().strip());
    lines.add("");
    lines.add("What to do: " + policy.remediation().text());
    new TreeMap<>(policy.remediation().own())
        .forEach((language, own) -> lines.add("  in " + name(language) + ": " + own));
    section(
        lines,
        "Decided by",
        policy.rules().stream()
            .map(rule -> String.join(", ", rule.types()) + ": " + rule.fault().strip())
            .toList());
    section(lines, "Parameters", policy.parameters().stream().map(PolicyText::parameter).toList());
    section(lines, "Controls", policy.controls());
    section(lines, "Also known as", policy.aliases());
    section(lines, "References", policy.references());
    section(lines, "Note", policy.notes().isBlank() ? List.of() : List.of(policy.notes().strip()));
    section(lines, "Bad", sources(policy.bad()));
    section(lines, "Good", sources(policy.good()));
    return String.join("\n", lines) + "\n";
  }

  private static String name(StackSpec.Kind language) {
    return switch (language) {
      case TERRAFORM -> "Terraform";
      case CLOUDFORMATION -> "CloudFormation";
      case PULUMI -> "Pulumi";
      case KUBERNETES -> "Kubernetes";
    };
  }

  private static String parameter(Parameter parameter) {
    return parameter.name()
        + " ("
        + parameter.type().label()
        + "): "
        + parameter.description()
        + " Default: "
        + Json.tree(parameter.preset());
  }

  private static List<String> sources(List<Policy.Example> examples) {
    return examples.stream().map(example -> example.source().strip()).toList();
  }

  private static void section(List<String> lines, String title, List<String> items) {
    if (!items.isEmpty()) {
      lines.add("");
      lines.add(title);
      items.forEach(item -> lines.add(item.indent(2).stripTrailing()));
    }
  }
}
