package dev.plumbline.reporter.collector;

import dev.plumbline.model.review.Verdict;
import dev.plumbline.pipeline.observe.Metric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Counts the reviews that this instance ended, by how. */
final class Ends {
  private final Map<Verdict, Counter> verdicts = new EnumMap<>(Verdict.class);
  private final Counter superseded;
  private final Counter rejected;

  Ends(MeterRegistry registry) {
    for (Verdict verdict : Verdict.values()) {
      verdicts.put(verdict, Metric.REVIEWS.counter(registry, verdict.label()));
    }
    superseded = Metric.REVIEWS.counter(registry, "superseded");
    rejected = Metric.REVIEWS.counter(registry, "rejected");
  }

  void with(Verdict verdict) {
    Objects.requireNonNull(verdicts.get(verdict)).increment();
  }

  void superseded() {
    superseded.increment();
  }

  void rejected() {
    rejected.increment();
  }
}
