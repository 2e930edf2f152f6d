package dev.plumbline.validator.tests;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.edit.HclText;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tags that all the module's tagged resources have alike, where they are merged or passed on. What
 * a provider adds by its {@code default_tags} no mock knows, so it is left out.
 */
final class Tags {
  static final String RUN = "tags";
  private static final int MOST_BLOCKS = 20;

  /** What tells resources apart is no tag that they share. */
  private static final String NAME = "Name";

  private Tags() {}

  /**
   * A block whose instances are all tagged.
   *
   * @param list an expression for the list of their tags
   * @param tags of each instance
   * @param written the tags as they are written
   */
  private record Tagged(String list, List<Map<String, Value>> tags, Body.Attribute written) {}

  static List<Sketch> of(Subject subject) {
    var tagged = new ArrayList<Tagged>();
    subject
        .blocks()
        .forEach((block, instances) -> {
          Tagged one = tagged(subject, block, instances);
          if (one != null) {
            tagged.add(one);
          }
        });
    return tagged.size() < 2 || tagged.size() > MOST_BLOCKS
        ? List.of()
        : shared(tagged).entrySet().stream()
            .map(tag -> sketch(subject, tagged, tag.getKey(), tag.getValue()))
            .toList();
  }

  private static Sketch sketch(Subject subject, List<Tagged> tagged, String name, Value value) {
    String lists =
        tagged.stream().map(one -> "    " + one.list() + ",\n").collect(Collectors.joining());
    return new Sketch(
        RUN,
        "alltrue([\n  for tags in concat(\n"
            + lists
            + "  ) : tags["
            + HclText.quoted(name)
            + "] == "
            + Literals.of(value)
            + "\n])",
        "Every resource has to be tagged " + name + " = " + Outputs.plain(value) + ".",
        subject
            .sources()
            .with(
                tagged.getFirst().written(),
                "{ " + HclText.key(name) + " = " + Mutants.OTHER + " }"));
  }

  private static @Nullable Tagged tagged(Subject subject, String block, List<Resource> instances) {
    Resource first = instances.getFirst();
    ResourceFacts facts = Facts.bundled().resource(first.type());
    String attribute = facts == null ? "" : facts.tagsAttribute();
    Provenance where = first.provenance().get(attribute);
    if (where == null
        || !(subject.sources().at(where.range()) instanceof Body.Attribute written)
        || !written.name().equals(attribute)
        || Sources.isLiteral(written.expression())) {
      return null;
    }
    var tags = new ArrayList<Map<String, Value>>();
    for (Resource instance : instances) {
      if (instance.attribute(attribute) instanceof Value.Obj(Map<String, Value> members)) {
        tags.add(members);
      }
    }
    return tags.size() == instances.size()
        ? new Tagged(list(block, first, attribute), tags, written)
        : null;
  }

  private static String list(String block, Resource first, String attribute) {
    String key = first.address().substring(block.length());
    if (key.isEmpty()) {
      return "[" + block + "." + attribute + "]";
    }
    return (key.startsWith("[\"") ? "values(" + block + ")" : block) + "[*]." + attribute;
  }

  private static Map<String, Value> shared(List<Tagged> tagged) {
    var shared = new TreeMap<String, Value>();
    tagged
        .getFirst()
        .tags()
        .getFirst()
        .forEach((name, value) -> {
          boolean all =
              tagged.stream()
                  .flatMap(one -> one.tags().stream())
                  .allMatch(tags -> value.equals(tags.get(name)));
          if (all && !name.equals(NAME) && value instanceof Value.Str && Outputs.isTelling(value)) {
            shared.put(name, value);
          }
        });
    return shared;
  }
}
