package dev.plumbline.iac.terraform;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is kept of a reading for the next one of the same stack: the parsed files, and each module
 * instance's part of the graph with all that it follows from. Immutable as far as anybody can tell.
 */
public final class EarlierReading {
  static final EarlierReading NONE = new EarlierReading(Map.of(), Map.of());

  /** Tokens, tree and names take about so many bytes for each byte of source. */
  private static final int BYTES_PER_BYTE = 20;

  private final Map<String, ReadDirectory> directories;
  private final Map<String, KeptPart> parts;

  /** Of those modules of which they were asked for. */
  private final Map<String, KeptBlocks> blocks = new ConcurrentHashMap<>();

  EarlierReading(Map<String, ReadDirectory> directories, Map<String, KeptPart> parts) {
    this.directories = directories;
    this.parts = parts;
  }

  Map<String, ReadDirectory> directories() {
    return directories;
  }

  /** By the address of the module's instance. */
  Map<String, KeptPart> parts() {
    return parts;
  }

  /** The blocks of a module's instance that is among {@link #parts}. */
  KeptBlocks blocks(String address) {
    return blocks.computeIfAbsent(
        address, it -> new KeptBlocks(Objects.requireNonNull(parts.get(it), it)));
  }

  /** About what it takes in memory. */
  public long bytes() {
    long bytes = 0;
    for (ReadDirectory directory : directories.values()) {
      bytes += BYTES_PER_BYTE * directory.bytes();
    }
    for (KeptPart part : parts.values()) {
      bytes += part.bytes();
    }
    return bytes;
  }
}
