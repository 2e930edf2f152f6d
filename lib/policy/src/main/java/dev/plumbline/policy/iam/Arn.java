package dev.plumbline.policy.iam;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Amazon resource names: {@code arn:partition:service:region:account:resource}. Whether a pattern
 * is broad is asked of made-up names: one that a pattern covers, though nobody ever named it, is
 * covered with all of its kind, however the pattern is written.
 */
final class Arn {
  private static final String ANYTHING = "*";
  private static final int PARTS = 6;
  private static final int PARTITION = 1;
  private static final int SERVICE = 2;
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;
  private static final Pattern ACCOUNT_ID = Pattern.compile("\\d{12}");
  private static final Pattern KIND = Pattern.compile("[a-zA-Z-]+[/:]\\*");
  private static final List<String> SEPARATORS = List.of("/", ":");

  /** A name that no pattern has in it, and longer than a row of question marks. */
  static final String MADE_UP = "~".repeat(48);

  private Arn() {}

  /** Whether it covers every resource of every service. */
  static boolean coversEverything(String text) {
    return covers(text, MADE_UP, own(text, REGION, "us-east-1"), MADE_UP);
  }

  /**
   * Whether it covers every resource that an action acts on, in one account and region or in all:
   * those of its service, and of its kind where {@link Targets} knows it; else of any one kind.
   */
  static boolean coversKindOf(String text, String action) {
    String region = own(text, REGION, "us-east-1");
    return coversTarget(text, action, region)
        || (Targets.kind(action) == null && coversSomeKind(text, service(action), region));
  }

  /** Whether it leaves out none of the resources that an action acts on, whatever their region. */
  static boolean coversAll(String text, String action) {
    String region = part(text, REGION).isEmpty() ? "" : MADE_UP;
    return coversTarget(text, action, region);
  }

  /** Of its kind where it is known, else everything of its service. */
  private static boolean coversTarget(String text, String action, String region) {
    String service = service(action);
    String kind = Targets.kind(action);
    return kind == null
        ? covers(text, service, region, MADE_UP)
        : SEPARATORS.stream()
            .anyMatch(separator -> covers(text, service, region, kind + separator + MADE_UP));
  }

  /** Every one of the kind that it names itself: {@code …:role/*}. */
  private static boolean coversSomeKind(String text, String service, String region) {
    String[] parts = text.split(":", PARTS);
    if (parts.length < PARTS) {
      return false;
    }
    String resource = parts[PARTS - 1];
    // a bucket's name stands where other services write the kind
    boolean kind =
        parts[SERVICE].equals("s3") ? resource.equals("*/*") : KIND.matcher(resource).matches();
    return kind && covers(text, service, region, resource);
  }

  /**
   * Whether a pattern takes in one resource, in whatever region and account that is.
   *
   * @param resource its part of an ARN, {@code table/orders}
   */
  static boolean names(String pattern, String service, String resource) {
    return Wildcard.matches(
        pattern,
        String.join(
            ":",
            "arn",
            own(pattern, PARTITION, "aws"),
            service,
            own(pattern, REGION, "us-east-1"),
            own(pattern, ACCOUNT, "000000000000"),
            resource));
  }

  private static boolean covers(String text, String service, String region, String resource) {
    if (text.equals(ANYTHING) || !Wildcard.isIn(text)) {
      return text.equals(ANYTHING);
    }
    // an action of every service acts on what no service is left out of
    String named = service.equals(ANYTHING) ? MADE_UP : service;
    return Wildcard.matches(
        text,
        String.join(
            ":",
            "arn",
            own(text, PARTITION, "aws"),
            named,
            region,
            own(text, ACCOUNT, "000000000000"),
            resource));
  }

  /** What a pattern says of a part where it fixes it; of one that it leaves open, some other. */
  private static String own(String text, int part, String other) {
    String own = part(text, part);
    boolean fixed = text.split(":", PARTS).length > part && !Wildcard.isIn(own);
    return fixed ? own : other;
  }

  private static String part(String text, int part) {
    String[] parts = text.split(":", PARTS);
    return part < parts.length ? parts[part] : "";
  }

  private static String service(String action) {
    return action.substring(0, action.indexOf(':'));
  }

  /**
   * Whether only one owner's resources or identities bear such a name: its account is given, or it
   * is a bucket, whose name is its own all over a partition.
   */
  static boolean hasOneOwner(String text) {
    String account = part(text, ACCOUNT);
    if (!account.isEmpty() && !Wildcard.isIn(account)) {
      return true;
    }
    String bucket = part(text, PARTS - 1).split("/", 2)[0];
    return part(text, SERVICE).equals("s3") && !bucket.isEmpty() && !Wildcard.isIn(bucket);
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
