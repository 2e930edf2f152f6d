package dev.plumbline.policy.term;

import dev.plumbline.model.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * One fact that would decide an open term.
 *
 * @param place where it would stand, null if nowhere in particular
 * @param reason why it is open, in words a user understands
 */
public record Cause(Kind kind, @Nullable Place place, String reason) {
  public enum Kind {
    ABSENT,
    UNKNOWN,
    MISFIT
  }

  public static Cause absent(@Nullable Place place) {
    return new Cause(Kind.ABSENT, place, "it is not set and no default is known for it");
  }

  static Cause unknown(@Nullable Place place, Value.Origin origin) {
    return new Cause(Kind.UNKNOWN, place, origin.reason());
  }

  /** "storage_encrypted: no value is given for var.encrypted". */
  public String wanted() {
    String path = place == null ? "" : place.path();
    return path.isEmpty() ? reason : path + ": " + reason;
  }

  /** Whether a value comes from a resource, and so will be there, whatever it is. */
  public static boolean isResource(Value.Origin origin) {
    String address = origin.address();
    return !address.isEmpty()
        && !address.startsWith("var.")
        && !address.contains(".var.")
        && !origin.expression().contains("?");
  }
}
