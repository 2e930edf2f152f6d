package dev.plumbline.iac.kubernetes;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The config maps and secrets that a kustomization makes, with their literals. What comes from
 * files is not looked into. Names are without the digest of their content.
 */
final class Generated {
  private Generated() {}

  static List<KubernetesObject> of(YamlNode root) {
    List<KubernetesObject> objects = new ArrayList<>();
    for (YamlNode item : KustomizationFile.items(root, "configMapGenerator")) {
      objects.add(object("ConfigMap", "data", item));
    }
    for (YamlNode item : KustomizationFile.items(root, "secretGenerator")) {
      objects.add(object("Secret", "stringData", item));
    }
    return objects;
  }

  private static KubernetesObject object(String kind, String texts, YamlNode item) {
    List<YamlNode.Entry> metadata = new ArrayList<>();
    for (String name : List.of("name", "namespace")) {
      item.members().stream()
          .filter(entry -> entry.key().text().equals(name))
          .forEach(metadata::add);
    }
    List<YamlNode.Entry> literals = new ArrayList<>();
    for (YamlNode literal : KustomizationFile.items(item, "literals")) {
      String written = literal.scalarText().orElse("");
      int cut = written.indexOf('=');
      if (cut > 0) {
        literals.add(
            Edits.entry(
                written.substring(0, cut), Edits.text(written.substring(cut + 1), literal)));
      }
    }
    var body =
        new YamlNode.Mapping(
            List.of(
                Edits.entry("apiVersion", Edits.text("v1", item)),
                Edits.entry("kind", Edits.text(kind, item)),
                Edits.entry("metadata", new YamlNode.Mapping(metadata, "", item.span())),
                Edits.entry(texts, new YamlNode.Mapping(literals, "", item.span()))),
            "",
            item.span());
    return new KubernetesObject(body);
  }
}
