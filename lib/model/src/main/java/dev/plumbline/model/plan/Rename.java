package dev.plumbline.model.plan;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import dev.plumbline.model.plan.PlannedChange.Confidence;

/**
 * A resource or a whole module that the change gives another address, and what keeps it from being
 * destroyed and created.
 *
 * @param from address as it was; of a module, a block with all its instances, or one instance
 * @param to address as it is in the head
 * @param remedy what {@code text} is
 * @param file where {@code text} belongs, {@code ""} where nothing is to be written
 * @param line 1-based; {@code text} comes after it
 * @param text the lines to add, {@code ""} where none helps
 * @param instances how many instances it saves from being destroyed, or that it concerns
 * @param reason why the two are taken for the same
 */
public record Rename(
    String from,
    String to,
    Remedy remedy,
    String file,
    int line,
    String text,
    int instances,
    Confidence confidence,
    String reason) {

  /** What can be done about it. */
  public enum Remedy {
    /** A {@code moved} block of Terraform. */
    MOVED_BLOCK,
    /** An entry of {@code options.aliases} of Pulumi. */
    ALIAS,
    /**
     * Nothing: CloudFormation replaces what gets another logical id. And what we don't know of: we
     * could not write it.
     */
    @JsonEnumDefaultValue
    NONE
  }

  /** A patch for {@code git apply --unidiff-zero}; {@code ""} where nothing is to be written. */
  public String patch() {
    if (file.isEmpty() || text.isEmpty()) {
      return "";
    }
    var patch = new StringBuilder("--- a/" + file + "\n+++ b/" + file + "\n");
    long lines = text.lines().count();
    patch.append("@@ -" + line + ",0 +" + (line + 1) + "," + lines + " @@\n");
    text.lines().forEach(added -> patch.append('+').append(added).append('\n'));
    return patch.toString();
  }
}
