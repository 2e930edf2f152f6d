package dev.plumbline.policy.secret;

import java.util.List;
import java.util.Locale;

/** Texts that stand where a credential would, and are none. */
final class Placeholder {
  private static final List<String> WORDS =
      List.of(
          "change",
          "example",
          "placeholder",
          "dummy",
          "sample",
          "replace",
          "redact",
          "todo",
          "fixme",
          "your",
          "insert",
          "secret",
          "password",
          "passwd",
          "token",
          "fake",
          "test",
          "foobar",
          "mock",
          "default",
          "none",
          "null",
          "undefined",
          "12345",
          "abcde",
          "qwerty",
          // what the providers' own documentation shows
          "mustbe",
          "mindthegap",
          "barbar");
  private static final int FEWEST_KINDS = 4;

  private Placeholder() {}

  /** A template, a mark, a word that says so, or a text of hardly any different characters. */
  static boolean is(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return lower.isEmpty()
        || lower.startsWith("<")
        || lower.contains("${")
        || lower.contains("{{")
        || lower.startsWith("%")
        || lower.startsWith("$")
        || lower.chars().distinct().count() < FEWEST_KINDS
        || WORDS.stream().anyMatch(lower::contains);
  }
}
