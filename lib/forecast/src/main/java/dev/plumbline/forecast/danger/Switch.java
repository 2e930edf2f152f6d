package dev.plumbline.forecast.danger;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.forecast.reading.Settings;
import dev.plumbline.model.graph.Resource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a protection against deletion is on: most are a boolean, some a word. */
final class Switch {
  /**
   * The word that protects. Sources: docs.aws.amazon.com/cognito-user-identity-pools,
   * CreateUserPool ({@code DeletionProtection}: ACTIVE, INACTIVE); registry.terraform.io,
   * google_bigtable_table and google_bigtable_authorized_view ({@code deletion_protection}:
   * PROTECTED, UNPROTECTED).
   */
  static final Map<String, String> WORDS =
      Map.of(
          "aws_cognito_user_pool", "ACTIVE",
          "google_bigtable_table", "PROTECTED",
          "google_bigtable_authorized_view", "PROTECTED");

  /** What providers call it. */
  static final List<String> PATHS =
      List.of("deletion_protection", "deletion_protection_enabled", "enable_deletion_protection");

  private Switch() {}

  /** Null where it isn't known, as of a word that nobody looked up. */
  static @Nullable Boolean isOn(Resource resource, String path) {
    Boolean set = Settings.isSet(resource, path);
    if (!isWord(resource.type(), path) || !Boolean.TRUE.equals(set)) {
      return set;
    }
    String word = WORDS.get(resource.type());
    return word == null ? null : word.equals(Settings.text(resource, path, ""));
  }

  static boolean isWord(String type, String path) {
    ResourceFacts facts = Facts.bundled().resource(type);
    AttributeFacts attribute = facts == null ? null : facts.attribute(path);
    return PATHS.contains(path) && attribute != null && attribute.type().startsWith("string");
  }
}
