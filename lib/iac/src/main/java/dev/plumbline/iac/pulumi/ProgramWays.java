package dev.plumbline.iac.pulumi;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.PulumiNames;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.facts.TypeMapping;
import dev.plumbline.facts.TypeMappings;
import dev.plumbline.iac.resolved.PropertyPath;
import dev.plumbline.iac.resolved.PropertyPath.Step;
import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Vocabulary;
import dev.plumbline.iac.resolved.WayBack;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where Pulumi programs have what Terraform calls an attribute, by type; see {@link WayBack}. Names
 * are those of the bridge: camel case, the plural for more than one, no list for at most one.
 */
public final class ProgramWays {
  private static final int DEEPEST = 8;
  private static final int MOST = 3_000;
  private static final SourceRange NOWHERE = SourceRange.startOf("");
  private static final Map<String, WayBack> KNOWN = new ConcurrentHashMap<>();

  private final @Nullable TypeMapping mapping;
  private final @Nullable ResourceFacts facts;
  private final WayBack ways;
  private int marks;

  private ProgramWays(String type) {
    this.mapping = TypeMappings.pulumi().of(type);
    this.facts = mapping == null ? null : Facts.bundled().resource(mapping.type());
    this.ways = new WayBack(this::read);
  }

  /** The ways of a type; none where it is not bridged from Terraform. */
  public static WayBack of(String type) {
    WayBack known = KNOWN.get(type);
    if (known != null) {
      return known;
    }
    var ways = new ProgramWays(type);
    // Anybody can make up names, and no table may grow with them.
    return ways.mapping == null ? ways.ways : KNOWN.computeIfAbsent(type, _ -> ways.learnt());
  }

  private WayBack learnt() {
    if (mapping != null && facts != null) {
      mapping
          .attributes()
          .forEach((property, attribute) -> {
            AttributeFacts its = facts.attributes().get(attribute);
            if (its != null && its.settable()) {
              marks = 0;
              ways.learn(property, marked(property, its, List.of()));
            }
          });
    }
    return ways;
  }

  private Resolved marked(String name, AttributeFacts its, List<Step> outer) {
    boolean block = !its.nested().isEmpty() && outer.size() < DEEPEST && marks < MOST;
    boolean list = (its.isSet() || its.type().startsWith("list")) && its.max() != 1;
    List<Step> path = new ArrayList<>(outer);
    path.add(new Step(name, list, "", block ? required(its) : Set.of()));
    if (!block) {
      marks++;
      return ways.mark(new PropertyPath(path, its.type(), List.of()));
    }
    var inner = new LinkedHashMap<String, Resolved.Member>();
    PulumiNames.of(its.nested())
        .forEach((property, attribute) -> {
          AttributeFacts member = its.nested().get(attribute);
          if (member != null && member.settable()) {
            inner.put(property, new Resolved.Member(marked(property, member, path), NOWHERE));
          }
        });
    var all = new Resolved.Members(inner, NOWHERE, List.of());
    return list ? new Resolved.Elements(List.of(all), NOWHERE, List.of()) : all;
  }

  private static Set<String> required(AttributeFacts block) {
    return PulumiNames.of(block.nested()).entrySet().stream()
        .filter(name -> {
          AttributeFacts member = block.nested().get(name.getValue());
          return member != null && member.required();
        })
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private List<Map.Entry<String, Value.Obj>> read(Resolved.Members written) {
    if (mapping == null) {
      return List.of();
    }
    var vocabulary = new Vocabulary(mapping.type(), facts);
    written
        .members()
        .forEach((property, member) -> {
          String own = mapping.attribute(property);
          vocabulary.add(own == null ? vocabulary.attribute(property) : own, member);
        });
    return List.of(Map.entry(mapping.type(), vocabulary.attributes()));
  }
}
