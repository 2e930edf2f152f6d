package dev.plumbline.pipeline.event;

import dev.plumbline.model.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Event ids that follow from what the event says, so that one written twice is known as the same.
 */
public final class Ids {
  private static final int BYTES = 16;

  private Ids() {}

  /** 32 hex digits of SHA-256 over the parts, each with its length before it. */
  public static String of(Object... parts) {
    MessageDigest digest = Sha256.begun();
    for (Object part : parts) {
      byte[] text = part.toString().getBytes(StandardCharsets.UTF_8);
      digest.update((text.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(text);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }
}
