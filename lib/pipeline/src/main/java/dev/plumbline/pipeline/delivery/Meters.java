package dev.plumbline.pipeline.delivery;

import dev.plumbline.model.review.Outcome;
import dev.plumbline.model.review.PhaseName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** One service's figures. No repository is ever a tag. */
final class Meters {
  private final MeterRegistry registry;
  private final Tags tags;
  private final Map<Outcome, Timer> durations = new EnumMap<>(Outcome.class);
  private final AtomicLong inFlight = new AtomicLong();
  private final AtomicLong lag = new AtomicLong();

  Meters(MeterRegistry registry, PhaseName service) {
    this.registry = registry;
    this.tags = Tags.of("phase", service.label());
    for (Outcome outcome : Outcome.values()) {
      durations.put(
          outcome,
          Timer.builder("plumbline.phase.duration")
              .description("How long the work on one stack took")
              .tags(tags.and("outcome", outcome.label()))
              .publishPercentileHistogram()
              .register(registry));
    }
    registry.gauge("plumbline.records.in.flight", tags, inFlight);
    registry.gauge("plumbline.consumer.lag", tags, lag);
  }

  void ended(Outcome outcome, long millis) {
    Objects.requireNonNull(durations.get(outcome)).record(Duration.ofMillis(millis));
  }

  void failed() {
    count("plumbline.records.failed");
  }

  void retried() {
    count("plumbline.records.retried");
  }

  void dead() {
    count("plumbline.records.dead");
  }

  void rebuilt() {
    count("plumbline.clients.rebuilt");
  }

  void inFlight(long records) {
    inFlight.set(records);
  }

  void lag(long records) {
    lag.set(records);
  }

  private void count(String name) {
    registry.counter(name, tags).increment();
  }
}
