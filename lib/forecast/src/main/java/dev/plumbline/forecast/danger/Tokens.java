package dev.plumbline.forecast.danger;

import dev.plumbline.facts.KubernetesKinds;
import dev.plumbline.facts.TemplateType;
import dev.plumbline.facts.TemplateTypes;
import dev.plumbline.facts.TypeMapping;
import dev.plumbline.facts.TypeMappings;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pulumi's tokens, {@code provider:module:Type}, in the words that the tables have. */
final class Tokens {
  private static final Pattern TOKEN = Pattern.compile("([\\w-]+):([\\w./-]+):(\\w+)");
  private static final Pattern VERSIONED = Pattern.compile("/?v\\d\\w*$");
  private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  private Tokens() {}

  /** {@code azure-native:sql:Database} of {@code azure-native:sql/v20211101:Database}. */
  static String plain(String original) {
    Matcher token = TOKEN.matcher(original);
    return token.matches() && token.group(1).endsWith("-native")
        ? token.group(1)
            + ":"
            + VERSIONED.matcher(token.group(2)).replaceFirst("")
            + ":"
            + token.group(3)
        : original;
  }

  /**
   * The type of CloudFormation that a template names, or a provider that is made of its types:
   * {@code AWS::RDS::DBInstance} of {@code aws-native:rds:DbInstance}; null where there is none.
   */
  static @Nullable TemplateType template(String original) {
    Matcher token = TOKEN.matcher(original);
    return token.matches() && token.group(1).equals("aws-native")
        ? TemplateTypes.bundled().inAnyCase("AWS::" + token.group(2) + "::" + token.group(3))
        : TemplateTypes.bundled().get(original);
  }

  /**
   * The type in Terraform's words, as far as it can be told: {@code digitalocean_database_cluster}
   * of a bridged provider's {@code digitalocean:index/databaseCluster:DatabaseCluster}.
   *
   * @param type as the resource has it, the original one where nothing maps it
   */
  static String terraform(String type, String original) {
    TemplateType template = template(original);
    Matcher token = TOKEN.matcher(original);
    if (!type.equals(original)) {
      return type;
    }
    if (template != null) {
      TypeMapping mapping = TypeMappings.cloudFormation().get(template.type());
      return mapping == null ? type : mapping.type();
    }
    return token.matches() && token.group(2).startsWith("index")
        ? token.group(1)
            + "_"
            + WORD.matcher(token.group(3)).replaceAll("_").toLowerCase(Locale.ROOT)
        : type;
  }

  /** Of an object in Pulumi's words, {@code kubernetes:core/v1:Secret}, the type of its kind. */
  static String kubernetes(String type) {
    Matcher token = TOKEN.matcher(type);
    @Nullable String known =
        token.matches() && token.group(1).equals("kubernetes")
            ? KubernetesKinds.type(token.group(2).replaceFirst("^core/", ""), token.group(3))
            : null;
    return known == null ? type : known;
  }
}
