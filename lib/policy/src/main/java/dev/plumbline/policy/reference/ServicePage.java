package dev.plumbline.policy.reference;

import dev.plumbline.policy.Policy;
import java.util.Comparator;
import java.util.List;

/** A service's page: what it asks at a glance, then each policy. */
final class ServicePage {
  private ServicePage() {}

  static String of(Service service) {
    List<Policy> gravestFirst =
        service.policies().stream()
            .sorted(Comparator.comparing(Policy::severity).thenComparing(Policy::id))
            .toList();
    var text = new StringBuilder(Reference.MARK);
    text.append("# ").append(service.title()).append("\n\n");
    text.append(Reference.count(gravestFirst.size(), "policy", "policies"));
    text.append(", the gravest first. [All services](../README.md)\n\n");
    text.append("| severity | policy | category |\n|---|---|---|\n");
    gravestFirst.forEach(policy -> text.append(row(policy)));
    gravestFirst.forEach(policy -> text.append('\n').append(PolicySection.of(policy)));
    return text.toString();
  }

  private static String row(Policy policy) {
    return "| %s | [%s](#%s) | %s |\n"
        .formatted(
            policy.severity().label(),
            Markdown.cell(policy.title()),
            Markdown.anchor(policy.id()),
            policy.category().label());
  }
}
