package dev.plumbline.forecast.conditional;

import dev.plumbline.forecast.conditional.Condition.Change;
import dev.plumbline.forecast.conditional.Condition.Outcome;
import java.util.Set;

/** Node pools of Azure Kubernetes Service. */
final class NodePools {
  /** Linux systems, between which the nodes' image changes in place. */
  private static final Set<String> LINUX = Set.of("AzureLinux", "Ubuntu");

  private NodePools() {}

  /** The name that a resize left behind is not a new name. */
  static Outcome renamed(Change change) {
    String temporary =
        Change.text(change.headAt("default_node_pool", "0", "temporary_name_for_rotation"));
    return Outcome.replacesIf(temporary.isEmpty() || !change.was().equals(temporary));
  }

  /** Kubenet can become the overlay mode of Azure's network; whether in place is not known here. */
  static Outcome plugin(Change change) {
    String mode = Change.text(change.headAt("network_profile", "0", "network_plugin_mode"));
    boolean overlay = change.was().equals("kubenet") && mode.equals("overlay");
    return overlay ? Outcome.UNDECIDED : Outcome.REPLACES;
  }

  /** With the overlay mode, the pods' ranges come with it. */
  static Outcome podRange(Change change) {
    String mode = "network_plugin_mode";
    String was = Change.text(change.base("network_profile", "0", mode));
    String becomes = Change.text(change.headAt("network_profile", "0", mode));
    return Outcome.replacesIf(was.equals(becomes) || !becomes.equals("overlay"));
  }

  static Outcome system(Change change) {
    return Outcome.replacesIf(!LINUX.contains(change.was()) || !LINUX.contains(change.becomes()));
  }
}
