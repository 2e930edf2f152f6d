package dev.plumbline.pipeline.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
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
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  private Encryption(SecretKey key) {
    this.key = key;
  }

  /**
   * @param base64 32 bytes
   * @throws IllegalArgumentException when they are not
   */
  public static Encryption withKey(String base64) {
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
    return new Encryption(new SecretKeySpec(bytes, "AES"));
  }

  @Override
  public byte[] close(String digest, byte[] content) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, digest).doFinal(content);
      return ByteBuffer.allocate(MARK.length + NONCE_BYTES + closed.length)
          .put(MARK)
          .put(nonce)
          .put(closed)
          .array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES/GCM", e);
    }
  }

  @Override
  public byte[] open(String digest, byte[] kept) throws IOException {
    int header = MARK.length + NONCE_BYTES;
    if (kept.length < header || !Arrays.equals(kept, 0, MARK.length, MARK, 0, MARK.length)) {
      // From before there was a key; its digest is still checked.
      return kept;
    }
    byte[] nonce = Arrays.copyOfRange(kept, MARK.length, header);
    try {
      return cipher(Cipher.DECRYPT_MODE, nonce, digest).doFinal(kept, header, kept.length - header);
    } catch (AEADBadTagException e) {
      throw new DamagedException(
          "artifact " + digest + " is damaged, or was encrypted with another key", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES/GCM", e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String digest) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(digest.getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }
}
