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

  /** What stands between such words, in them, or in the providers' own documentation. */
  private static final List<String> FILLERS =
      List.of(
          "me",
          "it",
          "this",
          "that",
          "here",
          "with",
          "in",
          "to",
          "be",
          "by",
          "for",
          "of",
          "on",
          "the",
          "a",
          "an",
          "my",
          "our",
          "own",
          "and",
          "or",
          "not",
          "do",
          "use",
          "please",
          "must",
          "at",
          "least",
          "set",
          "value",
          "string",
          "text",
          "some",
          "any",
          "real",
          "actual",
          "valid",
          "strong",
          "secure",
          "very",
          "new",
          "old",
          "plain",
          "plaintext",
          "avoid",
          "only",
          "key",
          "api",
          "auth",
          "access",
          "private",
          "client",
          "user",
          "username",
          "db",
          "database",
          "master",
          "root",
          "admin",
          "prod",
          "production",
          "dev",
          "s",
          "d",
          "ed",
          "ing",
          "before",
          "eight",
          "ten",
          "character",
          "char",
          "long",
          "var",
          "variable",
          "env",
          "foo",
          "bar",
          "baz",
          "pass",
          "pwd",
          "credential",
          "is",
          "from",
          "ssm",
          "vault",
          "manager",
          "store",
          "terraform",
          "tf",
          "by",
          "pulumi",
          "cloudformation",
          "data",
          "base");

  private static final int LONGEST = 200;
  private static final int FEWEST_KINDS = 4;

  private Placeholder() {}

  /** A template, a mark, a word that says so, or a text of hardly any different characters. */
  static boolean is(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return isForm(lower) || WORDS.stream().anyMatch(lower::contains);
  }

  /**
   * The same where whatever stands there is taken for a credential: only a text that consists of
   * such words says that it is none. {@code Password1234!} does not, and opens the door.
   */
  static boolean isWholly(String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    return isForm(lower)
        || lower.length() <= LONGEST
            && lower.chars().noneMatch(c -> c >= '0' && c <= '9')
            && WORDS.stream().anyMatch(lower::contains)
            && isOfWords(lower.replaceAll("[^a-z]", ""));
  }

  /**
   * A text that is not deployed as it stands: a template or mark that something else fills in, and
   * what hides a text, such as {@code ********}. A password may begin like one of them.
   */
  static boolean isFilledIn(String text) {
    String bare = text.strip();
    return bare.contains("${")
        || bare.contains("{{")
        || isBetween(bare, '<', '>')
        || isBetween(bare, '%', '%')
        || bare.chars().distinct().count() < FEWEST_KINDS;
  }

  private static boolean isBetween(String text, char first, char last) {
    return text.length() > 2 && text.charAt(0) == first && text.charAt(text.length() - 1) == last;
  }

  /** Whether a text can be cut into words that are known. */
  private static boolean isOfWords(String letters) {
    boolean[] reached = new boolean[letters.length() + 1];
    reached[0] = true;
    for (int at = 0; at < letters.length(); at++) {
      if (reached[at]) {
        for (List<String> known : List.of(WORDS, FILLERS)) {
          for (String word : known) {
            if (letters.startsWith(word, at)) {
              reached[at + word.length()] = true;
            }
          }
        }
      }
    }
    return reached[letters.length()];
  }

  private static boolean isForm(String lower) {
    return lower.isEmpty()
        || lower.startsWith("<")
        || lower.contains("${")
        || lower.contains("{{")
        || lower.startsWith("%")
        || lower.startsWith("$")
        || lower.chars().distinct().count() < FEWEST_KINDS;
  }
}
