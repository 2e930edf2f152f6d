package dev.plumbline.forecast.cost;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How price books name what attributes say. */
final class Words {
  private static final Map<String, Map<String, String>> TABLES =
      Map.of(
          "volume",
          Map.of(
              "gp2", "general purpose SSD, gp2",
              "gp3", "general purpose SSD, gp3",
              "io1", "provisioned IOPS SSD, io1",
              "io2", "provisioned IOPS SSD, io2",
              "st1", "throughput optimized HDD, st1",
              "sc1", "cold HDD, sc1",
              "standard", "magnetic"),
          "az",
          Map.of("true", "Multi-AZ", "false", "Single-AZ"),
          "azure_disk",
          Map.of("Premium_LRS", "P", "Standard_LRS", "S", "StandardSSD_LRS", "E"),
          "google_disk",
          Map.of(
              "pd-standard", "Standard provisioned storage (pd-standard)",
              "pd-ssd", "SSD provisioned storage (pd-ssd)",
              "pd-balanced", "Balanced provisioned storage (pd-balanced)",
              "pd-extreme", "Extreme provisioned storage (pd-extreme)"),
          "google_redis",
          Map.of("BASIC", "basic", "STANDARD_HA", "standard"));

  /** Sizes of Azure's managed disks in GiB, and the numbers of their tiers; Azure's price page. */
  private static final List<Step> AZURE_TIERS =
      List.of(
          new Step(32, "4"),
          new Step(64, "6"),
          new Step(128, "10"),
          new Step(256, "15"),
          new Step(512, "20"),
          new Step(1_024, "30"),
          new Step(2_048, "40"),
          new Step(4_096, "50"),
          new Step(8_192, "60"),
          new Step(16_384, "70"),
          new Step(32_767, "80"));

  /** Capacity tiers of Memorystore for Redis in GB; Google's price page. */
  private static final List<Step> GOOGLE_REDIS =
      List.of(
          new Step(4, "M1"),
          new Step(10, "M2"),
          new Step(35, "M3"),
          new Step(100, "M4"),
          new Step(300, "M5"));

  /** What is included of something, so that only the rest is charged: {@code over_3000}. */
  private static final Pattern OVER = Pattern.compile("over_(\\d{1,7})");

  private static final Pattern CUSTOM = Pattern.compile("db-custom-(\\d{1,3})-(\\d{1,7})");

  private record Step(long most, String name) {}

  private Words() {}

  /** The book's word; null where it has none. */
  static @Nullable String of(String table, String value) {
    return switch (table) {
      case "lower" -> value.toLowerCase(Locale.ROOT);
      case "azure_tier" -> tier(AZURE_TIERS, value);
      case "google_redis_tier" -> tier(GOOGLE_REDIS, value);
      case "custom_cpus" -> custom(value, 1, BigDecimal.ONE);
      case "custom_gb" -> custom(value, 2, BigDecimal.valueOf(1024));
      default ->
          OVER.matcher(table).matches()
              ? over(table, value)
              : TABLES.getOrDefault(table, Map.of()).get(value);
    };
  }

  static boolean isTable(String name) {
    return TABLES.containsKey(name)
        || OVER.matcher(name).matches()
        || List.of("lower", "azure_tier", "google_redis_tier", "custom_cpus", "custom_gb")
            .contains(name);
  }

  private static @Nullable String over(String table, String value) {
    if (!value.matches("\\d{1,9}")) {
      return null;
    }
    long included = Long.parseLong(table.substring(table.indexOf('_') + 1));
    return Long.toString(Math.max(0, Long.parseLong(value) - included));
  }

  private static @Nullable String tier(List<Step> steps, String size) {
    if (!size.matches("\\d{1,9}")) {
      return null;
    }
    long wanted = Long.parseLong(size);
    return steps.stream()
        .filter(step -> wanted <= step.most())
        .map(Step::name)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String custom(String tier, int group, BigDecimal divisor) {
    Matcher matcher = CUSTOM.matcher(tier);
    return matcher.matches()
        ? new BigDecimal(matcher.group(group)).divide(divisor).stripTrailingZeros().toPlainString()
        : null;
  }
}
