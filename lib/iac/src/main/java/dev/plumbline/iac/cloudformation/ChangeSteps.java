package dev.plumbline.iac.cloudformation;

import static dev.plumbline.iac.cloudformation.ChangeSet.text;

import dev.plumbline.facts.TypeMapping;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import dev.plumbline.model.plan.SuppliedPlan.Step;
import dev.plumbline.model.source.SourceRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The changes of a change set as steps. What CloudFormation has in one resource and the graph in
 * several ({@code Bucket/BucketEncryption}) becomes a step for each.
 */
final class ChangeSteps {
  private final Map<String, Resource> after = new TreeMap<>();
  private final Map<String, Resource> before = new TreeMap<>();

  ChangeSteps(Graph head, @Nullable Graph base) {
    head.resources().forEach(each -> after.put(each.address(), each));
    if (base != null) {
      base.resources().forEach(each -> before.put(each.address(), each));
    }
  }

  List<Step> of(List<YamlNode> changes) {
    List<Step> steps = new ArrayList<>();
    for (YamlNode change : changes) {
      String id = text(change, "LogicalResourceId");
      Set<String> parts = parts(id);
      List<ChangeDetail> details = ChangeDetail.of(change, mapping(change));
      steps.add(whole(id, change, details, parts));
      Action action = action(change, details);
      parts.forEach(part -> steps.add(part(part, action, change, details)));
    }
    return steps;
  }

  /** Addresses of what is a resource of its own in the graph. */
  private Set<String> parts(String id) {
    Set<String> parts = new HashSet<>();
    for (Set<String> addresses : List.of(after.keySet(), before.keySet())) {
      addresses.stream().filter(each -> each.startsWith(id + "/")).forEach(parts::add);
    }
    return parts;
  }

  private Step whole(String id, YamlNode change, List<ChangeDetail> details, Set<String> parts) {
    Action action = action(change, details);
    List<ChangeDetail> own =
        details.stream().filter(each -> !parts.contains(id + "/" + each.property())).toList();
    boolean onlyParts = action == Action.UPDATE && own.isEmpty() && !details.isEmpty();
    boolean replaces = action == Action.REPLACE;
    return new Step(
        id,
        "",
        type(id, change),
        onlyParts ? Action.NO_OP : action,
        replaces, // A replacement stands before the old one is cleaned up.
        replaces
            ? own.stream().filter(ChangeDetail::recreates).map(ChangeDetail::attribute).toList()
            : List.of(),
        own.stream().flatMap(each -> each.values().stream()).toList(),
        text(change, "Replacement").equals("Conditional")
            ? Confidence.POSSIBLE
            : Confidence.CERTAIN,
        range(change));
  }

  private Step part(String part, Action whole, YamlNode change, List<ChangeDetail> details) {
    String property = part.substring(part.indexOf('/') + 1);
    boolean named =
        details.stream()
            .anyMatch(each ->
                property.equals(each.property()) || property.startsWith(each.property() + "["));
    Action action =
        switch (whole) {
          case UPDATE -> named ? changed(part) : Action.NO_OP;
          case NO_OP, CREATE, REPLACE, DESTROY, FORGET, MOVE, READ, UNKNOWN -> whole;
        };
    return new Step(
        part,
        "",
        type(part, change),
        action,
        false,
        List.of(),
        List.of(),
        text(change, "Replacement").equals("Conditional")
            ? Confidence.POSSIBLE
            : Confidence.CERTAIN,
        range(change));
  }

  private Action changed(String part) {
    if (!after.containsKey(part)) {
      return Action.DESTROY;
    }
    return before.isEmpty() || before.containsKey(part) ? Action.UPDATE : Action.CREATE;
  }

  private static Action action(YamlNode change, List<ChangeDetail> details) {
    return switch (text(change, "Action")) {
      case "Add" -> Action.CREATE;
      case "Remove" ->
          text(change, "PolicyAction").equals("Retain") ? Action.FORGET : Action.DESTROY;
      case "Modify" -> modification(change, details);
      // Both change what the stack knows of a resource, and not the resource.
      case "Import", "SyncWithActual" -> Action.NO_OP;
      default -> Action.UNKNOWN;
    };
  }

  private static Action modification(YamlNode change, List<ChangeDetail> details) {
    String replacement = text(change, "Replacement");
    if (replacement.equals("True") || replacement.equals("Conditional")) {
      return Action.REPLACE;
    }
    boolean touches = details.isEmpty() || details.stream().anyMatch(ChangeDetail::touches);
    return touches ? Action.UPDATE : Action.NO_OP;
  }

  private String type(String address, YamlNode change) {
    Resource known = after.getOrDefault(address, before.get(address));
    if (known != null) {
      return known.type();
    }
    TypeMapping mapping = mapping(change);
    return mapping == null ? text(change, "ResourceType") : mapping.type();
  }

  private static @Nullable TypeMapping mapping(YamlNode change) {
    return Types.of(text(change, "ResourceType"), ChangeDetail.NO_PROPERTIES);
  }

  private static SourceRange range(YamlNode change) {
    return change.member("LogicalResourceId").orElse(change).span().range();
  }
}
