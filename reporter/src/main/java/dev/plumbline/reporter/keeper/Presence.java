package dev.plumbline.reporter.keeper;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Declarations.ModuleCall;
import dev.plumbline.model.source.Diagnostic;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether a resource is in a revision. What could not be read is neither there nor gone. */
final class Presence {
  enum Answer {
    PRESENT,
    GONE,
    UNKNOWN
  }

  private static final String UNKNOWN_KEY = "[?]";

  private final Set<String> addresses = new HashSet<>();
  private final Set<String> openEnded = new HashSet<>();
  private final List<String> unreadable;
  private final boolean damaged;

  Presence(Outline outline) {
    for (Outline.Node node : outline.resources()) {
      addresses.add(node.address());
      if (node.address().contains(UNKNOWN_KEY)) {
        openEnded.add(Addresses.withoutKeys(node.address()));
      }
    }
    unreadable =
        outline.declarations().modules().stream()
            .filter(module -> !module.available())
            .map(ModuleCall::address)
            .toList();
    damaged = outline.diagnostics().stream().anyMatch(d -> d.level() == Diagnostic.Level.ERROR);
  }

  Answer of(String address) {
    if (addresses.contains(address)) {
      return Answer.PRESENT;
    }
    boolean maybe =
        damaged
            || openEnded.contains(Addresses.withoutKeys(address))
            || unreadable.stream().anyMatch(module -> within(address, module));
    return maybe ? Answer.UNKNOWN : Answer.GONE;
  }

  private static boolean within(String address, String module) {
    return address.startsWith(module)
        && address.length() > module.length()
        && (address.charAt(module.length()) == '.' || address.charAt(module.length()) == '[');
  }
}
