package dev.plumbline.model.event;

import java.util.List;
import java.util.Map;

/**
 * What a stack of a tracked branch offers to others and takes from them.
 *
 * @param exports export and output names, each with {@code ""}: values are not told, and readers
 *     need none
 * @param stateKeys where its state lies: {@code s3://bucket/key}
 * @param reads state keys, export names and stack references it looks up
 * @param modules local module directories it uses, with the digest of their sources
 */
public record StackInterface(
    String repository,
    String stack,
    long generation,
    Map<String, String> exports,
    List<String> stateKeys,
    List<String> reads,
    Map<String, String> modules) {
  public StackInterface {
    exports = Map.copyOf(exports);
    stateKeys = List.copyOf(stateKeys);
    reads = List.copyOf(reads);
    modules = Map.copyOf(modules);
  }
}
