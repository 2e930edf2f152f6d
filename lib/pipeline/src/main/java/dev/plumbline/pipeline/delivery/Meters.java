package dev.plumbline.pipeline.delivery;

import dev.plumbline.model.review.Outcome;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.observe.Count;
import dev.plumbline.pipeline.observe.Metric;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One service's figures, there from the start: a rate over a counter that begins at one misses its
 * first event. No repository is ever a tag.
 */
final class Meters {
  private final MeterRegistry registry;
  private final Map<Outcome, Timer> durations = new EnumMap<>(Outcome.class);
  private final Counter failed;
  private final Counter retried;
  private final Counter dead;
  private final Counter rebuilt;
  private final AtomicLong inFlight = new AtomicLong();
  private final AtomicLong lag = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();

  Meters(MeterRegistry registry, PhaseName service) {
    String phase = service.label();
    this.registry = registry;
    for (Outcome outcome : Outcome.values()) {
      durations.put(outcome, Metric.PHASE_DURATION.timer(registry, phase, outcome.label()));
    }
    this.failed = Metric.RECORDS_FAILED.counter(registry, phase);
    this.retried = Metric.RECORDS_RETRIED.counter(registry, phase);
    this.dead = Metric.RECORDS_DEAD.counter(registry, phase);
    this.rebuilt = Metric.CLIENTS_REBUILT.counter(registry, phase);
    Metric.RECORDS_IN_FLIGHT.gauge(registry, inFlight, phase);
    Metric.CONSUMER_LAG.gauge(registry, lag, phase);
    Metric.WORKERS_LOST.gauge(registry, lost, phase);
  }

  void ended(Outcome outcome, long millis, List<Count> counts) {
    Objects.requireNonNull(durations.get(outcome)).record(Duration.ofMillis(millis));
    counts.forEach(count -> count.addTo(registry));
  }

  void failed() {
    failed.increment();
  }

  void retried() {
    retried.increment();
  }

  void dead() {
    dead.increment();
  }

  void rebuilt() {
    rebuilt.increment();
  }

  void inFlight(long records) {
    inFlight.set(records);
  }

  void lag(long records) {
    lag.set(records);
  }

  /** Threads that were given up and still run; {@link Workers} counts them. */
  AtomicLong lost() {
    return lost;
  }
}
