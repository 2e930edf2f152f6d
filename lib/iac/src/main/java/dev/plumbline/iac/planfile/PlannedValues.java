package dev.plumbline.iac.planfile;

import dev.plumbline.iac.resolved.Unknowns;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Values as a plan writes them, beside the masks that say what is unknown and what is sensitive.
 */
final class PlannedValues {
  /** More digits than any number that means something; larger exponents would fill memory. */
  private static final int LONGEST_NUMBER = 40;

  private PlannedValues() {}

  /** A value with no mask. */
  static Value plain(YamlNode node) {
    return value(node, null, null, "", "");
  }

  /**
   * @param node null where the plan has no value there
   * @param unknown true, or a mask in the value's own shape; null where all is known
   * @param sensitive likewise
   * @param address of the resource, for the origin of what is unknown
   */
  static Value value(
      @Nullable YamlNode node,
      @Nullable YamlNode unknown,
      @Nullable YamlNode sensitive,
      String address,
      String path) {
    Value value =
        isTrue(unknown)
            ? Unknowns.computed(address, path)
            : node == null
                ? unwritten(unknown, sensitive, address, path)
                : switch (node) {
                  case YamlNode.Scalar scalar -> scalar(scalar);
                  case YamlNode.Sequence it ->
                      elements(it.elements(), unknown, sensitive, address, path);
                  case YamlNode.Mapping it ->
                      members(it.entries(), unknown, sensitive, address, path);
                };
    return isTrue(sensitive) ? new Value.Sensitive(value.unmarked()) : value;
  }

  /** Where only the mask says that there is something. */
  private static Value unwritten(
      @Nullable YamlNode unknown, @Nullable YamlNode sensitive, String address, String path) {
    return switch (unknown) {
      case YamlNode.Sequence _ -> elements(List.of(), unknown, sensitive, address, path);
      case YamlNode.Mapping _ -> members(List.of(), unknown, sensitive, address, path);
      case YamlNode.Scalar _ -> Value.Null.NULL;
      case null -> Value.Null.NULL;
    };
  }

  static boolean isTrue(@Nullable YamlNode mask) {
    return mask instanceof YamlNode.Scalar scalar && scalar.text().equals("true");
  }

  private static Value elements(
      List<YamlNode> nodes,
      @Nullable YamlNode unknown,
      @Nullable YamlNode sensitive,
      String address,
      String path) {
    List<YamlNode> unknowns = unknown == null ? List.of() : unknown.items();
    List<YamlNode> sensitives = sensitive == null ? List.of() : sensitive.items();
    List<Value> elements = new ArrayList<>();
    for (int i = 0; i < Math.max(nodes.size(), unknowns.size()); i++) {
      elements.add(
          value(at(nodes, i), at(unknowns, i), at(sensitives, i), address, path + "[" + i + "]"));
    }
    return new Value.Seq(elements);
  }

  private static @Nullable YamlNode at(List<YamlNode> nodes, int index) {
    return index < nodes.size() ? nodes.get(index) : null;
  }

  private static Value members(
      List<YamlNode.Entry> entries,
      @Nullable YamlNode unknown,
      @Nullable YamlNode sensitive,
      String address,
      String path) {
    var nodes = new LinkedHashMap<String, @Nullable YamlNode>();
    entries.forEach(entry -> nodes.put(entry.key().text(), entry.value()));
    if (unknown != null) {
      unknown.members().stream()
          .filter(entry -> holdsTrue(entry.value()))
          .forEach(entry -> nodes.putIfAbsent(entry.key().text(), null));
    }
    Map<String, Value> members = new LinkedHashMap<>();
    nodes.forEach((name, node) ->
        members.put(
            name,
            value(
                node,
                member(unknown, name),
                member(sensitive, name),
                address,
                path.isEmpty() ? name : path + "." + name)));
    return new Value.Obj(members);
  }

  private static boolean holdsTrue(YamlNode mask) {
    return isTrue(mask)
        || mask.items().stream().anyMatch(PlannedValues::holdsTrue)
        || mask.members().stream().anyMatch(entry -> holdsTrue(entry.value()));
  }

  private static @Nullable YamlNode member(@Nullable YamlNode mask, String name) {
    return Optional.ofNullable(mask).flatMap(it -> it.member(name)).orElse(null);
  }

  private static Value scalar(YamlNode.Scalar scalar) {
    String text = scalar.text();
    if (!scalar.plain()) {
      return Value.of(text);
    }
    return switch (text) {
      case "null", "" -> Value.Null.NULL;
      case "true" -> Value.Bool.TRUE;
      case "false" -> Value.Bool.FALSE;
      default -> number(text);
    };
  }

  private static Value number(String text) {
    int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
    boolean huge = exponent >= 0 && text.length() - exponent > 5;
    return huge || text.length() > LONGEST_NUMBER
        ? Value.of(text)
        : new Value.Num(new BigDecimal(text));
  }
}
