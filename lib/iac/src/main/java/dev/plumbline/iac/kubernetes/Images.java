package dev.plumbline.iac.kubernetes;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The images of containers, with the names, tags and digests that a kustomization gives them. */
final class Images {
  private static final List<String> CONTAINERS = List.of("containers", "initContainers");

  private Images() {}

  /**
   * @param item of a kustomization's {@code images}
   */
  static YamlNode.Mapping changed(YamlNode.Mapping object, YamlNode item) {
    Map<YamlNode, YamlNode> others = new IdentityHashMap<>();
    collect(object, item, others);
    return !others.isEmpty() && Edits.replaced(object, others) instanceof YamlNode.Mapping mapping
        ? mapping
        : object;
  }

  private static void collect(YamlNode node, YamlNode item, Map<YamlNode, YamlNode> others) {
    node.items().forEach(element -> collect(element, item, others));
    for (YamlNode.Entry entry : node.members()) {
      if (CONTAINERS.contains(entry.key().text())) {
        for (YamlNode container : entry.value().items()) {
          YamlNode image = container.member("image").orElse(null);
          if (image instanceof YamlNode.Scalar written) {
            String changed = changed(written.text(), item);
            if (!changed.equals(written.text())) {
              others.put(written, Edits.text(changed, item));
            }
          }
        }
      }
      collect(entry.value(), item, others);
    }
  }

  private static String changed(String image, YamlNode item) {
    int at = image.indexOf('@');
    int colon = image.indexOf(':', image.lastIndexOf('/') + 1);
    int end = at >= 0 ? at : colon >= 0 ? colon : image.length();
    String plain = image.substring(0, colon >= 0 && colon < end ? colon : end);
    if (!plain.equals(KubernetesObject.text(item, "name"))) {
      return image;
    }
    String name = KubernetesObject.text(item, "newName");
    String tag = KubernetesObject.text(item, "newTag");
    String digest = KubernetesObject.text(item, "digest");
    String behind =
        !digest.isEmpty() ? "@" + digest : !tag.isEmpty() ? ":" + tag : image.substring(end);
    return (name.isEmpty() ? plain : name) + behind;
  }
}
