package dev.plumbline.facts;

import java.util.List;
import java.util.Map;

/**
 * A CloudFormation resource type as its schema spells it.
 *
 * @param properties by name
 * @param attributes what {@code Fn::GetAtt} gives, {@code Arn}, {@code Endpoint.Address}
 */
public record TemplateType(
    String type, Map<String, PropertyFacts> properties, List<String> attributes) {
  public TemplateType {
    properties = Map.copyOf(properties);
    attributes = List.copyOf(attributes);
  }
}
