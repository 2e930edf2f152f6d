package dev.plumbline.pipeline.artifact;

import java.io.IOException;
import java.util.Arrays;

/** What is around an artifact where it is kept: nothing, or an encryption. */
public sealed interface Envelope permits Envelope.Open, Encryption {
  Envelope OPEN = new Open();

  /** Most bytes that an envelope adds. */
  int OVERHEAD = 64;

  /**
   * @param digest of {@code content}; what is closed under one opens under no other
   */
  byte[] close(String digest, byte[] content);

  /**
   * @throws IOException when it was closed with another key, or changed
   */
  byte[] open(String digest, byte[] kept) throws IOException;

  /**
   * Whether {@code kept} is {@code content}, undamaged, closed with what closes it today: then it
   * needs no writing anew.
   */
  boolean closesAs(String digest, byte[] content, byte[] kept);

  /** Tells what closes today from what closed another time; {@code ""} where nothing does. */
  String label();

  /** Kept as it is. */
  record Open() implements Envelope {
    @Override
    public byte[] close(String digest, byte[] content) {
      return content;
    }

    @Override
    public byte[] open(String digest, byte[] kept) {
      return kept;
    }

    @Override
    public boolean closesAs(String digest, byte[] content, byte[] kept) {
      return Arrays.equals(content, kept);
    }

    @Override
    public String label() {
      return "";
    }
  }
}
