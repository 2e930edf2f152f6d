package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.cloudformation.Call;
import dev.plumbline.iac.cloudformation.TemplateWays;
import dev.plumbline.iac.pulumi.ProgramWays;
import dev.plumbline.iac.resolved.WayBack;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The languages whose sources are documents. */
enum Dialect {
  TEMPLATE("Resources", "Properties", "Parameters", "Default", "CloudFormation"),
  PROGRAM("resources", "properties", "config", "default", "Pulumi");

  private final String resources;
  private final String properties;
  private final String inputs;
  private final String fallback;
  private final String shown;

  Dialect(String resources, String properties, String inputs, String fallback, String shown) {
    this.resources = resources;
    this.properties = properties;
    this.inputs = inputs;
    this.fallback = fallback;
    this.shown = shown;
  }

  /** Null for a resource that is not written in a document. */
  static @Nullable Dialect of(Graph graph, Resource resource) {
    if (resource.originalType() == null) {
      return null;
    }
    return switch (graph.stack().kind()) {
      case CLOUDFORMATION -> TEMPLATE;
      case PULUMI -> PROGRAM;
      case TERRAFORM, KUBERNETES -> null;
    };
  }

  /** The section with the resources. */
  String resources() {
    return resources;
  }

  /** The member of a resource that holds its properties. */
  String properties() {
    return properties;
  }

  /** The section with the values that come from outside. */
  String inputs() {
    return inputs;
  }

  /** The member of an input that holds its value where none is given. */
  String fallback() {
    return fallback;
  }

  /** For people. */
  String shown() {
    return shown;
  }

  /**
   * @param body the resource as it is written, or what it follows from; null where it is not there
   */
  WayBack ways(Resource resource, @Nullable YamlNode body) {
    String type = Objects.requireNonNull(resource.originalType());
    return switch (this) {
      case TEMPLATE ->
          TemplateWays.of(
              type,
              body == null ? type : body.member("Type").flatMap(YamlNode::scalarText).orElse(type),
              body == null
                  ? List.of()
                  : body.member(properties).map(YamlNode::members).orElse(List.of()));
      case PROGRAM -> ProgramWays.of(type);
    };
  }

  /** Words that a type has for truths. */
  List<String> words(Resource resource) {
    return switch (this) {
      case TEMPLATE -> TemplateWays.words(Objects.requireNonNull(resource.originalType()));
      case PROGRAM -> List.of();
    };
  }

  /** The function that makes what stands at a node, for people; nothing where it is plain data. */
  Optional<String> call(YamlNode node) {
    return switch (this) {
      case TEMPLATE -> Optional.ofNullable(Call.of(node)).map(Call::name);
      case PROGRAM -> programCall(node);
    };
  }

  private static Optional<String> programCall(YamlNode node) {
    if (node instanceof YamlNode.Scalar scalar && scalar.text().contains("${")) {
      return Optional.of(scalar.text());
    }
    return node.members().stream()
        .map(entry -> entry.key().text())
        .filter(name -> name.startsWith("fn::") || name.startsWith("Fn::"))
        .findFirst();
  }

  /** The input that a node is the value of, and nothing more. */
  Optional<String> input(YamlNode node) {
    return switch (this) {
      case TEMPLATE -> {
        Call call = Call.of(node);
        yield call != null && call.name().equals("Ref")
            ? call.argument().scalarText()
            : Optional.empty();
      }
      case PROGRAM ->
          node.scalarText()
              .filter(text -> text.startsWith("${") && text.indexOf('}') == text.length() - 1)
              .map(text -> text.substring(2, text.length() - 1));
    };
  }
}
