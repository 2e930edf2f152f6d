package dev.plumbline.policy.iam;

import java.util.Locale;

/**
 * A condition operator, such as {@code ForAllValues:StringNotEqualsIfExists}. Source: AWS IAM User
 * Guide, "IAM JSON policy elements: Condition operators", "Single-valued vs. multivalued context
 * keys".
 *
 * @param negative whether it asks that the values differ
 * @param acceptsAbsence whether it holds for a request that does not bring the key at all
 * @param asksForPresence whether it only asks if the key is there
 * @param literal whether a star in its values stands for itself
 */
record Comparison(
    boolean negative, boolean acceptsAbsence, boolean asksForPresence, boolean literal) {
  private static final String EVERY = "forallvalues:";
  private static final String SOME = "foranyvalue:";

  static Comparison of(String operator) {
    String text = operator.toLowerCase(Locale.ROOT);
    boolean every = text.startsWith(EVERY);
    boolean some = text.startsWith(SOME);
    String plain = text.substring(text.indexOf(':') + 1);
    boolean negative = plain.contains("not");
    // of no values every one matches, and none does, whatever follows
    boolean accepts = every || (!some && (negative || plain.endsWith("ifexists")));
    boolean literal = plain.startsWith("stringequals") || plain.startsWith("stringnotequals");
    return new Comparison(negative, accepts, plain.equals("null"), literal);
  }
}
