package dev.plumbline.forecast;

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

  private static final Certainty UNKNOWN =
      Certainty.possible("there are no facts about this type; the change may replace it");

  private OtherProviders() {}

  static @Nullable Certainty forces(String type, String path) {
    if (type.equals(ApplyTime.TERRAFORM_DATA)) {
      return Paths.within(path, "triggers_replace") ? Certainty.CERTAIN : null;
    }
    return ALL_ARGUMENTS.contains(type) ? Certainty.CERTAIN : UNKNOWN;
  }
}
