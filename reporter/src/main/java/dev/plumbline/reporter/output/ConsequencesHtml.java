package dev.plumbline.reporter.output;

import dev.plumbline.model.plan.Breaking;
import dev.plumbline.model.plan.Consequences;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.PlanComparison;
import dev.plumbline.model.section.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the predicted plan of a stack means, as lists of the HTML page. */
final class ConsequencesHtml {
  private ConsequencesHtml() {}

  /** A list with its title; {@code kind} is a class of the page's style. */
  record Listed(String title, String kind, List<String> items) {}

  /** Loudest first; some may be empty. */
  static List<Listed> of(Validation.Plan plan) {
    Consequences foreseen = plan.consequences();
    var lists = new ArrayList<Listed>();
    lists.add(
        new Listed(
            "To acknowledge",
            "danger",
            foreseen.dangers().stream()
                .filter(Danger::stands)
                .map(ConsequencesHtml::open)
                .toList()));
    lists.add(
        new Listed(
            "Acknowledged",
            "",
            foreseen.acknowledgements().stream()
                .map(one -> one.address() + ": " + one.told() + " (" + one.range() + ")")
                .toList()));
    lists.add(new Listed("The real plan", "", supplied(plan.supplied())));
    lists.add(
        new Listed(
            "Breaks callers",
            "",
            foreseen.breaking().stream().map(ConsequencesHtml::broken).toList()));
    return lists;
  }

  private static String open(Danger danger) {
    return Stream.concat(Stream.of(danger.text()), danger.safeguards().stream())
            .collect(Collectors.joining(" "))
        + " If that is meant, say so in the change: "
        + danger.answer();
  }

  private static List<String> supplied(@Nullable PlanComparison real) {
    if (real == null) {
      return List.of();
    }
    return Stream.concat(
            Stream.of(real.file() + ": " + real.line()),
            real.differences().stream().map(one -> one.address() + ": " + one.text()))
        .toList();
  }

  private static String broken(Breaking one) {
    String readers = String.join(", ", one.readers());
    return one.text() + (readers.isEmpty() ? "" : " Other stacks: " + readers);
  }
}
