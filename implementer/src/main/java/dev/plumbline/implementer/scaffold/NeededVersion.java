package dev.plumbline.implementer.scaffold;

import dev.plumbline.iac.hcl.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The oldest release of Terraform that knows what a module uses. Source: Terraform's changelogs of
 * 1.1 to 1.10, and "Terraform v1.x compatibility promises" for what lies before.
 */
final class NeededVersion {
  /** By the type of a top-level block. */
  private static final Map<String, Integer> BLOCKS =
      Map.of("moved", 1, "import", 5, "check", 5, "removed", 7, "ephemeral", 10);

  private NeededVersion() {}

  /** {@code >= 1.5}; {@code ""} where nothing it uses is younger than 1.0. */
  static String of(List<Directory> directories) {
    int minor = 0;
    for (Directory directory : directories) {
      minor = Math.max(minor, of(directory));
    }
    return minor == 0 ? "" : ">= 1." + minor;
  }

  private static int of(Directory directory) {
    List<Integer> minors = new ArrayList<>(List.of(0));
    BLOCKS.forEach((type, minor) -> {
      if (!directory.blocks(type).isEmpty()) {
        minors.add(minor);
      }
    });
    boolean builtIn =
        directory.blocks("resource").stream()
            .anyMatch(placed -> "terraform_data".equals(placed.block().label(0)));
    minors.add(builtIn ? 4 : 0);
    boolean repeated =
        directory.blocks("import").stream()
            .anyMatch(placed -> placed.block().body().attribute("for_each") != null);
    minors.add(repeated ? 7 : 0);
    boolean optional =
        directory.blocks("variable").stream()
            .map(placed -> placed.block().body().attribute("type"))
            .anyMatch(NeededVersion::hasOptional);
    minors.add(optional ? 3 : 0);
    return minors.stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  private static boolean hasOptional(Body.@Nullable Attribute type) {
    return type != null && Expressions.calls(type.expression()).contains("optional");
  }
}
