package dev.plumbline.policy.reference;

import dev.plumbline.policy.Category;
import dev.plumbline.policy.Policy;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The first page: counts per provider and category, then the services. */
final class IndexPage {
  private static final String INTRODUCTION =
      """
      # Policies

      What Plumbline looks for, why, and what to do about it. `plumbline policies explain ID` tells the same
      in the terminal; it understands the ids of Checkov, Trivy and others as well. Where we hold another
      tool's label to be wrong, [disagreements](disagreements.md) says why.

      """;

  private IndexPage() {}

  static String of(List<Service> services) {
    var text = new StringBuilder(Reference.MARK).append(INTRODUCTION);
    List<String> providers = services.stream().map(Service::provider).distinct().toList();
    text.append("| category |");
    providers.forEach(p -> text.append(' ').append(Service.title(p)).append(" |"));
    text.append(" all |\n|---|").append("--:|".repeat(providers.size() + 1)).append('\n');
    for (Category category : Category.values()) {
      text.append("| ").append(category.label()).append(" |");
      counts(text, services, providers, List.of(category));
    }
    text.append("| **all** |");
    counts(text, services, providers, List.of(Category.values()));
    providers.forEach(provider -> services(text, services, provider));
    return text.toString();
  }

  private static void counts(
      StringBuilder text, List<Service> services, List<String> providers, List<Category> wanted) {
    for (String provider : providers) {
      Stream<Service> own = services.stream().filter(s -> s.provider().equals(provider));
      text.append(' ').append(count(own, wanted)).append(" |");
    }
    text.append(' ').append(count(services.stream(), wanted)).append(" |\n");
  }

  private static long count(Stream<Service> services, Collection<Category> wanted) {
    return services
        .map(Service::policies)
        .flatMap(List::stream)
        .map(Policy::category)
        .filter(wanted::contains)
        .count();
  }

  private static void services(StringBuilder text, List<Service> services, String provider) {
    text.append("\n## ").append(Service.title(provider)).append("\n\n");
    text.append(
        services.stream()
            .filter(service -> service.provider().equals(provider))
            .map(service ->
                "[%s](%s) %d".formatted(service.name(), service.file(), service.policies().size()))
            .collect(Collectors.joining(" ·\n")));
    text.append('\n');
  }
}
