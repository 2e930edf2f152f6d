package dev.plumbline.iac.planfile;

import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.plan.SuppliedPlan;
import java.util.ArrayList;
import java.util.List;

/** An entry of {@code resource_changes} as what it does. */
final class Steps {
  private Steps() {}

  static SuppliedPlan.Step of(YamlNode entry) {
    YamlNode change = entry.member("change").orElse(entry);
    List<String> words = texts(change, "actions");
    String previous = PlanFileReader.text(entry, "previous_address");
    return new SuppliedPlan.Step(
        PlanFileReader.text(entry, "address"),
        previous,
        PlanFileReader.text(entry, "type"),
        action(words, !previous.isEmpty()),
        words.size() == 2 && words.getFirst().equals("create"),
        forcing(change),
        List.of(),
        Confidence.CERTAIN,
        entry.member("address").orElse(entry).span().range());
  }

  private static Action action(List<String> words, boolean moved) {
    if (words.size() == 2) {
      return Action.REPLACE; // create and delete, in either order
    }
    return switch (words.isEmpty() ? "" : words.getFirst()) {
      case "no-op" -> moved ? Action.MOVE : Action.NO_OP;
      case "create" -> Action.CREATE;
      case "read" -> Action.READ;
      case "update" -> Action.UPDATE;
      case "delete" -> Action.DESTROY;
      case "forget" -> Action.FORGET;
      default -> Action.UNKNOWN;
    };
  }

  /** {@code replace_paths} is a list of paths, each a list of names and indexes. */
  private static List<String> forcing(YamlNode change) {
    List<String> paths = new ArrayList<>();
    for (YamlNode path : change.member("replace_paths").map(YamlNode::items).orElse(List.of())) {
      var text = new StringBuilder();
      for (YamlNode step : path.items()) {
        String name = step.scalarText().orElse("?");
        boolean index = step instanceof YamlNode.Scalar scalar && scalar.plain();
        text.append(index ? "[" + name + "]" : (text.isEmpty() ? "" : ".") + name);
      }
      paths.add(text.toString());
    }
    return paths;
  }

  private static List<String> texts(YamlNode node, String name) {
    return node.member(name).map(YamlNode::items).orElse(List.of()).stream()
        .map(item -> item.scalarText().orElse(""))
        .toList();
  }
}
