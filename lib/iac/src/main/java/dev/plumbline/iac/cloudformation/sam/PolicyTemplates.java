package dev.plumbline.iac.cloudformation.sam;

import dev.plumbline.iac.yaml.YamlNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The model's policy templates, {@code policies.txt}, with the parameters that a function gives.
 */
final class PolicyTemplates {
  private record Statement(List<String> actions, List<String> resources) {}

  private static final Map<String, List<Statement>> TEMPLATES = read();

  private PolicyTemplates() {}

  /** The document of a mapping {@code {Template: {Parameter: value}}}, or null where it is none. */
  static @Nullable YamlNode document(YamlNode policy, Nodes nodes) {
    List<YamlNode.Entry> members = policy.members();
    List<Statement> statements =
        members.size() == 1 ? TEMPLATES.get(members.getFirst().key().text()) : null;
    if (statements == null) {
      return null;
    }
    YamlNode parameters = members.getFirst().value();
    List<YamlNode> written = new ArrayList<>();
    for (Statement statement : statements) {
      List<YamlNode> resources =
          statement.resources().stream().map(arn -> resource(arn, parameters, nodes)).toList();
      written.add(
          ExecutionRole.allow(
              nodes,
              resources.size() == 1 ? resources.getFirst() : nodes.list(resources),
              statement.actions().toArray(String[]::new)));
    }
    return ExecutionRole.document(nodes, written.toArray(YamlNode[]::new));
  }

  private static YamlNode resource(String arn, YamlNode parameters, Nodes nodes) {
    if (!arn.contains("${")) {
      return nodes.text(arn);
    }
    YamlNode values = parameters instanceof YamlNode.Mapping ? parameters : nodes.map();
    return nodes.map("Fn::Sub", nodes.list(List.of(nodes.text(arn), values)));
  }

  private static Map<String, List<Statement>> read() {
    var templates = new HashMap<String, List<Statement>>();
    List<Statement> current = new ArrayList<>();
    for (String line : text().split("\n", -1)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!line.startsWith(" ")) {
        current = templates.computeIfAbsent(line.strip(), name -> new ArrayList<>());
        continue;
      }
      int on = line.indexOf(" on ");
      if (on < 0) {
        throw new IllegalStateException("policies.txt: \"" + line + "\" names no resource");
      }
      current.add(new Statement(actions(line.substring(0, on)), resources(line.substring(on + 4))));
    }
    return templates;
  }

  /** {@code dynamodb: GetItem Query} is {@code dynamodb:GetItem}, {@code dynamodb:Query}. */
  private static List<String> actions(String text) {
    int colon = text.indexOf(':');
    String service = text.substring(0, colon).strip();
    return List.of(text.substring(colon + 1).strip().split(" ", -1)).stream()
        .map(action -> service + ":" + action)
        .toList();
  }

  /** {@code sqs:REGION:${QueueName}} is a whole ARN; {@code *} is everything. */
  private static List<String> resources(String text) {
    return List.of(text.strip().split(" ", -1)).stream()
        .map(arn ->
            arn.equals("*") || arn.startsWith("${")
                ? arn
                : "arn:${AWS::Partition}:" + arn.replace("HERE", Nodes.REGION_ACCOUNT))
        .toList();
  }

  private static String text() {
    try (InputStream in =
        Objects.requireNonNull(
            PolicyTemplates.class.getResourceAsStream("policies.txt"), "policies.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
