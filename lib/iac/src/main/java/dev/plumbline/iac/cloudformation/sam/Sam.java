package dev.plumbline.iac.cloudformation.sam;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the resources of the Serverless Application Model out: each stays, with the properties of
 * the plain type that it is, and what it makes besides comes after it. What is made stands where
 * the resource stands. AWS SAM Developer Guide, "Generated AWS CloudFormation resources".
 */
public final class Sam {
  static final String PREFIX = "AWS::Serverless::";

  private final YamlNode template;
  private final Globals globals;
  private final ArrayDeque<YamlNode.Entry> made = new ArrayDeque<>();

  private Sam(YamlNode template) {
    this.template = template;
    this.globals = new Globals(template);
  }

  /** The template itself, where it has nothing of the model. */
  public static YamlNode expanded(YamlNode template) {
    boolean any =
        template.member("Resources").map(YamlNode::members).orElse(List.of()).stream()
            .anyMatch(entry ->
                type(entry.value()).startsWith(PREFIX)
                    || entry.value().member("Connectors").isPresent());
    return any ? new Sam(template).expanded() : template;
  }

  /** Whether a type is one of the model's own. */
  public static boolean isOfModel(String type) {
    return type.startsWith(PREFIX);
  }

  static String type(YamlNode resource) {
    return resource.member("Type").flatMap(YamlNode::scalarText).orElse("");
  }

  private YamlNode expanded() {
    YamlNode resources = template.member("Resources").orElse(template);
    Map<String, YamlNode.Entry> all = new LinkedHashMap<>();
    for (YamlNode.Entry entry : resources.members()) {
      all.put(entry.key().text(), written(entry, resources));
      while (!made.isEmpty()) {
        // Functions make an interface of the model's own for their events, one for all of them.
        YamlNode.Entry next = made.remove();
        if (!all.containsKey(next.key().text())) {
          all.put(next.key().text(), written(next, resources));
        }
      }
    }
    var changed =
        new YamlNode.Mapping(List.copyOf(all.values()), resources.tag(), resources.span());
    List<YamlNode.Entry> sections = new ArrayList<>();
    for (YamlNode.Entry section : template.members()) {
      sections.add(
          section.key().text().equals("Resources")
              ? new YamlNode.Entry(section.key(), changed)
              : section);
    }
    return new YamlNode.Mapping(List.copyOf(sections), template.tag(), template.span());
  }

  private YamlNode.Entry written(YamlNode.Entry entry, YamlNode resources) {
    String type = type(entry.value());
    List<YamlNode.Entry> properties =
        type.startsWith(PREFIX)
            ? globals.properties(entry.value(), type)
            : entry.value().member("Properties").map(YamlNode::members).orElse(List.of());
    Model model = Model.of(entry, properties, made::add);
    Connectors.embedded(model, resources);
    switch (type) {
      case "AWS::Serverless::Function" -> FunctionModel.write(model);
      case "AWS::Serverless::Api" -> ApiModel.write(model);
      case "AWS::Serverless::HttpApi" -> HttpApiModel.write(model);
      case "AWS::Serverless::SimpleTable" -> TableModel.write(model);
      case "AWS::Serverless::StateMachine" -> StateMachineModel.write(model);
      case "AWS::Serverless::LayerVersion" -> LayerModel.write(model);
      case "AWS::Serverless::Connector" -> Connectors.write(model, resources);
      default -> {
        return entry;
      }
    }
    return model.rest();
  }
}
