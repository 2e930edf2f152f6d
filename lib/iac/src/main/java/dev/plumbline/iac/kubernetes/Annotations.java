package dev.plumbline.iac.kubernetes;

import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an object's annotations say to reviewers, in the form that other templates' metadata has:
 * {@code checkov.io/skip1: CKV_K8S_20=reason}, as that tool's documentation describes it.
 */
final class Annotations {
  private static final String SKIP = "checkov.io/skip";

  private Annotations() {}

  static Value.Obj suppressions(YamlNode object) {
    List<Value> skips = new ArrayList<>();
    for (YamlNode.Entry entry :
        object
            .member("metadata")
            .flatMap(metadata -> metadata.member("annotations"))
            .map(YamlNode::members)
            .orElse(List.of())) {
      String written = entry.value().scalarText().orElse("");
      if (entry.key().text().startsWith(SKIP) && !written.isEmpty()) {
        int cut = written.indexOf('=');
        Map<String, Value> skip = new LinkedHashMap<>();
        skip.put("id", Value.of((cut < 0 ? written : written.substring(0, cut)).strip()));
        skip.put("comment", Value.of(cut < 0 ? "" : written.substring(cut + 1).strip()));
        skips.add(new Value.Obj(skip));
      }
    }
    return skips.isEmpty()
        ? Value.Obj.EMPTY
        : new Value.Obj(Map.of("checkov", new Value.Obj(Map.of("skip", new Value.Seq(skips)))));
  }
}
