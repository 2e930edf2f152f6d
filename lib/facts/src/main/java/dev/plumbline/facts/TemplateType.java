package dev.plumbline.facts;

import java.util.List;
import java.util.Map;

/**
 * A CloudFormation resource type as its schema spells it.
 *
 * @param properties by name
 * @param attributes what {@code Fn::GetAtt} gives, {@code Arn}, {@code Endpoint.Address}
 * @param stateful whether it holds data that goes with it, as CloudFormation's own list has it
 */
public record TemplateType(
    String type, Map<String, PropertyFacts> properties, List<String> attributes, boolean stateful) {
  public TemplateType {
    properties = Map.copyOf(properties);
    attributes = List.copyOf(attributes);
  }
}
