package dev.plumbline.policy.iam;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An ARN of which only parts are written out: {@code
 * "arn:aws:sqs:${var.region}:${local.account}:orders"} in Terraform, {@code !Sub
 * arn:aws:sqs:${AWS::Region}:…} in a template; read from the expression by which an unknown value
 * is told.
 */
final class ArnText {
  /** Stands for a part that is not known. */
  static final String UNKNOWN = "\uFFFF";

  private static final String TEMPLATE = "template(";
  private static final Pattern PIECE = Pattern.compile("\"([^\"]*)\"|([^,\"]+)");

  /** With or without the call around it, as a template has it in YAML or JSON. */
  private static final Pattern SUBSTITUTE =
      Pattern.compile("(?s)(?:!Sub|\\{\\s*\"Fn::Sub\"\\s*:)?[\\s\"'\\[]*(arn:[^\"'\\s]*\\$\\{.*)");

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]*}");
  private static final int PARTS = 6;

  private ArnText() {}

  /** Null where it is none. */
  static @Nullable String of(String expression) {
    String text =
        expression.startsWith(TEMPLATE) && expression.endsWith(")")
            ? joined(expression.substring(TEMPLATE.length(), expression.length() - 1))
            : substituted(expression);
    return text != null && text.startsWith("arn:") ? text : null;
  }

  private static String joined(String pieces) {
    var text = new StringBuilder();
    Matcher piece = PIECE.matcher(pieces);
    while (piece.find()) {
      if (piece.group(1) != null) {
        text.append(piece.group(1));
      } else if (!piece.group(2).isBlank()) {
        text.append(UNKNOWN);
      }
    }
    return text.toString();
  }

  private static @Nullable String substituted(String expression) {
    Matcher found = SUBSTITUTE.matcher(expression);
    return found.matches()
        ? REFERENCE
            .matcher(found.group(1))
            .replaceAll(UNKNOWN)
            .strip()
            .replaceAll("[\"'\\s}]+$", "")
        : null;
  }

  /** Whether the resource's own part is known, whatever region and account are. */
  static boolean namesResource(String arn) {
    String[] parts = arn.split(":", PARTS);
    return parts.length == PARTS && !parts[PARTS - 1].contains(UNKNOWN);
  }
}
