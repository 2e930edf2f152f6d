package dev.plumbline.iac.cloudformation;

import dev.plumbline.facts.PropertyFacts;
import dev.plumbline.facts.TemplateType;
import dev.plumbline.facts.TemplateTypes;
import dev.plumbline.iac.cloudformation.sam.SamProperties;
import dev.plumbline.iac.resolved.PropertyPath;
import dev.plumbline.iac.resolved.PropertyPath.Step;
import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Vocabulary;
import dev.plumbline.iac.resolved.WayBack;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where templates have what Terraform calls an attribute, by type; see {@link WayBack}. */
public final class TemplateWays {
  private static final int DEEPEST = 9;
  private static final int MOST = 3_000;
  private static final SourceRange NOWHERE = SourceRange.startOf("");
  private static final Map<String, WayBack> KNOWN = new ConcurrentHashMap<>();

  private final String owner;
  private final String plain;
  private final WayBack ways;
  private int marks;

  private TemplateWays(String type, String owner, Resolved.Members properties) {
    this.owner = owner;
    this.plain = Serverless.plainType(type);
    this.ways = new WayBack(written -> read(type, properties, plain(owner, written)));
  }

  /**
   * The ways of a resource's type; none where CloudFormation knows no such type.
   *
   * @param type what the resource is
   * @param owner the type that is written, of which the resource may be a consequence
   * @param properties as written; some decide what the type is in Terraform
   */
  public static WayBack of(String type, String owner, List<YamlNode.Entry> properties) {
    Resolved.Members written = shallow(properties);
    String variant = Variants.of(Serverless.plainType(type), written);
    return KNOWN.computeIfAbsent(
        type + " " + owner + " " + variant, _ -> new TemplateWays(type, owner, written).learnt());
  }

  /** Words that a type has for truths and the like, in whatever property. */
  public static List<String> words(String type) {
    return Shapes.words(Serverless.plainType(type));
  }

  private static Resolved.Members shallow(List<YamlNode.Entry> properties) {
    var members = new LinkedHashMap<String, Resolved.Member>();
    for (YamlNode.Entry entry : properties) {
      Value value = entry.value().scalarText().map(Value::of).orElse(Value.Obj.EMPTY);
      members.put(entry.key().text(), new Resolved.Member(Resolved.leaf(value, NOWHERE), NOWHERE));
    }
    return new Resolved.Members(members, NOWHERE, List.of());
  }

  private WayBack learnt() {
    TemplateType schema = TemplateTypes.bundled().get(plain);
    if (schema != null) {
      schema
          .properties()
          .forEach((name, facts) -> {
            if (SamProperties.has(owner, name)) {
              marks = 0;
              ways.learn(name, marked(name, facts, List.of(), new HashSet<>()));
            }
          });
      SamProperties.others(owner)
          .forEach((name, plainName) -> {
            PropertyFacts facts = facts(schema, plainName);
            if (facts != null) {
              marks = 0;
              ways.learn(name, marked(name, facts, List.of(), new HashSet<>()));
            }
          });
    }
    return ways;
  }

  /**
   * Null where the type has none of it: a function of the model also makes its URL and its role.
   */
  private static @Nullable PropertyFacts facts(TemplateType schema, String path) {
    int dot = path.indexOf('.');
    PropertyFacts first = schema.properties().get(dot < 0 ? path : path.substring(0, dot));
    return first == null || dot < 0
        ? first
        : TemplateTypes.bundled().members(first).get(path.substring(dot + 1));
  }

  /** Properties with the names that the plain type has for them. */
  private static Resolved.Members plain(String owner, Resolved.Members written) {
    Resolved.Members plain = written;
    for (var other : SamProperties.others(owner).entrySet()) {
      plain = Move.of(other.getKey(), other.getValue()).apply(plain);
    }
    return plain;
  }

