package dev.plumbline.policy.secret;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Formats of credentials as their issuers document them. Where a format carries a checksum it has
 * to be right, so that made-up ones don't count; nor do the examples of documentation.
 */
public final class Formats {
  private static final int SHORTEST = 16;
  private static final int LONGEST = 1_000_000;

  private static final Pattern PLAIN =
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
                  "\\bgithub_pat_[A-Za-z0-9_]{60,}\\b",
                  // GitLab, Slack, Stripe, Google API keys
                  "\\bglpat-[A-Za-z0-9_-]{20}\\b",
                  "\\bxox[baprs]-[A-Za-z0-9-]{20,}\\b",
                  "\\b[rs]k_live_[A-Za-z0-9]{24,}\\b",
                  "\\bAIza[A-Za-z0-9_-]{35}\\b",
                  // SendGrid, DigitalOcean, Shopify, PyPI, Databricks, Docker, Grafana
                  "\\bSG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}\\b",
                  "\\bdo[opr]_v1_[a-f0-9]{64}\\b",
                  "\\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\\b",
                  "\\bpypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}\\b",
                  "\\bdapi[a-f0-9]{32}\\b",
                  "\\bdckr_pat_[A-Za-z0-9_-]{27}\\b",
                  "\\bglsa_[A-Za-z0-9]{32}_[a-f0-9]{8}\\b",
                  // HashiCorp Vault and HCP Terraform, New Relic, Anthropic, age
                  "\\bhvs\\.[A-Za-z0-9_-]{90,}\\b",
                  "\\b[A-Za-z0-9]{14}\\.atlasv1\\.[A-Za-z0-9_-]{60,}\\b",
                  "\\bNRAK-[A-Z0-9]{27}\\b",
                  "\\bsk-ant-[a-z0-9]{5,}-[A-Za-z0-9_-]{80,}\\b",
                  "\\bAGE-SECRET-KEY-1[0-9A-Z]{58}\\b",
                  // Azure Storage, "Configure connection strings": 64 bytes in Base64
                  "\\bAccountKey=[A-Za-z0-9+/]{86}==")));

  /** GitHub and npm: 30 characters, then their CRC-32 in six digits of base 62. */
  private static final Pattern CHECKED =
      Pattern.compile("\\b(?:gh[pousr]|npm)_([A-Za-z0-9]{30})([A-Za-z0-9]{6})\\b");

  /** RFC 3986: a password in a URL. */
  private static final Pattern URL =
      Pattern.compile(
          "\\b[a-z][a-z0-9+.-]{1,20}://[^\\s:/@\"'$<{]{1,64}:([^\\s:/@\"'$<{]{6,128})@");

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** AWS's own documentation examples. */
  private static final Set<String> EXAMPLES =
      Set.of("akiaiosfodnn7example", "wjalrxutnfemi/k7mdeng/bpxrficyexamplekey");

  private Formats() {}

  /** Whether a text holds one, also when the whole of it is Base64. */
  public static boolean foundIn(String text) {
    if (text.length() < SHORTEST) {
      return false;
    }
    String part = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    return found(part) || (looksEncoded(part) && found(decoded(part)));
  }

  private static boolean found(String text) {
    var plain = PLAIN.matcher(text);
    while (plain.find()) {
      String hit = plain.group().toLowerCase(Locale.ROOT);
      if (EXAMPLES.stream().noneMatch(hit::contains)) {
        return true;
      }
    }
    var checked = CHECKED.matcher(text);
    while (checked.find()) {
      if (checksum(checked.group(1)).equals(checked.group(2))) {
        return true;
      }
    }
    var url = URL.matcher(text);
    while (url.find()) {
      if (!Placeholder.is(url.group(1))) {
        return true;
      }
    }
    return false;
  }

  /** Source: GitHub, "Behind GitHub's new authentication token formats" (2021). */
  static String checksum(String random) {
    var crc = new CRC32();
    crc.update(random.getBytes(StandardCharsets.US_ASCII));
    var text = new StringBuilder();
    for (long rest = crc.getValue(); text.length() < 6; rest /= DIGITS.length()) {
      text.append(DIGITS.charAt((int) (rest % DIGITS.length())));
    }
    return text.reverse().toString();
  }

  private static boolean looksEncoded(String text) {
    return text.length() >= SHORTEST
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
