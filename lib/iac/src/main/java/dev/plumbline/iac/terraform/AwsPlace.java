package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The data sources {@code aws_region} and {@code aws_partition}, which ask nobody: they say where
 * the provider is configured to work. Known where its block says the region.
 */
final class AwsPlace {
  private AwsPlace() {}

  static boolean isOne(String type) {
    return type.equals("aws_region") || type.equals("aws_partition");
  }

  /**
   * @param content empty, or the data source is asked about another place
   */
  static Map<String, Datum> evaluate(
      String type, Content content, Providers.@Nullable Configured provider) {
    if (provider == null
        || !content.arguments().isEmpty()
        || !(provider.content().arguments().get("region") instanceof Datum.Str(String region))) {
      return Map.of();
    }
    if (type.equals("aws_region")) {
      Datum name = Datum.of(region);
      return Map.of("id", name, "name", name, "region", name);
    }
    return partition(region);
  }

  /**
   * Partitions by the prefix of their regions; of those that are not open to the public nothing is
   * said. Source: AWS General Reference, "Amazon Resource Names", and the endpoints of the regions.
   */
  private static Map<String, Datum> partition(String region) {
    if (region.startsWith("cn-")) {
      return partition("aws-cn", "amazonaws.com.cn", "cn.com.amazonaws");
    }
    if (region.startsWith("us-gov-")) {
      return partition("aws-us-gov", "amazonaws.com", "com.amazonaws");
    }
    return region.matches("(us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\\d+") && !region.contains("-iso")
        ? partition("aws", "amazonaws.com", "com.amazonaws")
        : Map.of();
  }

  private static Map<String, Datum> partition(String name, String suffix, String prefix) {
    return Map.of(
        "id", Datum.of(name),
        "partition", Datum.of(name),
        "dns_suffix", Datum.of(suffix),
        "reverse_dns_prefix", Datum.of(prefix));
  }
}
