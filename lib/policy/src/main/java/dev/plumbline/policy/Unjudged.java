package dev.plumbline.policy;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Resources that are read and evaluated, and that no policy looks at since it knows none of them.
 */
public final class Unjudged {
  private static final String DATA = "data.";

  /** Providers whose resources hold nothing and serve nobody: nothing is missed there. */
  private static final Set<String> UTILITIES =
      Set.of(
          "archive",
          "command",
          "custom",
          "external",
          "http",
          "local",
          "null",
          "pulumi",
          "random",
          "template",
          "terraform",
          "time",
          "tls");

  private Unjudged() {}

  /** How many there are, by provider as the types' names begin. */
  public static Map<String, Integer> of(Catalogue catalogue, Graph graph) {
    var counts = new TreeMap<String, Integer>();
    for (Resource resource : graph.resources()) {
      if (resource.mode() == Resource.Mode.MANAGED) {
        counts.merge(provider(resource.type()), 1, Integer::sum);
      }
    }
    counts
        .keySet()
        .removeIf(provider -> UTILITIES.contains(provider) || isJudged(provider, catalogue));
    return counts;
  }

  /** For the providers that most people have, the first policies say so. */
  private static boolean isJudged(String provider, Catalogue catalogue) {
    return catalogue.policies().stream()
        .flatMap(policy -> policy.rules().stream())
        .flatMap(rule -> rule.types().stream())
        .anyMatch(type ->
            provider(type.substring(type.startsWith(DATA) ? DATA.length() : 0)).equals(provider));
  }

  /** {@code aws} of {@code aws_s3_bucket}, {@code AWS::S3::Bucket}, {@code aws:s3:Bucket}. */
  private static String provider(String type) {
    int end = 0;
    while (end < type.length() && type.charAt(end) != '_' && type.charAt(end) != ':') {
      end++;
    }
    return type.substring(0, end).toLowerCase(Locale.ROOT);
  }
}
