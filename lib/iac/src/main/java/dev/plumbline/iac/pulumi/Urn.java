package dev.plumbline.iac.pulumi;

/** {@code urn:pulumi:stack::project::parent$type::name}, taken apart. */
public final class Urn {
  private static final String PREFIX = "urn:pulumi:";

  private Urn() {}

  /** The stack's name, or nothing where a text is no such name. */
  public static String stack(String urn) {
    int end = urn.indexOf("::");
    return urn.startsWith(PREFIX) && end > 0 ? urn.substring(PREFIX.length(), end) : "";
  }

  static String name(String urn) {
    String[] parts = urn.split("::", 4);
    return parts[parts.length - 1];
  }

  static String type(String urn) {
    String[] parts = urn.split("::", 4);
    return parts.length < 4 ? "" : parts[2].substring(parts[2].lastIndexOf('$') + 1);
  }
}
