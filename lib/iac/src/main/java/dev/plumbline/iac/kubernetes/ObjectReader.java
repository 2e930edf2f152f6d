package dev.plumbline.iac.kubernetes;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.KubernetesKinds;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.resolved.Unknowns;
import dev.plumbline.iac.resolved.Vocabulary;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Objects as resources in the words of the Terraform provider's type for their kind. */
final class ObjectReader {
  /** What the files say of an object that is none of its arguments. */
  private static final Set<String> APART = Set.of("apiVersion", "kind", "metadata", "status");

  private final KubernetesObject object;
  private final String address;
  private final String originalType;
  private final String type;
  private final @Nullable ResourceFacts facts;
  private final Vocabulary vocabulary;

  private ObjectReader(KubernetesObject object, String address) {
    this.object = object;
    this.address = address;
    this.originalType = object.apiVersion() + " " + object.kind();
    String known = KubernetesKinds.type(object.apiVersion(), object.kind());
    this.type = known == null ? originalType : known;
    this.facts = known == null ? null : Facts.bundled().described(known);
    this.vocabulary = new Vocabulary(type, facts);
  }

  /** The object under an address; what could not be followed leaves its specification unknown. */
  static Resource read(KubernetesObject object, String address) {
    return new ObjectReader(object, address).resource();
  }

  private Resource resource() {
    SourceRange header = header();
    object.body().get("metadata").ifPresent(this::metadata);
    for (YamlNode.Entry entry : object.body().entries()) {
      String name = entry.key().text();
      if (!APART.contains(name)) {
        Resolved value =
            object.open().isEmpty()
                ? Secrets.hidden(object.kind(), name, Nodes.resolved(entry.value()))
                : Resolved.leaf(Unknowns.because(object.open()), entry.value().span().range());
        vocabulary.add(attribute(name), new Resolved.Member(value, entry.span().range()));
      }
    }
    return new Resource(
        address,
        Resource.Mode.MANAGED,
        type,
        object.name(),
        "",
        vocabulary.attributes(),
        vocabulary.provenance(),
        object.body().span().range(),
        header,
        Lifecycle.DEFAULT,
        "kubernetes",
        vocabulary.metadata(Annotations.suppressions(object.body())),
        originalType);
  }

  private SourceRange header() {
    return object.body().entries().stream()
        .filter(entry -> entry.key().text().equals("kind"))
        .findFirst()
        .map(entry -> entry.span().range())
        .orElse(object.body().span().range());
  }

  /** A secret's texts stand in one map there, whatever form they have here. */
  private String attribute(String name) {
    return facts == null
        ? name
        : name.equals("stringData") && object.kind().equals("Secret")
            ? "data"
            : vocabulary.attribute(name);
  }

  /** Where no namespace is written, whoever applies the object decides about it. */
  private void metadata(YamlNode metadata) {
    Resolved resolved = Nodes.resolved(metadata);
    AttributeFacts known = facts == null ? null : facts.attributes().get("metadata");
    if (known != null
        && known.nested().containsKey("namespace")
        && resolved instanceof Resolved.Members written
        && !written.members().containsKey("namespace")) {
      Map<String, Resolved.Member> members = new LinkedHashMap<>(written.members());
      Value open = Unknowns.deployment(address + ".namespace");
      members.put(
          "namespace", new Resolved.Member(Resolved.leaf(open, written.range()), written.range()));
      resolved = new Resolved.Members(members, written.range(), List.of());
    }
    vocabulary.add("metadata", new Resolved.Member(resolved, metadata.span().range()));
  }
}
