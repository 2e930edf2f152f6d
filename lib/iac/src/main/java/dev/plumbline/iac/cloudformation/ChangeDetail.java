package dev.plumbline.iac.cloudformation;

import static dev.plumbline.iac.cloudformation.ChangeSet.text;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.facts.TypeMapping;
import dev.plumbline.facts.veil.Secrecy;
import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Vocabulary;
import dev.plumbline.iac.resolved.Words;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import dev.plumbline.model.source.SecretText;
import dev.plumbline.model.source.SourceRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One reason why a resource changes.
 *
 * @param property of the resource, {@code Tags} for its tags, {@code ""} for what is no property
 * @param attribute the property in the graph's words
 * @param recreates whether a change of it always replaces the resource
 * @param values before and after; none where the change set was made without property values
 */
record ChangeDetail(
    String property, String attribute, boolean recreates, List<AttributeChange> values) {
  static final Resolved.Members NO_PROPERTIES =
      new Resolved.Members(Map.of(), SourceRange.startOf(""), List.of());

  /** What the template says about a resource besides its properties. */
  private static final Set<String> TO_THE_STACK =
      Set.of("Metadata", "CreationPolicy", "UpdatePolicy", "DeletionPolicy", "UpdateReplacePolicy");

  private static final int LONGEST_VALUE = 200;

  static List<ChangeDetail> of(YamlNode change, @Nullable TypeMapping mapping) {
    ResourceFacts facts = mapping == null ? null : Facts.bundled().resource(mapping.type());
    List<ChangeDetail> details = new ArrayList<>();
    for (YamlNode detail : change.member("Details").map(YamlNode::items).orElse(List.of())) {
      detail.member("Target").ifPresent(target -> details.add(of(target, mapping, facts)));
    }
    return details;
  }

  private static ChangeDetail of(
      YamlNode target, @Nullable TypeMapping mapping, @Nullable ResourceFacts facts) {
    String kind = text(target, "Attribute");
    String property = TO_THE_STACK.contains(kind) ? "" : kind.equals("Tags") ? kind : name(target);
    String attribute = attribute(property, mapping, facts);
    boolean recreates = text(target, "RequiresRecreation").equals("Always");
    return new ChangeDetail(
        property, attribute, recreates, values(target, attribute, recreates, facts));
  }

  private static String name(YamlNode target) {
    return text(target, "Name");
  }

  private static String attribute(
      String property, @Nullable TypeMapping mapping, @Nullable ResourceFacts facts) {
    if (mapping == null) {
      return property;
    }
    String mapped = mapping.attributes().get(property);
    return mapped == null ? new Vocabulary(mapping.type(), facts).attribute(property) : mapped;
  }

  private static List<AttributeChange> values(
      YamlNode target, String attribute, boolean recreates, @Nullable ResourceFacts facts) {
    if (target.member("BeforeValue").isEmpty() && target.member("AfterValue").isEmpty()) {
      return List.of();
    }
    String path = text(target, "Path");
    return List.of(
        new AttributeChange(
            attribute + below(path),
            shown(text(target, "BeforeValue"), attribute, path, facts),
            shown(text(target, "AfterValue"), attribute, path, facts),
            recreates));
  }

  /** {@code /Properties/Tags/0/Value} is {@code [0].Value} below its attribute. */
  private static String below(String path) {
    var text = new StringBuilder();
    String[] steps = path.split("/", -1);
    for (int i = 3; i < steps.length; i++) {
      text.append(isIndex(steps[i]) ? "[" + steps[i] + "]" : "." + steps[i]);
    }
    return text.toString();
  }

  /** A value is hidden with all that a secret stands in: of a block it is the whole as JSON. */
  private static String shown(
      String value, String attribute, String path, @Nullable ResourceFacts facts) {
    if (value.isEmpty()) {
      return "";
    }
    String[] steps = path.split("/", -1);
    Secrecy secrecy = Secrecy.at(facts, List.of(attribute));
    String name = attribute;
    for (int i = 3; i < steps.length; i++) {
      if (!isIndex(steps[i])) {
        name = steps[i];
        secrecy = secrecy.member(Words.attribute(secrecy.members(), name));
      }
    }
    String text = secrecy.holdsAny() ? "(sensitive)" : SecretText.value(name, value);
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
  }

  private static boolean isIndex(String step) {
    return !step.isEmpty() && step.chars().allMatch(Character::isDigit);
  }

  /** Whether the resource itself changes, and not what the stack makes of it. */
  boolean touches() {
    return !property.isEmpty();
  }
}
