package dev.plumbline.policy;

import dev.plumbline.model.source.StackSpec;
import java.util.List;
import java.util.stream.Collectors;

/** A policy explained in Markdown, as the terminal and the reference show it. */
public final class Explanation {
  private Explanation() {}

  /** Title, id, why, what to do, a bad and a good example, controls, references, peers' ids. */
  public static String of(Policy policy) {
    var text = new StringBuilder();
    text.append("# ").append(policy.title()).append("\n\n");
    text.append('`').append(policy.id()).append("` · ").append(policy.severity().label());
    text.append(" · ").append(policy.category().label()).append("\n\n");
    text.append(policy.why()).append("\n\n");
    text.append("**What to do.** ").append(policy.remediation()).append("\n\n");
    text.append("**Looks at** ").append(types(policy)).append(".");
    text.append(fixable(policy) ? " A fix can be made and proved.\n" : "\n");
    example(text, "Found", policy.bad());
    example(text, "Not found", policy.good());
    list(text, "Controls", policy.controls());
    list(text, "Also known as", policy.aliases());
    list(text, "Read more", policy.references());
    if (!policy.notes().isEmpty()) {
      text.append("\n**Note.** ").append(policy.notes()).append('\n');
    }
    return text.toString();
  }

  private static String types(Policy policy) {
    return policy.rules().stream()
        .flatMap(rule -> rule.types().stream())
        .distinct()
        .map(type -> '`' + type + '`')
        .collect(Collectors.joining(", "));
  }

  private static boolean fixable(Policy policy) {
    return policy.rules().stream().anyMatch(rule -> rule.fix() != null);
  }

  private static void example(StringBuilder text, String title, List<Policy.Example> examples) {
    Policy.Example first = examples.getFirst();
    String language = first.language() == StackSpec.Kind.TERRAFORM ? "hcl" : "yaml";
    text.append('\n').append(title).append(":\n\n```").append(language).append('\n');
    text.append(first.source().strip()).append("\n```\n");
  }

  private static void list(StringBuilder text, String title, List<String> items) {
    if (!items.isEmpty()) {
      text.append("\n**").append(title).append(":** ");
      text.append(String.join(", ", items)).append('\n');
    }
  }
}
