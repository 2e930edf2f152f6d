package dev.plumbline.standalone.terminal;

import dev.plumbline.model.finding.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is said of stacks as a whole: shown of the first one, and counted of all others. */
final class Everywhere {
  /** The type in whose form policies see a stack as a whole. */
  private static final String STACK = "terraform";

  private static final int NAMED = 5;

  /** Stacks by what is said, the first of which shows it. */
  private final Map<Said, List<String>> stacks = new LinkedHashMap<>();

  private record Said(String policy, String message, Finding.Status status) {}

  /**
   * Whether the same was shown of another stack; it is noted if so.
   *
   * @param instances of one fault
   */
  boolean isKnown(String stack, List<Finding> instances) {
    Finding finding = instances.getFirst();
    if (!finding.resourceType().equals(STACK)) {
      return false;
    }
    List<String> known =
        stacks.computeIfAbsent(
            new Said(finding.policy(), finding.message(), finding.status()),
            _ -> new ArrayList<>());
    known.add(stack);
    return known.size() > 1;
  }

  /** One for each thing that is said of several stacks. */
  List<String> lines() {
    return stacks.entrySet().stream()
        .filter(said -> said.getValue().size() > 1)
        .map(said -> line(said.getKey(), said.getValue().subList(1, said.getValue().size())))
        .toList();
  }

  private static String line(Said said, List<String> more) {
    String named =
        more.stream().limit(NAMED).map(CodeFrame::printable).collect(Collectors.joining(", "));
    return said.policy()
        + " holds in "
        + more.size()
        + (more.size() == 1 ? " more stack: " : " more stacks: ")
        + named
        + (more.size() > NAMED ? ", …" : "");
  }
}
