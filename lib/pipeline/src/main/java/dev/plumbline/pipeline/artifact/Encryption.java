package dev.plumbline.pipeline.artifact;

import dev.plumbline.model.digest.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256 in Galois counter mode under the operator's key: a mark, a random nonce of 96 bits, the
 * cipher text with its tag of 128 bits. The digest of the content is authenticated with it, so that
 * one artifact can't be put in another's place. A nonce is as good as never drawn twice as long as
 * a key encrypts fewer than 2^32 artifacts (NIST SP 800-38D, 8.3).
 */
public final class Encryption implements Envelope {
  private static final byte[] MARK = "PLE1".getBytes(StandardCharsets.US_ASCII);
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int HEADER = MARK.length + NONCE_BYTES;
  private static final int TAG_BITS = 128;

  /** Today's first; the others only open. */
  private final List<SecretKey> keys;

  private final SecureRandom random = new SecureRandom();

  private Encryption(List<SecretKey> keys) {
    this.keys = keys;
  }

  /**
   * @param today 32 bytes in Base64
   * @param previous likewise; they open what they have closed, and close nothing
   * @throws IllegalArgumentException when they are not
   */
  public static Encryption withKeys(String today, List<String> previous) {
    return new Encryption(
        Stream.concat(Stream.of(today), previous.stream()).map(Encryption::key).toList());
  }

  private static SecretKey key(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the encryption key is not Base64", e);
    }
    if (bytes.length != KEY_BYTES) {
      throw new IllegalArgumentException(
          "the encryption key has " + bytes.length + " bytes, and needs " + KEY_BYTES);
    }
    return new SecretKeySpec(bytes, "AES");
  }

  @Override
  public byte[] close(String digest, byte[] content) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] closed = cipher(keys.getFirst(), Cipher.ENCRYPT_MODE, nonce, digest).doFinal(content);
      return ByteBuffer.allocate(HEADER + closed.length).put(MARK).put(nonce).put(closed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES/GCM", e);
    }
  }

  @Override
  public byte[] open(String digest, byte[] kept) throws IOException {
    if (!isMarked(kept)) {
      // From before there was a key; its digest is still checked.
      return kept;
    }
    AEADBadTagException refused = null;
    for (SecretKey key : keys) {
      try {
        return opened(key, digest, kept);
      } catch (AEADBadTagException e) {
        refused = e;
      }
    }
    throw new DamagedException(
        "artifact " + digest + " is damaged, or was encrypted with another key",
        Objects.requireNonNull(refused));
  }

  @Override
  public boolean closesAs(String digest, byte[] content, byte[] kept) {
    try {
      return isMarked(kept) && Arrays.equals(content, opened(keys.getFirst(), digest, kept));
    } catch (AEADBadTagException e) {
      return false;
    }
  }

  /** Eight bytes of the SHA-256 of the key, which tell two keys apart and nothing of either. */
  @Override
  public String label() {
    byte[] named = ByteBuffer.allocate(KEY_BYTES + 1).put(keys.getFirst().getEncoded()).array();
    return Sha256.hex(named).substring(0, 16);
  }

  private static boolean isMarked(byte[] kept) {
    return kept.length >= HEADER && Arrays.equals(kept, 0, MARK.length, MARK, 0, MARK.length);
  }

  private static byte[] opened(SecretKey key, String digest, byte[] kept)
      throws AEADBadTagException {
    byte[] nonce = Arrays.copyOfRange(kept, MARK.length, HEADER);
    try {
      return cipher(key, Cipher.DECRYPT_MODE, nonce, digest)
          .doFinal(kept, HEADER, kept.length - HEADER);
    } catch (AEADBadTagException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES/GCM", e);
    }
  }

  private static Cipher cipher(SecretKey key, int mode, byte[] nonce, String digest)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(digest.getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }
}
