package dev.plumbline.pipeline;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps that hold the last of what is put into them, so that no process grows for ever. */
public final class Bounded {
  private Bounded() {}

  /** Forgets first what was put first. For one thread. */
  public static <K, V> Map<K, V> byAge(int most) {
    return map(most, false);
  }

  /** Forgets first what was not asked for the longest. For one thread, also to read. */
  public static <K, V> Map<K, V> byUse(int most) {
    return map(most, true);
  }

  private static <K, V> Map<K, V> map(int most, boolean byUse) {
    return new LinkedHashMap<>(16, 0.75f, byUse) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
      }
    };
  }
}
