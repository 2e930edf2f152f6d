package dev.plumbline.iac.cloudformation.sam;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A resource of the model while it is written out.
 *
 * @param entry as it is in the template
 * @param properties with what Globals bring, by name
 * @param made where to put the resources that it makes
 */
record Model(
    YamlNode.Entry entry,
    Map<String, YamlNode.Entry> properties,
    Nodes nodes,
    Consumer<YamlNode.Entry> made) {

  static Model of(
      YamlNode.Entry entry, List<YamlNode.Entry> properties, Consumer<YamlNode.Entry> made) {
    var byName = new LinkedHashMap<String, YamlNode.Entry>();
    properties.forEach(property -> byName.put(property.key().text(), property));
    var nodes = new Nodes(entry.key().span(), entry.value().span());
    return new Model(entry, byName, nodes, made);
  }

  String id() {
    return entry.key().text();
  }

  @Nullable YamlNode get(String property) {
    YamlNode.Entry found = properties.get(property);
    return found == null ? null : found.value();
  }

  /** The id of the alias that a function is published under; null where it is not. */
  @Nullable String alias() {
    return get("AutoPublishAlias") == null ? null : id() + "Alias" + text("AutoPublishAlias");
  }

  /** What a function's events start: its alias where it has one, whose reference is its ARN. */
  YamlNode started(Nodes place) {
    String alias = alias();
    return place.ref(alias == null ? id() : alias);
  }

  /** The ARN of the same. */
  YamlNode startedArn(Nodes place) {
    return alias() == null ? place.getAtt(id(), "Arn") : started(place);
  }

  /** A property's text where it is written as one, else nothing. */
  String text(String property) {
    YamlNode found = get(property);
    return found == null || found.tag().startsWith("!") ? "" : found.scalarText().orElse("");
  }

  /** The elements of a property; a single one may stand without a list. */
  List<YamlNode> list(String property) {
    YamlNode found = get(property);
    return found == null
        ? List.of()
        : found instanceof YamlNode.Sequence it && it.tag().isEmpty()
            ? it.elements()
            : List.of(found);
  }

  /** Takes a property away, since something else is made of it. */
  @Nullable YamlNode take(String property) {
    YamlNode.Entry found = properties.remove(property);
    return found == null ? null : found.value();
  }

  void put(String property, YamlNode value) {
    properties.put(property, nodes.at(value).entry(property, value));
  }

  /** Calls a property by the name that the plain type has for it. */
  void rename(String from, String to) {
    YamlNode.Entry found = properties.remove(from);
    if (found != null) {
      var key = new YamlNode.Scalar(to, found.key().plain(), found.key().tag(), found.key().span());
      properties.putIfAbsent(to, new YamlNode.Entry(key, found.value()));
    }
  }

  /** Makes a resource, which is there under the same condition. */
  void make(String id, String type, YamlNode body) {
    make(id, type, body, null);
  }

  /**
   * @param deletion what becomes of it when it is taken out of the template
   */
  void make(String id, String type, YamlNode body, @Nullable YamlNode deletion) {
    Nodes place = nodes.at(body);
    YamlNode condition = entry.value().member("Condition").orElse(null);
    YamlNode whole =
        place.map(
            "Type",
            place.text(type),
            "Condition",
            condition,
            "DeletionPolicy",
            deletion,
            "Properties",
            body);
    made.accept(new YamlNode.Entry(nodes.name(id), whole));
  }

  /** The resource itself with its properties as they are now. */
  YamlNode.Entry rest() {
    var body = new LinkedHashMap<String, YamlNode.Entry>();
    entry.value().members().forEach(member -> body.put(member.key().text(), member));
    YamlNode.Entry written = body.get("Properties");
    var span = written == null ? nodes.at() : written.value().span();
    var changed = new YamlNode.Mapping(List.copyOf(properties.values()), "", span);
    YamlNode.Scalar key =
        written == null ? new Nodes(nodes.key(), span).name("Properties") : written.key();
    body.put("Properties", new YamlNode.Entry(key, changed));
    return new YamlNode.Entry(
        entry.key(),
        new YamlNode.Mapping(List.copyOf(body.values()), entry.value().tag(), nodes.at()));
  }
}
