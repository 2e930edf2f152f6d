package dev.plumbline.validator.tests;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The names and address ranges that a module works out: what others look resources up by, and what
 * costs most to change later.
 */
final class Names {
  static final String RUN = "names";
  private static final int MOST_INSTANCES = 8;

  private static final List<String> ATTRIBUTES =
      List.of(
          "cidr_block",
          "address_space",
          "address_prefixes",
          "ip_cidr_range",
          "bucket",
          "identifier",
          "cluster_identifier",
          "db_name",
          "domain_name",
          "function_name",
          "replication_group_id",
          "name",
          "input",
          "triggers_replace");

  private Names() {}

  static List<Sketch> of(Subject subject) {
    var sketches = new ArrayList<Sketch>();
    for (String attribute : ATTRIBUTES) {
      subject
          .blocks()
          .forEach((block, instances) -> {
            if (instances.size() <= MOST_INSTANCES && isOf(attribute, instances.getFirst())) {
              add(subject, block, instances, attribute, sketches);
            }
          });
    }
    return sketches;
  }

  /** These two are names of the built-in resource's values only. */
  private static boolean isOf(String attribute, Resource resource) {
    boolean builtIn = attribute.equals("input") || attribute.equals("triggers_replace");
    return builtIn == resource.type().equals("terraform_data");
  }

  private static void add(
      Subject subject,
      String block,
      List<Resource> instances,
      String attribute,
      List<Sketch> sketches) {
    Body.Attribute written = written(subject, instances.getFirst(), attribute);
    if (written == null
        || Sources.isLiteral(written.expression())
        || Sources.isVariable(written.expression())) {
      return;
    }
    var values = new LinkedHashMap<String, Value>();
    for (Resource instance : instances) {
      Value value = instance.attribute(attribute);
      if (value == null || !Outputs.isTelling(value)) {
        return;
      }
      values.put(key(block, instance), value);
    }
    boolean single = instances.size() == 1;
    Value value = single ? values.values().iterator().next() : new Value.Obj(values);
    if (Outputs.isTelling(value)) {
      sketches.add(
          new Sketch(
              RUN,
              Comparisons.of(
                  single
                      ? instances.getFirst().address() + "." + attribute
                      : each(block, attribute),
                  value),
              attribute
                  + " of "
                  + (single ? instances.getFirst().address() : block)
                  + " has to be "
                  + words(value)
                  + ".",
              subject.sources().with(written, Mutants.other(first(values)))));
    }
  }

  private static Value first(Map<String, Value> values) {
    return values.values().iterator().next();
  }

  private static String each(String block, String attribute) {
    return "{ for key, instance in " + block + " : key => instance." + attribute + " }";
  }

  /** As an instance is known by in a {@code for}. */
  private static String key(String block, Resource instance) {
    String key = instance.address().substring(block.length());
    String bare = key.isEmpty() ? key : key.substring(1, key.length() - 1);
    return bare.startsWith("\"") ? bare.substring(1, bare.length() - 1) : bare;
  }

  private static String words(Value value) {
    return value instanceof Value.Obj(var members)
        ? String.join(
            ", ",
            members.entrySet().stream()
                .map(one -> Outputs.plain(one.getValue()) + " for " + one.getKey())
                .toList())
        : Outputs.plain(value);
  }

  private static Body.@Nullable Attribute written(
      Subject subject, Resource resource, String attribute) {
    Provenance where = resource.provenance().get(attribute);
    return where != null
            && subject.sources().at(where.range()) instanceof Body.Attribute found
            && found.name().equals(attribute)
        ? found
        : null;
  }
}
