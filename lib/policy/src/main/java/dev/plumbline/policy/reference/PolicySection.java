package dev.plumbline.policy.reference;

import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Policy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One policy on its service's page. */
final class PolicySection {
  private PolicySection() {}

  /** Title, id, why, what to do, examples, controls, peers' ids, references, limits. */
  static String of(Policy policy) {
    var text = new StringBuilder();
    text.append("<a id=\"").append(Markdown.anchor(policy.id())).append("\"></a>\n");
    text.append("## ").append(Markdown.text(policy.title())).append("\n\n");
    text.append(Markdown.code(policy.id())).append(" · ").append(policy.severity().label());
    text.append(" · ").append(policy.category().label());
    text.append(policy.hasRecipe() ? " · can be fixed and proved\n\n" : "\n\n");
    text.append(Markdown.text(policy.why())).append("\n\n");
    text.append("**What to do.** ");
    text.append(Markdown.text(policy.remediation().text())).append(remedy(policy)).append("\n\n");
    new TreeMap<>(policy.remediation().own())
        .forEach((language, own) ->
            text.append("In ")
                .append(language(language))
                .append(": ")
                .append(Markdown.text(own))
                .append("\n\n"));
    policy.rules().stream()
        .filter(rule -> !rule.remediation().isEmpty())
        .forEach(rule ->
            text.append("Of ")
                .append(rule.types().stream().map(Markdown::code).collect(Collectors.joining(", ")))
                .append(": ")
                .append(Markdown.text(rule.remediation()))
                .append("\n\n"));
    text.append("**Looks at** ").append(types(policy));
    text.append(languages(policy)).append(".\n");
    examples(text, policy);
    list(text, "Controls", policy.controls());
    list(text, "Also known as", policy.aliases());
    links(text, policy.references());
    if (!policy.notes().isBlank()) {
      text.append("\n**Note.** ").append(Markdown.text(policy.notes())).append('\n');
    }
    return text.toString();
  }

  /** Why no fix is offered, where there is more to it than that nobody wrote a recipe. */
  private static String remedy(Policy policy) {
    return switch (policy.remediation().remedy()) {
      case LOCAL -> "";
      case CHOICE, ELSEWHERE ->
          " No fix is offered: it " + policy.remediation().remedy().sentence() + ".";
    };
  }

  private static String types(Policy policy) {
    return policy.rules().stream()
        .flatMap(rule -> rule.types().stream())
        .distinct()
        .map(Markdown::code)
        .collect(Collectors.joining(", "));
  }

  private static String languages(Policy policy) {
    return policy.languages().isEmpty()
        ? ""
        : policy.languages().stream()
            .sorted()
            .map(PolicySection::language)
            .collect(Collectors.joining(" and ", ", in ", " only"));
  }

  private static void examples(StringBuilder text, Policy policy) {
    text.append("\n<details><summary>Examples</summary>\n");
    firstOfEach(policy.bad()).forEach(example -> example(text, "Found", example));
    firstOfEach(policy.good()).forEach(example -> example(text, "Not found", example));
    text.append("\n</details>\n");
  }

  /** One example a language is enough to read; the build runs all of them. */
  private static List<Policy.Example> firstOfEach(List<Policy.Example> examples) {
    Map<StackSpec.Kind, Policy.Example> first = new LinkedHashMap<>();
    examples.forEach(example -> first.putIfAbsent(example.language(), example));
    return List.copyOf(first.values());
  }

  private static void example(StringBuilder text, String title, Policy.Example example) {
    if (!example.base().isEmpty()) {
      code(text, title + ", before the change", example.language(), example.base());
    }
    code(text, title, example.language(), example.source());
  }

  private static void code(
      StringBuilder text, String title, StackSpec.Kind language, String source) {
    text.append('\n').append(title).append(" (").append(language(language));
    text.append("):\n\n").append(fence(source)).append(fenceName(language));
    text.append('\n').append(source.strip()).append('\n');
    text.append(fence(source)).append('\n');
  }

  /** Longer than any run of back quotes within. */
  private static String fence(String source) {
    String fence = "```";
    while (source.contains(fence)) {
      fence += "`";
    }
    return fence;
  }

  private static String language(StackSpec.Kind kind) {
    return switch (kind) {
      case TERRAFORM -> "Terraform";
      case CLOUDFORMATION -> "CloudFormation";
      case PULUMI -> "Pulumi";
      case KUBERNETES -> "Kubernetes";
    };
  }

  private static String fenceName(StackSpec.Kind kind) {
    return switch (kind) {
      case TERRAFORM -> "hcl";
      case CLOUDFORMATION, PULUMI, KUBERNETES -> "yaml";
    };
  }

  private static void list(StringBuilder text, String title, List<String> items) {
    if (!items.isEmpty()) {
      text.append("\n**").append(title).append(":** ");
      text.append(items.stream().map(Markdown::text).collect(Collectors.joining(", ")));
      text.append('\n');
    }
  }

  private static void links(StringBuilder text, List<String> links) {
    if (!links.isEmpty()) {
      text.append("\n**Read more:** ");
      text.append(links.stream().map(link -> "<" + link + ">").collect(Collectors.joining(", ")));
      text.append('\n');
    }
  }
}
