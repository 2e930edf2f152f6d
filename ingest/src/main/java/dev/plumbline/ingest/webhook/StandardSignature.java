package dev.plumbline.ingest.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.model.digest.HmacSha256;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/**
 * Signatures as the Standard Webhooks specification has them: HMAC-SHA256 over id, time and body,
 * refused when the time is more than five minutes off.
 */
final class StandardSignature {
  private static final String PREFIX = "whsec_";
  private static final String VERSION = "v1,";
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final HmacSha256 hmac;
  private final Clock clock;

  private StandardSignature(HmacSha256 hmac, Clock clock) {
    this.hmac = hmac;
    this.clock = clock;
  }

  /**
   * @param secret {@code whsec_} and the key in base64; without the prefix, the key as text
   * @throws IllegalArgumentException when what follows the prefix is no base64
   */
  static StandardSignature of(String secret, Clock clock) {
    HmacSha256 hmac =
        secret.startsWith(PREFIX)
            ? new HmacSha256(Base64.getDecoder().decode(secret.substring(PREFIX.length())))
            : HmacSha256.keyed(secret);
    return new StandardSignature(hmac, clock);
  }

  boolean signs(Delivery delivery) {
    String id = delivery.header("webhook-id");
    String time = delivery.header("webhook-timestamp");
    if (id.isEmpty() || !time.matches("[0-9]{1,12}")) {
      return false;
    }
    long off = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(time));
    if (off > TOLERANCE.toSeconds()) {
      return false;
    }
    byte[] signed = (id + "." + time + ".").getBytes(UTF_8);
    String expected =
        VERSION + Base64.getEncoder().encodeToString(hmac.of(signed, delivery.body()));
    boolean matches = false;
    for (String signature : delivery.header("webhook-signature").split(" ", -1)) {
      matches |= MessageDigest.isEqual(expected.getBytes(UTF_8), signature.getBytes(UTF_8));
    }
    return matches;
  }
}
