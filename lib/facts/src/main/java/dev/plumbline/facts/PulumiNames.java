package dev.plumbline.facts;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Pulumi's names of a bridged resource's properties: camel case, and the plural for a list or set
 * of more than one. The rule is the bridge's own; what misses it stands in the mapping tables.
 */
public final class PulumiNames {
  private PulumiNames() {}

  /** {@code aws:s3:Bucket} and {@code random:RandomId} as the full token that schemas have. */
  public static String token(String type) {
    String[] parts = type.split(":", -1);
    String name = parts[parts.length - 1];
    if (name.isEmpty() || parts.length < 2 || parts.length > 3 || type.contains("/")) {
      return type;
    }
    String module = parts.length == 3 ? parts[1] : "index";
    String file = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    return parts[0] + ":" + module + "/" + file + ":" + name;
  }

  /** {@code aws:s3/bucket:Bucket} as people write it, {@code aws:s3:Bucket}. */
  public static String shortToken(String token) {
    return token.replaceFirst(":index/[^:]*:", ":").replaceFirst("/[^:]*:", ":");
  }

  /** Terraform attribute by Pulumi property, for one type's top level; empty without facts. */
  static Map<String, String> of(@Nullable ResourceFacts facts) {
    return facts == null ? new HashMap<>() : of(facts.attributes());
  }

  /**
   * Terraform attribute by Pulumi property, for the attributes of one block. Where two would have
   * one name, it is of the one that a program sets: {@code frontendEndpoints} are the blocks {@code
   * frontend_endpoint}, and not the computed {@code frontend_endpoints}.
   */
  public static Map<String, String> of(Map<String, AttributeFacts> attributes) {
    var names = new HashMap<String, String>();
    new TreeMap<>(attributes)
        .forEach((name, facts) -> {
          if (facts.settable()) {
            names.put(property(name, facts), name);
          } else {
            names.putIfAbsent(property(name, facts), name);
          }
        });
    return names;
  }

  private static String property(String name, AttributeFacts facts) {
    boolean many =
        (facts.type().startsWith("list") || facts.type().startsWith("set")) && facts.max() != 1;
    return many ? plural(camelCase(name)) : camelCase(name);
  }

  private static String plural(String name) {
    if (name.endsWith("s")) {
      return name;
    }
    boolean consonantY = name.endsWith("y") && !name.matches(".*[aeiou]y");
    return consonantY ? name.substring(0, name.length() - 1) + "ies" : name + "s";
  }

  private static String camelCase(String name) {
    var camel = new StringBuilder();
    for (String word : name.split("_", -1)) {
      camel.append(
          camel.isEmpty() || word.isEmpty()
              ? word
              : Character.toUpperCase(word.charAt(0)) + word.substring(1));
    }
    return camel.toString();
  }
}
