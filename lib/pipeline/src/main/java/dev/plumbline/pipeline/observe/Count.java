package dev.plumbline.pipeline.observe;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/**
 * What a piece of work adds to a counter once it is over.
 *
 * @param tags their values, in the order declared
 */
public record Count(Metric metric, int amount, List<String> tags) {
  public Count {
    tags = List.copyOf(tags);
  }

  public static Count of(Metric metric, int amount, String... tags) {
    return new Count(metric, amount, List.of(tags));
  }

  public void addTo(MeterRegistry registry) {
    metric.counter(registry, tags.toArray(String[]::new)).increment(amount);
  }
}
