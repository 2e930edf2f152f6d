package dev.plumbline.forecast;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What forces a replacement where there are no facts: {@code terraform_data} as Terraform 1.11
 * documents it, and the small providers in which every argument does (registry documentation of
 * null 3, random 3, tls 4, local 2, time 0).
 */
final class OtherProviders {
  private static final Set<String> ALL_ARGUMENTS =
      Set.of(
          "null_resource",
          "random_id",
          "random_integer",
          "random_password",
          "random_pet",
          "random_shuffle",
          "random_string",
          "random_uuid",
          "tls_private_key",
          "local_file",
          "local_sensitive_file",
          "time_static");

  private static final Map<String, String> CHARACTERS =
      Map.of(
          "special", "true",
          "upper", "true",
          "lower", "true",
          "number", "true",
          "numeric", "true",
          "min_special", "0",
          "min_upper", "0",
          "min_lower", "0",
          "min_numeric", "0");

  /** What is written into the state where the source says nothing, from the same pages. */
  private static final Map<String, Map<String, String>> DEFAULTS =
      Map.of(
          "random_password", CHARACTERS,
          "random_string", CHARACTERS,
          "random_pet", Map.of("length", "2", "separator", "-"),
          "tls_private_key", Map.of("rsa_bits", "2048", "ecdsa_curve", "P224"),
          "local_file", Map.of("file_permission", "0777", "directory_permission", "0777"));

  private static final Certainty UNKNOWN =
      Certainty.possible("there are no facts about this type; the change may replace it");

  private OtherProviders() {}

  /** What an attribute is that is left out, as text; null where that isn't known. */
  static @Nullable String fallback(String type, String path) {
    return DEFAULTS.getOrDefault(type, Map.of()).get(path);
  }

  static @Nullable Certainty forces(String type, String path) {
    if (type.equals(ApplyTime.TERRAFORM_DATA)) {
      return Paths.within(path, "triggers_replace") ? Certainty.CERTAIN : null;
    }
    return ALL_ARGUMENTS.contains(type) ? Certainty.CERTAIN : UNKNOWN;
  }
}