  private Resolved marked(String name, PropertyFacts facts, List<Step> outer, Set<String> open) {
    Set<String> pairs = outer.isEmpty() ? Shapes.pairs(plain, name) : Set.of();
    if (!pairs.isEmpty()) {
      return new Resolved.Elements(
          pairs.stream().map(key -> pair(name, key)).toList(), NOWHERE, List.of());
    }
    String named = outer.isEmpty() ? Shapes.nameIn(plain, name) : "";
    if (!named.isEmpty()) {
      return map(name, facts, named, open);
    }
    Map<String, PropertyFacts> members = TemplateTypes.bundled().members(facts);
    boolean opened =
        !members.isEmpty() && outer.size() < DEEPEST && marks < MOST && open.add(facts.element());
    List<Step> path = new ArrayList<>(outer);
    path.add(new Step(name, facts.isList(), "", opened ? required(members) : Set.of()));
    if (!opened) {
      marks++;
      return ways.mark(new PropertyPath(path, facts.type(), facts.allowed()));
    }
    var inner = new LinkedHashMap<String, Resolved.Member>();
    members.forEach((member, its) ->
        inner.put(member, new Resolved.Member(marked(member, its, path, open), NOWHERE)));
    open.remove(facts.element());
    var all = new Resolved.Members(inner, NOWHERE, List.of());
    return facts.isList() ? new Resolved.Elements(List.of(all), NOWHERE, List.of()) : all;
  }

  /** A map with one member, whose name may be any. */
  private Resolved map(String name, PropertyFacts facts, String named, Set<String> open) {
    Map<String, PropertyFacts> members = TemplateTypes.bundled().members(facts.ofValues());
    Step any = PropertyPath.anyName(named, required(members));
    List<Step> path = List.of(Step.of(name), any);
    var inner = new LinkedHashMap<String, Resolved.Member>();
    members.forEach((member, its) ->
        inner.put(member, new Resolved.Member(marked(member, its, path, open), NOWHERE)));
    Resolved value =
        members.isEmpty()
            ? ways.mark(new PropertyPath(path, "string", List.of()))
            : new Resolved.Members(inner, NOWHERE, List.of());
    return new Resolved.Members(
        Map.of(any.name(), new Resolved.Member(value, NOWHERE)), NOWHERE, List.of());
  }

  private Resolved pair(String name, String key) {
    Step step = new Step(name, true, key, Set.of());
    var members = new LinkedHashMap<String, Resolved.Member>();
    members.put("Key", new Resolved.Member(Resolved.leaf(Value.of(key), NOWHERE), NOWHERE));
    members.put(
        "Value",
        new Resolved.Member(
            ways.mark(new PropertyPath(List.of(step), "string", List.of())), NOWHERE));
    return new Resolved.Members(members, NOWHERE, List.of());
  }

  private static Set<String> required(Map<String, PropertyFacts> members) {
    return members.entrySet().stream()
        .filter(member -> member.getValue().required())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** What a resource with these properties alone becomes. */
  private static List<Map.Entry<String, Value.Obj>> read(
      String type, Resolved.Members deciding, Resolved.Members written) {
    Translation translation = Translation.of(type, deciding);
    Vocabulary vocabulary = translation.vocabulary();
    var parts = new ArrayList<Resource>();
    Shapes.of(translation.plain(), written)
        .members()
        .forEach((property, member) -> {
          String part = translation.part(property);
          if (part == null) {
            vocabulary.add(translation.attribute(property, vocabulary), member);
          } else {
            SplitProperty.of("", translation.type(), part, type, property)
                .add(member.value(), NOWHERE, parts, new ArrayList<Edge>(), List.of());
          }
        });
    var read = new ArrayList<Map.Entry<String, Value.Obj>>();
    read.add(Map.entry(translation.type(), vocabulary.attributes()));
    parts.forEach(part -> read.add(Map.entry(part.type(), part.attributes())));
    return read;
  }
}
