package dev.plumbline.policy.secret;

import com.google.re2j.Pattern;
import dev.plumbline.model.source.CredentialForms;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * {@link CredentialForms} in a text. Where a format carries a checksum it has to be right, so that
 * made-up ones don't count; nor do the examples of documentation.
 */
public final class Formats {
  private static final int SHORTEST = 16;
  private static final int LONGEST = 1_000_000;

  private static final Pattern PLAIN = Pattern.compile(String.join("|", CredentialForms.PLAIN));
  private static final Pattern CHECKED = Pattern.compile(CredentialForms.CHECKED);
  private static final Pattern URL = Pattern.compile(CredentialForms.URL);

  private static final String HEADER_END = "-----";

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  /** AWS's own documentation examples. */
  private static final Set<String> EXAMPLES =
      Set.of("akiaiosfodnn7example", "wjalrxutnfemi/k7mdeng/bpxrficyexamplekey");

  private Formats() {}

  /** Whether a text holds one, also when the whole of it is Base64. */
  public static boolean foundIn(String text) {
    return find(text).isPresent();
  }

  /** The first one of a text, of a private key also its body; decoded where all of it is Base64. */
  static Optional<String> find(String text) {
    if (text.length() < SHORTEST) {
      return Optional.empty();
    }
    String part = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    Optional<String> found = first(part);
    return found.isPresent() ? found : first(decoded(part));
  }

  private static Optional<String> first(String text) {
    var plain = PLAIN.matcher(text);
    while (plain.find()) {
      String hit = plain.group().toLowerCase(Locale.ROOT);
      if (EXAMPLES.stream().noneMatch(hit::contains)) {
        return Optional.of(
            plain.group().endsWith(HEADER_END) ? key(text, plain.start()) : plain.group());
      }
    }
    var checked = CHECKED.matcher(text);
    while (checked.find()) {
      if (checksum(checked.group(1)).equals(checked.group(2))) {
        return Optional.of(checked.group());
      }
    }
    var url = URL.matcher(text);
    while (url.find()) {
      if (!Placeholder.isWholly(url.group(1))) {
        return Optional.of(url.group(1));
      }
    }
    return Optional.empty();
  }

  private static String key(String text, int from) {
    int end = text.indexOf("-----END", from);
    return end < 0 ? text.substring(from) : text.substring(from, end);
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

  /** What a text of Base64 stands for; {@code ""} where it is none. */
  static String decoded(String text) {
    if (!looksEncoded(text)) {
      return "";
    }
    try {
      return new String(Base64.getMimeDecoder().decode(text), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return ""; // not Base64 after all, so nothing is hidden in it
    }
  }
}
