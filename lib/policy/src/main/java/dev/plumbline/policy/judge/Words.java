package dev.plumbline.policy.judge;

import dev.plumbline.facts.TypeMapping;
import dev.plumbline.facts.TypeMappings;
import dev.plumbline.model.graph.Resource;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says to do, in the words of the language that the resource is written in. Policies
 * speak Terraform; for CloudFormation, names that the type mapping knows are put into its words,
 * and all others stay.
 */
final class Words {
  /** {@code an aws_s3_bucket_policy}, {@code storage_encrypted}, {@code Set encrypted}. */
  private static final Pattern NAME =
      Pattern.compile(
          "\\b(?:([Aa]n? )?(aws_[a-z0-9]+(?:_[a-z0-9]+)*)|([a-z][a-z0-9]*(?:_[a-z0-9]+)+)"
              + "|(?<=[Ss]et )([a-z]+)(?= to ))\\b");

  private Words() {}

  static String of(String text, Resource resource) {
    String original = resource.originalType();
    TypeMapping mapping =
        original == null || !original.contains("::")
            ? null
            : TypeMappings.cloudFormation().get(original);
    return mapping == null
        ? text
        : NAME.matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(word(found, mapping, resource)));
  }

  private static String word(MatchResult found, TypeMapping mapping, Resource resource) {
    String type = found.group(2);
    if (type != null) {
      String word = typeWord(type, mapping);
      boolean article = found.group(1) != null;
      return word == null ? found.group() : article ? article(found.group(1), word) : word;
    }
    String name = found.group(3) == null ? found.group(4) : found.group(3);
    String property = mapping.type().equals(resource.type()) ? mapping.property(name) : null;
    return property == null ? found.group() : property;
  }

  /** A property of the same resource, or another type. */
  private static @Nullable String typeWord(String type, TypeMapping mapping) {
    for (var split : mapping.split().entrySet()) {
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
