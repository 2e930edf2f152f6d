package dev.plumbline.policy.iam;

import java.util.regex.Pattern;

/** Amazon resource names: {@code arn:partition:service:region:account:resource}. */
final class Arn {
  private static final String ANYTHING = "*";
  private static final int PARTS = 6;
  private static final int SERVICE = 2;
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;
  private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");
  private static final Pattern KIND = Pattern.compile("[a-zA-Z-]+[/:]\\*");

  private Arn() {}

  /** Whether it covers every resource there is, or every one of a kind: {@code …:role/*}. */
  static boolean coversKind(String text) {
    if (text.equals(ANYTHING)) {
      return true;
    }
    String[] parts = text.split(":", PARTS);
    if (parts.length < PARTS || !parts[0].equals("arn")) {
      return false;
    }
    String resource = parts[PARTS - 1];
    boolean everything = resource.equals(ANYTHING);
    // a bucket's name stands where other services write the kind
    return parts[SERVICE].equals("s3")
        ? everything || resource.equals("*/*")
        : everything || KIND.matcher(resource).matches();
  }

  /**
   * The same of what an action acts on: its service, and its kind where {@link Targets} knows it.
   */
  static boolean coversKindOf(String text, String action) {
    if (text.equals(ANYTHING)) {
      return true;
    }
    if (!coversKind(text)) {
      return false;
    }
    String[] parts = text.split(":", PARTS);
    String service = action.substring(0, action.indexOf(':'));
    String kind = Targets.kind(action);
    String resource = parts[PARTS - 1];
    return (parts[SERVICE].equals(ANYTHING) || parts[SERVICE].equalsIgnoreCase(service))
        && (kind == null
            || resource.equals(ANYTHING)
            || resource.substring(0, resource.length() - 2).equals(kind));
  }

  /** Whether it leaves out none of the resources that an action acts on, whatever their region. */
  static boolean coversAll(String text, String action) {
    if (!coversKindOf(text, action) || text.equals(ANYTHING)) {
      return text.equals(ANYTHING);
    }
    String[] parts = text.split(":", PARTS);
    return (parts[REGION].isEmpty() || parts[REGION].equals(ANYTHING))
        && (Targets.kind(action) != null || parts[PARTS - 1].equals(ANYTHING));
  }

  /** Whether it stands for a whole account: its number, or its {@code :root}. */
  static boolean isAccount(String text) {
    String[] parts = text.split(":", PARTS);
    return ACCOUNT_ID.matcher(text).matches()
        || (parts.length == PARTS
            && parts[SERVICE].equals("iam")
            && ACCOUNT_ID.matcher(parts[ACCOUNT]).matches()
            && parts[PARTS - 1].equals("root"));
  }
}
