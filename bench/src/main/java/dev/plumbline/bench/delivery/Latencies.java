package dev.plumbline.bench.delivery;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Times taken, in milliseconds. */
final class Latencies {
  private final List<Double> millis = new ArrayList<>();

  void add(long nanos) {
    millis.add(nanos / 1e6);
  }

  double percentile(double share) {
    var sorted = new ArrayList<>(millis);
    Collections.sort(sorted);
    return sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
  }

  @Override
  public String toString() {
    return "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, n %d"
        .formatted(percentile(0.5), percentile(0.95), percentile(0.99), millis.size());
  }
}
