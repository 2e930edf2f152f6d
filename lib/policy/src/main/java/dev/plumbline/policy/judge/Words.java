package dev.plumbline.policy.judge;

import dev.plumbline.facts.PropertyNames;
import dev.plumbline.facts.TypeMapping;
import dev.plumbline.facts.TypeMappings;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Remediation;
import dev.plumbline.policy.workload.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says to do, in the words of the language that the resource is written in. Policies
 * speak Terraform; for CloudFormation, names of types and attributes that it knows are put into its
 * words, and all others stay; for Kubernetes' manifests, names of arguments. Where something is
 * done in another way there, the policy has a text of its own.
 */
final class Words {
  /** {@code an aws_s3_bucket_policy}, {@code storage_encrypted}, {@code vpc_config.ids}. */
  private static final Pattern NAME =
      Pattern.compile(
          "(?<![\\w./:-])(?:([Aa]n? )?(aws_[a-z0-9]+(?:_[a-z0-9]+)*)"
              + "|((?:[a-z][a-z0-9_]*(?:\\[\\])?\\.)+[a-z][a-z0-9_]*|[a-z][a-z0-9]*(?:_[a-z0-9]+)+)"
              + "|(?<=[Ss]et )([a-z]+)(?= to ))(?![\\w/:]|\\.\\w)");

  private Words() {}

  static String of(Remediation remediation, StackSpec.Kind language, Resource resource) {
    String own = remediation.own().get(language);
    return own == null ? of(remediation.text(), resource) : own;
  }

  static String of(String text, Resource resource) {
    if (Manifest.isSource(resource)) {
      return ManifestWords.of(text);
    }
    String original = resource.originalType();
    return original == null || !original.contains("::")
        ? text
        : NAME.matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(word(found, original, resource.type())));
  }

  private static String word(MatchResult found, String original, String terraform) {
    TypeMapping mapping = TypeMappings.cloudFormation().get(original);
    String type = found.group(2);
    if (type != null) {
      String word = typeWord(type, mapping);
      boolean article = found.group(1) != null;
      return word == null ? found.group() : article ? article(found.group(1), word) : word;
    }
    String name = found.group(3) == null ? found.group(4) : found.group(3);
    boolean same = mapping != null && mapping.type().equals(terraform);
    String property = property(name, original, same ? mapping : null);
    return property == null ? found.group() : property;
  }

  /**
   * Of a path's steps those that CloudFormation has, where it has the last one; only that where
   * Terraform's type is another one than the mapping's, and its paths too.
   */
  private static @Nullable String property(
      String path, String original, @Nullable TypeMapping mapping) {
    String[] steps = path.replace("[]", "").split("\\.", -1);
    var known = new ArrayList<String>();
    for (int i = mapping == null ? steps.length - 1 : 0; i < steps.length; i++) {
      String mapped = i == 0 && mapping != null ? mapping.property(steps[i]) : null;
      String property = mapped == null ? PropertyNames.find(original, steps[i]) : mapped;
      if (property != null) {
        known.add(property);
      } else if (i == steps.length - 1) {
        return null;
      }
    }
    return String.join(".", known);
  }

  /** A property of the same resource, or another type. */
  private static @Nullable String typeWord(String type, @Nullable TypeMapping mapping) {
    Map<String, String> splits = mapping == null ? Map.of() : mapping.split();
    for (var split : splits.entrySet()) {
      if (split.getValue().equals(type)) {
        return split.getKey();
      }
    }
    return ByTerraform.TYPES.get(type);
  }

  private static String article(String written, String word) {
    boolean capital = written.startsWith("A");
    return word.contains("::")
        ? (capital ? "An " : "an ") + word
        : (capital ? "The property " : "the property ") + word;
  }

  /** Read when the first finding of a template asks; ambiguous ones are left out. */
  private static final class ByTerraform {
    static final Map<String, String> TYPES = read();

    private static Map<String, String> read() {
      var types = new HashMap<String, String>();
      var several = new HashMap<String, Integer>();
      TypeMappings all = TypeMappings.cloudFormation();
      for (String source : all.sources()) {
        TypeMapping mapping = all.get(source);
        if (mapping != null) {
          types.put(mapping.type(), source);
          several.merge(mapping.type(), 1, Integer::sum);
        }
      }
      types.keySet().removeIf(type -> several.getOrDefault(type, 0) > 1);
      return Map.copyOf(types);
    }
  }
}
