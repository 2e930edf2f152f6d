package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.resolved.PropertyPath;
import dev.plumbline.iac.resolved.WayBack;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.AttributePaths;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Templates of CloudFormation and programs of Pulumi, in YAML or JSON. */
record Document(Graph graph, Resource resource, Dialect dialect, Budget budget)
    implements Language {

  @Override
  public Written set(SourceTree tree, String path, Value value) {
    DocumentSite before = DocumentSite.of(tree, resource, dialect, budget);
    return alone(tree, path, value)
        .then(now -> Demands.met(before, DocumentSite.of(now, resource, dialect, budget), dialect));
  }

  private Written alone(SourceTree tree, String path, Value value) {
    DocumentSite site = DocumentSite.of(tree, resource, dialect, budget);
    WayBack ways = ways(site);
    Optional<NewElement> added =
        NewElement.missing(ways, resource, path, value, dialect.words(resource));
    if (added.isPresent() && site.body() != null) {
      var edit = new PropertyEdit(site, dialect, added.get().holder(), all(PathStep.indices(path)));
      return added.get().isOfList()
          ? edit.append(added.get().value())
          : edit.set(added.get().value());
    }
    Map<String, Value> leaves = new LinkedHashMap<>();
    leaves(ways, AttributePaths.withoutIndices(path), value, leaves);
    String list = PathStep.of(path).getFirst().name();
    Optional<String> named = ways.nameIn(resource.type(), list);
    named.ifPresent(name -> leaves.remove(list + "." + name));
    String name = named.map(attribute -> name(path, value, attribute)).orElse("");
    if (leaves.isEmpty() || named.isPresent() && name.isEmpty()) {
      return new Written.Refused("such " + path + " has no counterpart in " + dialect.shown());
    }
    return setAll(tree, resource.type(), new Place(PathStep.indices(path), name), leaves);
  }

  /**
   * What a path needs to lead to one member.
   *
   * @param name that the member has in a map; empty where it is in none
   */
  private record Place(List<Integer> indices, String name) {}

  /** What an element of a list, there or wanted, has as its name in a map. */
  private String name(String path, Value wanted, String attribute) {
    PathStep first = PathStep.of(path).getFirst();
    Value element =
        wanted instanceof Value.Obj(var members) && members.containsKey(attribute)
            ? wanted
            : PathStep.element(resource.attributes(), first);
    return element instanceof Value.Obj(var members)
            && members.get(attribute) instanceof Value.Str(String name)
        ? name
        : "";
  }

  /** What is set of an object: each value in it; what has a place as a whole is one value. */
  private void leaves(WayBack ways, String path, Value value, Map<String, Value> leaves) {
    boolean whole = ways.place(resource.type(), path).isPresent();
    if (!whole && !DocumentPolicy.isCall(value) && value instanceof Value.Obj(var members)) {
      members.forEach((name, member) -> leaves(ways, path + "." + name, member, leaves));
    } else {
      leaves.put(path, value);
    }
  }

  private Written setAll(SourceTree tree, String type, Place at, Map<String, Value> leaves) {
    Written written = new Written.Done(tree);
    for (var leaf : leaves.entrySet()) {
      written = written.then(now -> set(now, type, leaf.getKey(), at, leaf.getValue()));
    }
    return written;
  }

  private Written set(SourceTree tree, String type, String attribute, Place at, Value value) {
    DocumentSite site = DocumentSite.of(tree, resource, dialect, budget);
    if (site.body() == null) {
      return notThere();
    }
    WayBack ways = ways(site);
    Optional<PropertyPath> place = ways.place(type, attribute);
    if (place.isEmpty()) {
      return unknown(attribute);
    }
    if (DocumentPolicy.holdsCall(value)) {
      return new PropertyEdit(site, dialect, place.get().named(at.name()), all(at.indices()))
          .set(value);
    }
    return ways.setting(type, attribute, value, dialect.words(resource))
        .map(setting ->
            new PropertyEdit(site, dialect, setting.place().named(at.name()), all(at.indices()))
                .set(setting.value()))
        .orElseGet(() ->
            new Written.Refused(
                "no value of " + place.get().shown() + " is known to mean what is wanted"));
  }

  /** A part of a resource that is one of several has its number in its name. */
  private List<Integer> all(List<Integer> indices) {
    String part = resource.name();
    if (!resource.address().contains("/") || !part.endsWith("]")) {
      return indices;
    }
    List<Integer> all = new ArrayList<>(PathStep.indices(part));
    all.addAll(indices);
    return all;
  }

  @Override
  public Written remove(SourceTree tree, String path) {
    DocumentSite site = DocumentSite.of(tree, resource, dialect, budget);
    if (site.body() == null) {
      return notThere();
    }
    String attribute = AttributePaths.withoutIndices(path);
    WayBack ways = ways(site);
    return ways.place(resource.type(), attribute)
        .or(() -> ways.container(resource.type(), attribute))
        .map(place -> new PropertyEdit(site, dialect, place, all(PathStep.indices(path))).remove())
        .orElseGet(() -> unknown(attribute));
  }

  @Override
  public Written removeElements(SourceTree tree, String path, Fix.RemoveElements step) {
    boolean all = step.elements().containsAll(listed(path));
    return all && step.instead().isEmpty()
        ? new Written.Refused("nothing would be left of " + path)
        : removeElements(tree, path, step.elements(), step.instead().orElse(List.of()));
  }

  private Written removeElements(
      SourceTree tree, String path, List<Value> elements, List<Value> instead) {
    DocumentSite site = DocumentSite.of(tree, resource, dialect, budget);
    if (site.body() == null) {
      return notThere();
    }
    String attribute = AttributePaths.withoutIndices(path);
    return ways(site)
        .place(resource.type(), attribute)
        .map(place ->
            new PropertyEdit(site, dialect, place, all(PathStep.indices(path)))
                .removeElements(elements, instead))
        .orElseGet(() -> unknown(attribute));
  }

  /** What a list is known to hold. */
  private List<Value> listed(String path) {
    return PathStep.value(resource.attributes(), path) instanceof Value.Seq(var elements)
        ? elements
        : List.of();
  }

  @Override
  public Written addElements(SourceTree tree, String path, List<Value> elements) {
    List<Value> all = new ArrayList<>(listed(path));
    elements.stream().filter(element -> !all.contains(element)).forEach(all::add);
    return all.equals(listed(path)) ? new Written.Done(tree) : set(tree, path, new Value.Seq(all));
  }

  /** A list that has others as well is shortened; nothing is taken out of a document as a whole. */
  @Override
  public Written withdraw(SourceTree tree, String path, List<Value> values) {
    return values.containsAll(listed(path))
        ? new Written.Refused("what " + path + " belongs to would have to go as a whole")
        : removeElements(tree, path, values, List.of());
  }

  @Override
  public Written replace(SourceTree tree, String path, Fix.Replace step) {
    return PathStep.value(resource.attributes(), path) instanceof Value.Str(String text)
            && text.startsWith(step.prefix())
            && !text.startsWith(step.by())
        ? set(tree, path, Value.of(step.by() + text.substring(step.prefix().length())))
        : new Written.Done(tree);
  }

  /**
   * What is a companion in Terraform is a property of the resource itself, or parts of it, or a
   * resource of its own here as well.
   */
  @Override
  public Written add(SourceTree tree, Fix.AddResource step) {
    Map<String, Value> leaves = new LinkedHashMap<>();
    step.arguments()
        .forEach((name, value) -> {
          boolean reference =
              value instanceof Value.Str(String text) && text.startsWith(Fix.REFERENCE_PREFIX);
          if (!reference) {
            inner(name, value, leaves);
          }
        });
    DocumentSite site = DocumentSite.of(tree, resource, dialect, budget);
    WayBack ways = ways(site);
    List<Integer> parts = parts(step.type());
    if (!parts.isEmpty()) {
      leaves.keySet().removeIf(path -> ways.place(step.type(), path).isEmpty());
      return leaves.isEmpty() ? refused(step.type()) : inParts(tree, step.type(), parts, leaves);
    }
    boolean part =
        leaves.keySet().stream().allMatch(path -> ways.place(step.type(), path).isPresent());
    return part && !leaves.isEmpty()
        ? setAll(tree, step.type(), new Place(List.of(), ""), leaves)
        : companion(site, step);
  }

  /** The numbers of the elements that are resources of a type in Terraform. */
  private List<Integer> parts(String type) {
    return graph.resources().stream()
        .filter(part -> part.type().equals(type) && part.name().endsWith("]"))
        .filter(part -> part.address().equals(resource.address() + "/" + part.name()))
        .map(part -> PathStep.indices(part.name()).getLast())
        .toList();
  }

  private Written inParts(
      SourceTree tree, String type, List<Integer> parts, Map<String, Value> leaves) {
    Written written = new Written.Done(tree);
    for (int part : parts) {
      written = written.then(now -> setAll(now, type, new Place(List.of(part), ""), leaves));
    }
    return written;
  }

  private Written companion(DocumentSite site, Fix.AddResource step) {
    String owner = DocumentSite.name(resource);
    Optional<Value> part =
        dialect == Dialect.TEMPLATE
            ? TemplateParts.of(step.type(), step.arguments(), owner)
            : Optional.empty();
    return part.map(value -> beside(site, TemplateParts.name(owner, step.type()), value))
        .orElseGet(() -> refused(step.type()));
  }

  private Written refused(String type) {
    return new Written.Refused(
        dialect.shown() + " has no property of " + resource.originalType() + " for " + type);
  }

  @Override
  public String name(SourceTree tree, Fix.Need need) {
    return TemplateParts.name(DocumentSite.name(resource), need.type());
  }

  @Override
  public Written need(SourceTree tree, Fix.Need need, String name) {
    if (dialect == Dialect.TEMPLATE && need.type().equals(TemplateParts.ACCOUNT)) {
      return new Written.Done(tree);
    }
    DocumentSite site = DocumentSite.of(tree, resource, dialect, budget);
    Optional<RolePart> role =
        dialect == Dialect.TEMPLATE
            ? RolePart.of(need, DocumentSite.name(resource))
            : Optional.empty();
    if (role.isPresent()) {
      return role.get().write(site, dialect);
    }
    Optional<Value> part =
        dialect == Dialect.TEMPLATE
            ? TemplateParts.of(need.type(), need.arguments(), DocumentSite.name(resource))
            : Optional.empty();
    return part.map(value -> beside(site, name, value))
        .orElseGet(() ->
            new Written.Refused(
                "a resource of its own for "
                    + need.type()
                    + " is not added in "
                    + dialect.shown()));
  }

  /** A resource behind the faulty one, or behind the one that makes that. */
  private Written beside(DocumentSite site, String name, Value part) {
    Optional<YamlNode.Mapping> all =
        site.file().root() instanceof YamlNode.Mapping root && site.body() != null
            ? site.within(root, List.of(dialect.resources()))
            : Optional.empty();
    Optional<YamlNode.Entry> own =
        all.flatMap(resources ->
            resources.entries().stream()
                .filter(entry -> entry.value().equals(site.body()))
                .findFirst());
    if (all.isEmpty() || own.isEmpty()) {
      return notThere();
    }
    return site.editor().entry(all.get(), name).isPresent()
        ? site.unchanged()
        : site.with(
            site.editor().addBehind(all.get(), own.get(), name, conditional(site, part)), name);
  }

  /** Made where the faulty resource is made: what refers to one that isn't there is an error. */
  private static Value conditional(DocumentSite site, Value part) {
    Optional<String> condition =
        site.body() == null
            ? Optional.empty()
            : site.body().member("Condition").flatMap(YamlNode::scalarText);
    if (condition.isEmpty() || !(part instanceof Value.Obj(var members))) {
      return part;
    }
    var all = new LinkedHashMap<String, Value>();
    members.forEach((member, value) -> {
      all.put(member, value);
      if (member.equals("Type")) {
        all.put("Condition", Value.of(condition.get()));
      }
    });
    return new Value.Obj(all);
  }

  @Override
  public Value reference(String type, String name, String attribute) {
    Value reference =
        dialect == Dialect.TEMPLATE ? TemplateParts.reference(type, name, attribute) : null;
    return reference == null ? Value.of("") : reference;
  }

  @Override
  public Written close(SourceTree tree, String attribute) {
    DocumentSite site = DocumentSite.of(tree, resource, dialect, budget);
    PathStep rule = PathStep.of(attribute).getFirst();
    Provenance place = resource.provenance().get(rule.name() + "[" + rule.index() + "]");
    return site.body() == null || dialect != Dialect.TEMPLATE
        ? notThere()
        : new DocumentRule(site, dialect)
            .close(
                site.body(),
                rule.index(),
                place == null ? null : place.range(),
                DocumentSite.name(resource));
  }

  @Override
  public Written limit(SourceTree tree, String path, Value account) {
    DocumentSite site = DocumentSite.of(tree, resource, dialect, budget);
    if (site.body() == null || dialect != Dialect.TEMPLATE) {
      return notThere();
    }
    return new DocumentPolicy(site, dialect)
        .limited(account)
        .map(written -> written.then(now -> limit(now, path, account)))
        .orElseGet(site::unchanged);
  }

  @Override
  public Written setInside(SourceTree tree, String attribute, Map<String, Value> members) {
    Written written = new Written.Done(tree);
    for (var member : members.entrySet()) {
      written = written.then(now -> inside(now, attribute, member.getKey(), member.getValue()));
    }
    return written;
  }

  private Written inside(SourceTree tree, String attribute, String path, Value value) {
    DocumentSite site = DocumentSite.of(tree, resource, dialect, budget);
    if (site.body() == null || dialect != Dialect.TEMPLATE) {
      return notThere();
    }
    Optional<YamlNode> property = DocumentInside.property(site.body(), dialect, attribute);
    return property
        .map(node ->
            new DocumentInside(site, dialect)
                .set(node, path, value)
                .map(written -> written.then(now -> inside(now, attribute, path, value)))
                .orElseGet(site::unchanged))
        .orElseGet(() -> unknown(attribute));
  }

  private static void inner(String path, Value value, Map<String, Value> leaves) {
    if (!DocumentPolicy.isCall(value) && value instanceof Value.Obj(var members)) {
      members.forEach((name, member) -> inner(path + "." + name, member, leaves));
    } else {
      leaves.put(path, value);
    }
  }

  @Override
  public List<Written.Done> sources(SourceTree tree, String path, Provenance from, Value value) {
    DocumentSite site = DocumentSite.of(tree, resource, dialect, budget);
    String attribute = AttributePaths.withoutIndices(path);
    if (site.body() == null || from.trace().isEmpty()) {
      return List.of();
    }
    return ways(site)
        .setting(resource.type(), attribute, value, dialect.words(resource))
        .flatMap(setting ->
            new InputEdit(site, dialect, budget).set(from.trace().getLast(), setting.value()))
        .stream()
        .toList();
  }

  private WayBack ways(DocumentSite site) {
    return dialect.ways(resource, site.body());
  }

  private Written notThere() {
    return new Written.Refused(
        resource.address() + " is not written in a form that can be edited here");
  }

  private Written unknown(String attribute) {
    return new Written.Refused(
        "no property of " + resource.originalType() + " is known to be " + attribute);
  }
}
