package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.resolved.PropertyPath;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What CloudFormation demands beside a property that is set, where Terraform's provider says it by
 * itself.
 *
 * <p>AWS CloudFormation Template Reference: AWS::DynamoDB::Table SSESpecification (a key is named
 * together with the type KMS).
 */
final class Demands {

  /**
   * @param property names from the resource's properties on
   * @param beside names of what it can't be without
   */
  private record Demand(List<String> property, List<String> beside, Value value) {}

  private static final Map<String, Demand> BY_TYPE =
      Map.of(
          "AWS::DynamoDB::Table",
          new Demand(
              List.of("SSESpecification", "KMSMasterKeyId"),
              List.of("SSESpecification", "SSEType"),
              Value.of("KMS")));

  private Demands() {}

  /** The sources with what a change brought a demand for; the same where it brought none. */
  static Written met(DocumentSite before, DocumentSite after, Dialect dialect) {
    Demand demand = after.body() == null ? null : BY_TYPE.get(type(after.body()));
    return demand != null
            && dialect == Dialect.TEMPLATE
            && at(before.body(), dialect, demand.property()).isEmpty()
            && at(after.body(), dialect, demand.property()).isPresent()
            && at(after.body(), dialect, demand.beside()).isEmpty()
        ? new PropertyEdit(after, dialect, place(demand.beside()), List.of()).set(demand.value())
        : after.unchanged();
  }

  private static String type(YamlNode.Mapping body) {
    return body.member("Type").flatMap(YamlNode::scalarText).orElse("");
  }

  private static Optional<YamlNode> at(
      YamlNode.@Nullable Mapping body, Dialect dialect, List<String> names) {
    Optional<YamlNode> at = Optional.ofNullable(body);
    for (String name : Stream.concat(Stream.of(dialect.properties()), names.stream()).toList()) {
      at = at.flatMap(node -> node.member(name));
    }
    return at;
  }

  private static PropertyPath place(List<String> names) {
    return new PropertyPath(
        names.stream().map(PropertyPath.Step::of).toList(), "string", List.of());
  }
}
