package dev.plumbline.policy.iam;

import dev.plumbline.policy.net.Cidr;

/**
 * Whether a pattern of a condition holds a caller to one owner: a key binds nobody where its value
 * is one that whoever calls can come by. Source: AWS IAM User Guide, "AWS global condition context
 * keys", "The meaning of public" of Amazon S3's block public access.
 */
final class Owners {
  /** As much of an identifier as no stranger is likely to be given. */
  private static final int TELLING = 5;

  private Owners() {}

  /**
   * @param key in lower case
   */
  static boolean leavesOpen(String key, String value) {
    if (Conditions.isAnything(key, value)) {
      return true;
    }
    return switch (key) {
      case "aws:sourceip", "aws:vpcsourceip" -> isWide(value);
      case "aws:sourcearn", "aws:principalarn", "s3:dataaccesspointarn" ->
          Wildcard.isIn(value) && !Arn.hasOneOwner(value);
      case "aws:sourceorgid", "aws:principalorgid", "aws:vpceorgid" -> isAnyId(value);
      case "aws:sourceorgpaths", "aws:principalorgpaths", "aws:vpceorgpaths" ->
          isAnyId(value.split("/", 2)[0]);
      case "aws:sourcevpc", "aws:sourcevpce" -> isAnyId(value);
      case "aws:sourceaccount",
          "aws:sourceowner",
          "aws:principalaccount",
          "aws:vpceaccount",
          "kms:calleraccount",
          "s3:dataaccesspointaccount" ->
          isAnyId(value);
      case "aws:userid" -> isAnyId(value.split(":", 2)[0]);
      default -> false;
    };
  }

  private static boolean isWide(String value) {
    Cidr range = Cidr.parse(value);
    return range != null && range.isPublic();
  }

  /** A pattern that has nothing but the kind's prefix, {@code o-} or {@code vpce-}, in it. */
  private static boolean isAnyId(String value) {
    String id = value.substring(value.indexOf('-') + 1);
    return Wildcard.isIn(value) && id.replace("*", "").replace("?", "").length() < TELLING;
  }
}
