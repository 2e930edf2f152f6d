package dev.plumbline.model.source;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lines of sources as they may be shown: what stands under a name that says it is a credential, and
 * what has the form of a well-known one, is replaced by dots. Only for what is shown; it hides more
 * than what policies on secrets report, and that is meant.
 */
public final class SecretText {
  /**
   * How names end that say they hold a credential: a regular expression, to be read without case.
   */
  public static final String NAMES =
      "(?:pass(?:word|wd|phrase)?|secret|token|api_?key|access_?key|private_?key|client_?secret"
          + "|auth_?key|credentials?|encryption_?key)";

  private static final String DOTS = "••••••••";

  /** {@code password = "…"}, {@code SecretKey: …}, {@code "token": "…"}, {@code export TOKEN=…}. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)("
              + NAMES
              + "[\"']?\\s*[:=]\\s*)"
              + "(\"[^\"$]{4,}\"|'[^'$]{4,}'|[^\\s\"'${}\\[\\](),.!&*|>]{6,}(?=\\s|$))");

  /** Beginnings that issuers document for their keys and tokens, and passwords inside of URLs. */
  private static final Pattern FORMS =
      Pattern.compile(
          "\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b|\\bgh[pousr]_[0-9A-Za-z]{36,}|\\bgithub_pat_\\w{22,}"
              + "|\\bglpat-[\\w-]{20,}|\\bxox[abprs]-[\\w-]{10,}|\\bsk_live_\\w{16,}"
              + "|\\bAIza[\\w-]{35}|\\beyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]+"
              + "|(?<=://[^\\s:/@\"'${<]{1,64}:)[^\\s:/@\"'${<]{6,128}(?=@)");

  private SecretText() {}

  /** The line with dots where a credential stands, else as it is. */
  public static String masked(String line) {
    String named = NAMED.matcher(line).replaceAll(SecretText::hidden);
    return FORMS.matcher(named).replaceAll(DOTS);
  }

  /** Several lines, as in a diff. */
  public static String maskedLines(String lines) {
    return lines.lines().map(SecretText::masked).collect(Collectors.joining("\n"))
        + (lines.endsWith("\n") ? "\n" : "");
  }

  private static String hidden(MatchResult found) {
    String value = found.group(2);
    char quote = value.charAt(0);
    boolean quoted = quote == '"' || quote == '\'';
    String shown = isWord(value) ? value : quoted ? quote + DOTS + quote : DOTS;
    return Matcher.quoteReplacement(found.group(1) + shown);
  }

  /** {@code true}, {@code null} and the like are no secrets. */
  private static boolean isWord(String value) {
    return value.equals("true") || value.equals("false") || value.equals("null");
  }
}
