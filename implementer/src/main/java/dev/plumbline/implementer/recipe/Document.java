package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.resolved.PropertyPath;
import dev.plumbline.iac.resolved.WayBack;
import dev.plumbline.iac.yaml.YamlNode;
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
    Map<String, Value> leaves = new LinkedHashMap<>();
    WayBack ways = ways(DocumentSite.of(tree, resource, dialect, budget));
    leaves(ways, PathStep.plain(path), value, leaves);
    return leaves.isEmpty()
        ? new Written.Refused("an empty " + path + " has no counterpart in " + dialect.shown())
        : setAll(tree, resource.type(), path, leaves);
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

  private Written setAll(SourceTree tree, String type, String indexed, Map<String, Value> leaves) {
    Written written = new Written.Done(tree);
    for (var leaf : leaves.entrySet()) {
      written =
          written.then(
              now -> set(now, type, leaf.getKey(), PathStep.indices(indexed), leaf.getValue()));
    }
    return written;
  }

  private Written set(
      SourceTree tree, String type, String attribute, List<Integer> indices, Value value) {
    DocumentSite site = DocumentSite.of(tree, resource, dialect, budget);
    if (site.body() == null) {
      return notThere();
    }
    WayBack ways = ways(site);
    Optional<PropertyPath> place = ways.place(type, attribute);
    if (place.isEmpty()) {
      return unknown(attribute);
    }
    if (DocumentPolicy.isCall(value)) {
      return new PropertyEdit(site, dialect, place.get(), all(indices)).set(value);
    }
    return ways.setting(type, attribute, value, dialect.words(resource))
        .map(setting ->
            new PropertyEdit(site, dialect, setting.place(), all(indices)).set(setting.value()))
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
    String attribute = PathStep.plain(path);
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
    String attribute = PathStep.plain(path);
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

  /** What is a companion in Terraform is a property of the resource itself, or nothing. */
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
    boolean part =
        leaves.keySet().stream().allMatch(path -> ways.place(step.type(), path).isPresent());
    return part && !leaves.isEmpty()
        ? setAll(tree, step.type(), "", leaves)
        : new Written.Refused(
            dialect.shown()
                + " has no property of "
                + resource.originalType()
                + " for "
                + step.type());
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
    Optional<Value> part = dialect == Dialect.TEMPLATE ? TemplateParts.of(need) : Optional.empty();
    if (part.isEmpty()
        || !(site.file().root() instanceof YamlNode.Mapping root)
        || site.body() == null) {
      return new Written.Refused(
          "a resource of its own for " + need.type() + " is not added in " + dialect.shown());
    }
    return site.within(root, List.of(dialect.resources()))
        .map(all -> beside(site, all, name, part.get()))
        .orElseGet(this::notThere);
  }

  private Written beside(DocumentSite site, YamlNode.Mapping all, String name, Value part) {
    Optional<YamlNode.Entry> own = site.editor().entry(all, DocumentSite.name(resource));
    if (own.isEmpty()) {
      return notThere();
    }
    return site.editor().entry(all, name).isPresent()
        ? site.unchanged()
        : site.with(site.editor().addBehind(all, own.get(), name, part), name);
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
    return site.body() == null || dialect != Dialect.TEMPLATE
        ? notThere()
        : new DocumentRule(site, dialect)
            .close(
                site.body(),
                PathStep.of(attribute).getFirst().index(),
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
  public List<Written.Done> sources(
      SourceTree tree, String path, List<Provenance.Step> trace, Value value) {
    DocumentSite site = DocumentSite.of(tree, resource, dialect, budget);
    String attribute = PathStep.plain(path);
    if (site.body() == null || trace.isEmpty()) {
      return List.of();
    }
    return ways(site)
        .setting(resource.type(), attribute, value, dialect.words(resource))
        .flatMap(
            setting -> new InputEdit(site, dialect, budget).set(trace.getLast(), setting.value()))
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
