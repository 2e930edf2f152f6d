package dev.plumbline.validator.tests;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Tags that all the module's tagged resources have alike, where they are merged or passed on. What
 * a provider adds by its {@code default_tags} no mock knows, so it is left out.
 */
final class Tags {
  static final String RUN = "tags";

  /** What tells resources apart is no tag that they share. */
  private static final String NAME = "Name";

  private Tags() {}

  /**
   * A tagged resource.
   *
   * @param written its tags as they are written
   */
  private record Tagged(String reference, Map<String, Value> tags, Body.Attribute written) {}

  static List<Sketch> of(Subject subject) {
    var tagged = new ArrayList<Tagged>();
    subject
        .blocks()
        .forEach((block, instances) -> {
          for (Resource instance : instances) {
            Tagged one = tagged(subject, instance);
            if (one != null) {
              tagged.add(one);
            }
          }
        });
    if (tagged.size() < 2 || tagged.size() > 12) {
      return List.of();
    }
    var sketches = new ArrayList<Sketch>();
    shared(tagged)
        .forEach((name, value) -> {
          String all = String.join(", ", tagged.stream().map(Tagged::reference).toList());
          String key = "tags[" + Literals.string(name) + "]";
          sketches.add(
              new Sketch(
                  RUN,
                  "alltrue([for tags in ["
                      + all
                      + "] : "
                      + key
                      + " == "
                      + Literals.of(value)
                      + "])",
                  "Every resource has to be tagged " + name + " = " + Outputs.plain(value) + ".",
                  subject
                      .sources()
                      .with(
                          tagged.getFirst().written(),
                          "{ " + Literals.key(name) + " = " + Mutants.OTHER + " }")));
        });
    return sketches;
  }

  private static @Nullable Tagged tagged(Subject subject, Resource resource) {
    ResourceFacts facts = Facts.bundled().resource(resource.type());
    String attribute = facts == null ? "" : facts.tagsAttribute();
    Provenance where = resource.provenance().get(attribute);
    return where != null
            && resource.attribute(attribute) instanceof Value.Obj(Map<String, Value> tags)
            && subject.sources().at(where.range()) instanceof Body.Attribute written
            && written.name().equals(attribute)
            && !Sources.isLiteral(written.expression())
        ? new Tagged(resource.address() + "." + attribute, tags, written)
        : null;
  }

  private static Map<String, Value> shared(List<Tagged> tagged) {
    var shared = new TreeMap<String, Value>();
    tagged
        .getFirst()
        .tags()
        .forEach((name, value) -> {
          boolean all = tagged.stream().allMatch(one -> value.equals(one.tags().get(name)));
          if (all && !name.equals(NAME) && value instanceof Value.Str && Outputs.isTelling(value)) {
            shared.put(name, value);
          }
        });
    return shared;
  }
}
