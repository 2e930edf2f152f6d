package dev.plumbline.iac.pulumi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Unknowns;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.YamlScalars;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code pulumi stack export} and {@code pulumi preview --json} say of a stack, whatever
 * language its program is in: the states of its resources, with values.
 */
final class Deployment {
  /** Stands for a value that only the update will know, and marks secrets: Pulumi's wire form. */
  private static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

  private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
  private static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";
  private static final String HIDDEN = "[secret]";

  private Deployment() {}

  /** The states of the resources, or nothing where a document is neither of the two. */
  static Optional<List<YamlNode>> states(YamlNode root) {
    Optional<YamlNode> exported =
        root.member("deployment").flatMap(deployment -> deployment.member("resources"));
    if (exported.isPresent()) {
      return exported.map(YamlNode::items);
    }
    return root.member("steps")
        .filter(steps -> root.member("changeSummary").isPresent() || !steps.items().isEmpty())
        .map(Deployment::planned);
  }

  /** The states after the update: what is deleted has none. */
  private static List<YamlNode> planned(YamlNode steps) {
    List<YamlNode> states = new ArrayList<>();
    for (YamlNode step : steps.items()) {
      step.member("newState").ifPresent(states::add);
    }
    return states;
  }

  static Resolved value(YamlNode node) {
    SourceRange range = node.span().range();
    return switch (node) {
      case YamlNode.Scalar scalar -> Resolved.leaf(scalar(scalar), range);
      case YamlNode.Sequence it ->
          new Resolved.Elements(
              it.elements().stream().map(Deployment::value).toList(), range, List.of());
      case YamlNode.Mapping it -> isSecret(it) ? secret(it) : members(it);
    };
  }

  private static Value scalar(YamlNode.Scalar scalar) {
    return switch (scalar.text()) {
      case UNKNOWN, HIDDEN -> text(scalar.text());
      default -> {
        // Of a provider, what is no text is JSON text, with the marks of the secrets in it.
        Value value = YamlScalars.value(scalar);
        yield scalar.text().contains(SIGNATURE) ? new Value.Sensitive(value) : value;
      }
    };
  }

  /** A text as Pulumi writes it, which may stand for what it does not say. */
  static Value text(String text) {
    return switch (text) {
      case UNKNOWN -> Unknowns.computed("", "");
      case HIDDEN -> new Value.Sensitive(Unknowns.because("Pulumi keeps the secret to itself"));
      default -> Value.of(text);
    };
  }

  private static Resolved members(YamlNode.Mapping mapping) {
    Map<String, Resolved.Member> members = new LinkedHashMap<>();
    for (YamlNode.Entry entry : mapping.entries()) {
      if (!entry.key().text().equals("__defaults")) {
        members.put(
            entry.key().text(), new Resolved.Member(value(entry.value()), entry.span().range()));
      }
    }
    return new Resolved.Members(members, mapping.span().range(), List.of());
  }

  /** Whether an object of JSON text stands for a secret. */
  static boolean isSecret(JsonNode node) {
    return node.path(SIGNATURE).asText().equals(SECRET);
  }

  private static boolean isSecret(YamlNode.Mapping mapping) {
    return mapping.get(SIGNATURE).flatMap(YamlNode::scalarText).orElse("").equals(SECRET);
  }

  /** In the clear where the export was made with {@code --show-secrets}: marked, never shown. */
  private static Resolved secret(YamlNode.Mapping mapping) {
    Value plain =
        mapping
            .get("plaintext")
            .flatMap(YamlNode::scalarText)
            .map(Deployment::unquoted)
            .orElseGet(() -> Unknowns.because("it is encrypted in the stack's state"));
    return Resolved.leaf(new Value.Sensitive(plain), mapping.span().range());
  }

  /** A text within JSON within JSON; what is no text keeps its JSON form. */
  private static Value unquoted(String json) {
    boolean text = json.length() > 1 && json.startsWith("\"") && json.endsWith("\"");
    return Value.of(
        text
            ? json.substring(1, json.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
            : json);
  }
}
