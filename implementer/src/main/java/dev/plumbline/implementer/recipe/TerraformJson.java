package dev.plumbline.implementer.recipe;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.yaml.YamlFile;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.YamlReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Terraform's JSON syntax: what a resource has is set and removed. Programs that write JSON write
 * whole files, so nothing else is put into one by hand: other resources, parts of lists and
 * documents in texts are refused.
 *
 * <p>Terraform, "JSON Configuration Syntax".
 */
record TerraformJson(Graph graph, Resource resource, Budget budget) implements Language {

  static boolean isOne(Resource resource) {
    String file = resource.range().file();
    return resource.originalType() == null
        && (file.endsWith(".tf.json") || file.endsWith(".tofu.json"))
        && Site.isOwn(file);
  }

  @Override
  public Written set(SourceTree tree, String path, Value value) {
    DocumentSite site = site(tree);
    YamlNode.Mapping body = site.body();
    if (body == null) {
      return notThere();
    }
    ResourceFacts facts = Facts.bundled().described(resource.type());
    return new JsonSet(site)
        .into(body, PathStep.of(path), value, facts == null ? Map.of() : facts.attributes());
  }

  @Override
  public Written remove(SourceTree tree, String path) {
    DocumentSite site = site(tree);
    YamlNode.Mapping body = site.body();
    return body == null ? notThere() : JsonSet.remove(site, body, path);
  }

  private Written notThere() {
    return new Written.Refused(
        resource.address() + " is not written as one object of its own in " + file());
  }

  private String file() {
    return resource.range().file();
  }

  /** The resource's object; labels may be lists of objects as well, of which one has the next. */
  private DocumentSite site(SourceTree tree) {
    byte[] source = Objects.requireNonNullElse(tree.file(file()), new byte[0]);
    YamlFile file = YamlReader.read(file(), source, budget);
    String kind = resource.mode() == Resource.Mode.DATA ? "data" : "resource";
    List<YamlNode.Mapping> at = objects(file.root());
    for (String name : List.of(kind, resource.type(), resource.name())) {
      at =
          at.stream()
              .flatMap(object -> object.member(name).stream())
              .flatMap(node -> objects(node).stream())
              .toList();
    }
    return new DocumentSite(tree, file(), file, at.size() == 1 ? at.getFirst() : null);
  }

  private static List<YamlNode.Mapping> objects(@Nullable YamlNode node) {
    Stream<YamlNode> nodes =
        switch (node) {
          case YamlNode.Mapping mapping -> Stream.of(mapping);
          case YamlNode.Sequence list -> list.elements().stream();
          case YamlNode.Scalar _ -> Stream.of();
          case null -> Stream.of();
        };
    return nodes
        .filter(YamlNode.Mapping.class::isInstance)
        .map(YamlNode.Mapping.class::cast)
        .toList();
  }

  private static Written refused(String what) {
    return new Written.Refused(what + " in Terraform's JSON syntax: write it by hand");
  }

  @Override
  public Written removeElements(SourceTree tree, String path, Fix.RemoveElements step) {
    return refused("no elements are taken out of " + path);
  }

  @Override
  public Written addElements(SourceTree tree, String path, List<Value> elements) {
    return refused("no elements are added to " + path);
  }

  @Override
  public Written withdraw(SourceTree tree, String path, List<Value> values) {
    return refused("nothing is withdrawn from " + path);
  }

  @Override
  public Written replace(SourceTree tree, String path, Fix.Replace step) {
    return refused("nothing is replaced within " + path);
  }

  @Override
  public Written add(SourceTree tree, Fix.AddResource step) {
    return refused("no " + step.type() + " is added");
  }

  @Override
  public String name(SourceTree tree, Fix.Need need) {
    return resource.name();
  }

  @Override
  public Written need(SourceTree tree, Fix.Need need, String name) {
    return refused("no " + need.type() + " is added");
  }

  @Override
  public Value reference(String type, String name, String attribute) {
    return Value.of("${" + type + "." + name + "." + attribute + "}");
  }

  @Override
  public Written close(SourceTree tree, String attribute) {
    return refused("no rule is closed");
  }

  @Override
  public Written limit(SourceTree tree, String path, Value account) {
    return refused("no statement is bound to an account");
  }

  @Override
  public Written setInside(SourceTree tree, String attribute, Map<String, Value> members) {
    return refused("the text of " + attribute + " is not edited");
  }

  @Override
  public List<Written.Done> sources(SourceTree tree, String path, Provenance from, Value value) {
    return ValueSource.ways(tree, graph, resource, from, value, budget);
  }
}
