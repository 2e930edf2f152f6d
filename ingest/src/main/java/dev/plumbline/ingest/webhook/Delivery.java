package dev.plumbline.ingest.webhook;

import dev.plumbline.model.digest.HmacSha256;
import dev.plumbline.pipeline.config.Secret;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request of a forge as it came over the wire.
 *
 * @param headers by name, whatever its case
 * @param body undecoded: this is what was signed; must not be written to
 */
@SuppressWarnings("ArrayRecordComponent") // the wire form; compared by nobody
record Delivery(Map<String, String> headers, byte[] body) {
  Delivery {
    var caseless = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    caseless.putAll(headers);
    headers = caseless;
  }

  /** The header's value, {@code ""} where there is none. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /**
   * Whether a header holds the body's HMAC-SHA256 under a secret, in hex.
   *
   * @param prefix what stands before it
   */
  boolean isSigned(@Nullable Secret secret, String header, String prefix) {
    String signature = header(header);
    return secret != null
        && signature.startsWith(prefix)
        && HmacSha256.keyed(secret.reveal()).isHex(body, signature.substring(prefix.length()));
  }

  /**
   * @throws UnreadableException when it is missing
   */
  String required(String name) throws UnreadableException {
    if (header(name).isEmpty()) {
      throw new UnreadableException("the header " + name + " is missing");
    }
    return header(name);
  }
}
