package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import com.google.re2j.Pattern;
import dev.plumbline.policy.term.Term;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code holdsSecret(text)}: whether a text holds a credential of a known format, also when the
 * whole of it is Base64. Formats as their issuers document them; examples from documentation don't
 * count.
 */
final class Secrets {
  private static final int LONGEST = 1_000_000;

  private static final Pattern FORMATS =
      Pattern.compile(
          String.join(
              "|",
              List.of(
                  // AWS IAM User Guide, "IAM identifiers": access keys
                  "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b",
                  // AWS secret keys, only beside their name
                  "(?i:aws_?secret(?:_?access)?_?key)\\W{0,3}[=:]\\s{0,4}[\"']?[A-Za-z0-9/+]{40}\\b",
                  // RFC 7468
                  "-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----",
                  // GitHub: token formats since 2021
                  "\\bgh[pousr]_[A-Za-z0-9]{36}\\b",
                  "\\bgithub_pat_[A-Za-z0-9_]{60,}\\b",
                  // GitLab, Slack, Stripe, Google API keys, npm
                  "\\bglpat-[A-Za-z0-9_-]{20}\\b",
                  "\\bxox[baprs]-[A-Za-z0-9-]{20,}\\b",
                  "\\b[rs]k_live_[A-Za-z0-9]{24,}\\b",
                  "\\bAIza[A-Za-z0-9_-]{35}\\b",
                  "\\bnpm_[A-Za-z0-9]{36}\\b")));

  /** AWS's own documentation examples. */
  private static final Set<String> EXAMPLES =
      Set.of("akiaiosfodnn7example", "wjalrxutnfemi/k7mdeng/bpxrficyexamplekey");

  static final Function FUNCTION =
      Function.of(
          "holdsSecret",
          1,
          TRUTH,
          (in, _, budget) -> {
            String text = Term.text(in.getFirst());
            if (text == null) {
              return Term.misfit(in.getFirst(), "a text");
            }
            budget.spend(1 + text.length() / 64);
            return Term.of(holds(text), Term.placeOf(in.getFirst()));
          });

  private Secrets() {}

  private static boolean holds(String text) {
    String part = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return found(part) || (looksEncoded(part) && found(decoded(part)));
  }

  private static boolean found(String text) {
    var matcher = FORMATS.matcher(text);
    while (matcher.find()) {
      String hit = matcher.group().toLowerCase(Locale.ROOT);
      if (EXAMPLES.stream().noneMatch(hit::contains)) {
        return true;
      }
    }
    return false;
  }

  private static boolean looksEncoded(String text) {
    return text.length() >= 16
        && text.chars()
            .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "+/=\n\r".indexOf(c) >= 0));
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return ""; // not Base64 after all, so nothing is hidden in it
    }
  }
}
