package dev.plumbline.policy;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Resources that are read and evaluated, and that no policy looks at since it knows none of them.
 */
public final class Unjudged {
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
    Set<String> judged =
        catalogue.policies().stream()
            .flatMap(policy -> policy.rules().stream())
            .flatMap(rule -> rule.types().stream())
            .map(type -> provider(type.replaceFirst("^data\\.", "")))
            .collect(Collectors.toSet());
    var counts = new TreeMap<String, Integer>();
    for (Resource resource : graph.resources()) {
      String provider = provider(resource.type());
      if (resource.mode() == Resource.Mode.MANAGED
          && !judged.contains(provider)
          && !UTILITIES.contains(provider)) {
        counts.merge(provider, 1, Integer::sum);
      }
    }
    return counts;
  }

  /** {@code aws} of {@code aws_s3_bucket}, {@code AWS::S3::Bucket}, {@code aws:s3:Bucket}. */
  private static String provider(String type) {
    return type.split("[_:]", 2)[0].toLowerCase(java.util.Locale.ROOT);
  }
}
