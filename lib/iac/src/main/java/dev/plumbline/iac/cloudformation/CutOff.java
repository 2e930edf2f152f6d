package dev.plumbline.iac.cloudformation;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.resolved.Unknowns;
import dev.plumbline.iac.yaml.YamlFile;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The resource in which a template stops being readable: its last property is known in part, and
 * further ones may follow.
 *
 * @param resource its logical id; {@code ""} where the template was read to its end, or stops
 *     elsewhere
 * @param root the template without that property
 */
record CutOff(String resource, YamlNode root) {
  static CutOff of(YamlFile file, YamlNode root) {
    YamlNode.Entry section = last(root);
    YamlNode.Entry resource = section == null ? null : last(section.value());
    boolean readable =
        file.diagnostics().stream().map(Diagnostic::summary).noneMatch("Invalid YAML"::equals);
    if (readable
        || section == null
        || resource == null
        || !section.key().text().equals("Resources")) {
      return new CutOff("", root);
    }
    YamlNode open =
        changed(root, resources -> changed(resources, body -> changed(body, CutOff::shortened)));
    return new CutOff(resource.key().text(), open);
  }

  /** A resource of which every attribute that is not known may be given in what is lost. */
  static Resource open(Resource resource) {
    Map<String, Value> attributes = new LinkedHashMap<>(resource.attributes().members());
    ResourceFacts facts = Facts.bundled().resource(resource.type());
    Value unknown = Unknowns.because("the template can't be read behind an error in this resource");
    if (facts != null) {
      facts.attributes().keySet().forEach(name -> attributes.putIfAbsent(name, unknown));
    }
    return new Resource(
        resource.address(),
        resource.mode(),
        resource.type(),
        resource.name(),
        resource.module(),
        new Value.Obj(attributes),
        resource.provenance(),
        resource.range(),
        resource.header(),
        resource.lifecycle(),
        resource.provider(),
        resource.metadata(),
        resource.originalType());
  }

  private static YamlNode.@Nullable Entry last(YamlNode node) {
    return node.members().isEmpty() ? null : node.members().getLast();
  }

  /** A mapping with another value for its last member. */
  private static YamlNode changed(YamlNode node, UnaryOperator<YamlNode> change) {
    YamlNode.Entry last = last(node);
    if (last == null) {
      return node;
    }
    List<YamlNode.Entry> entries = new ArrayList<>(node.members());
    entries.set(entries.size() - 1, new YamlNode.Entry(last.key(), change.apply(last.value())));
    return new YamlNode.Mapping(List.copyOf(entries), node.tag(), node.span());
  }

  /** A mapping without its last member. */
  private static YamlNode shortened(YamlNode node) {
    List<YamlNode.Entry> entries = node.members();
    return entries.isEmpty()
        ? node
        : new YamlNode.Mapping(entries.subList(0, entries.size() - 1), node.tag(), node.span());
  }
}
