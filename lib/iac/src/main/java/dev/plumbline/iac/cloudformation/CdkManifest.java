package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.yaml.YamlFile;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code manifest.json} of the CDK's output: for each template, the account and the region that it
 * was made for, {@code aws://111122223333/eu-west-1}. AWS CDK, "Cloud assembly schema".
 */
public final class CdkManifest {
  private static final String SCHEME = "aws://";

  private CdkManifest() {}

  /** Where the manifest of a template's output would be. */
  public static String beside(String template) {
    return template.substring(0, template.lastIndexOf('/') + 1) + "manifest.json";
  }

  /**
   * The pseudo parameters that a template has by its manifest; none where that leaves them open.
   */
  static Map<String, Input> parameters(String template, Snapshot snapshot) {
    String path = beside(template);
    YamlNode root =
        path.equals(template) ? null : snapshot.document(path).map(YamlFile::root).orElse(null);
    List<YamlNode.Entry> artifacts =
        root == null
            ? List.of()
            : root.member("artifacts").map(YamlNode::members).orElse(List.of());
    String name = SourcePaths.name(template);
    for (YamlNode.Entry artifact : artifacts) {
      YamlNode body = artifact.value();
      boolean ours =
          body.member("properties")
              .flatMap(all -> all.member("templateFile"))
              .flatMap(YamlNode::scalarText)
              .filter(name::equals)
              .isPresent();
      YamlNode environment = body.member("environment").orElse(null);
      if (ours && environment != null) {
        return of(environment);
      }
    }
    return Map.of();
  }

  private static Map<String, Input> of(YamlNode environment) {
    String text = environment.scalarText().orElse("");
    int slash = text.indexOf('/', SCHEME.length());
    Map<String, Input> known = new HashMap<>();
    if (text.startsWith(SCHEME) && slash > 0) {
      put(known, "AWS::AccountId", text.substring(SCHEME.length(), slash), environment);
      put(known, "AWS::Region", text.substring(slash + 1), environment);
    }
    return known;
  }

  private static void put(
      Map<String, Input> known, String name, String value, YamlNode environment) {
    if (!value.startsWith("unknown-")) {
      known.put(name, Input.of(Resolved.leaf(Value.of(value), environment.span().range())));
    }
  }
}
