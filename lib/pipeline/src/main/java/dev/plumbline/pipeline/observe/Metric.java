package dev.plumbline.pipeline.observe;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every figure we publish, with its tags. None carries a repository, stack or resource: their
 * number has no bound, and their names are nobody else's business.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are never changed
public enum Metric {
  REVIEWS(
      Kind.COUNTER,
      "plumbline.reviews",
      "Reviews that ended: pass, fail, incomplete, superseded, rejected.",
      "outcome"),
  PHASE_DURATION(
      Kind.TIMER,
      "plumbline.phase.duration",
      "How long the work of a phase on one stack took.",
      "phase",
      "outcome"),
  RECORDS_IN_FLIGHT(
      Kind.GAUGE, "plumbline.records.in.flight", "Records at work in this instance.", "phase"),
  CONSUMER_LAG(
      Kind.GAUGE, "plumbline.consumer.lag", "Records that wait for this instance.", "phase"),
  RECORDS_FAILED(Kind.COUNTER, "plumbline.records.failed", "Attempts that failed.", "phase"),
  RECORDS_RETRIED(
      Kind.COUNTER, "plumbline.records.retried", "Records put off for another attempt.", "phase"),
  RECORDS_DEAD(
      Kind.COUNTER, "plumbline.records.dead", "Records given up as dead letters.", "phase"),
  WORKERS_LOST(
      Kind.GAUGE,
      "plumbline.workers.lost",
      "Threads that did not stop at their deadline, were replaced and still run.",
      "phase"),
  CLIENTS_REBUILT(
      Kind.COUNTER,
      "plumbline.clients.rebuilt",
      "Times that Kafka clients were made anew after a failure.",
      "phase"),
  FINDINGS(
      Kind.COUNTER, "plumbline.findings", "Findings reported by reviews.", "severity", "status"),
  CHECKS(
      Kind.COUNTER,
      "plumbline.checks",
      "Checks of a policy on a resource, by verdict: passed, failed, unknown.",
      "verdict"),
  FIXES(
      Kind.COUNTER, "plumbline.fixes", "Fixes proposed, by whether they were proved.", "verified"),
  KEYED_RESTARTS(
      Kind.COUNTER,
      "plumbline.keyed.restarts",
      "Times that the collector or the keeper began again from its last commit, after a failure.",
      "part"),
  KEYED_SKIPPED(
      Kind.COUNTER,
      "plumbline.keyed.skipped",
      "Records that the collector or the keeper left out, since it failed at them.",
      "part"),
  PROJECTION_SKIPPED(
      Kind.COUNTER,
      "plumbline.projection.skipped",
      "Records that the dashboard's tables lack, since they could not be written.",
      "topic"),
  WEBHOOKS(
      Kind.COUNTER,
      "plumbline.webhooks",
      "Webhook requests, by forge and what became of them: accepted, duplicate, ignored (nothing to"
          + " review), refused (not signed), unreadable, too-large, slow (its body), busy (too many at"
          + " once; to be sent again), failed (not kept; to be sent again).",
      "forge",
      "result");

  /** What a figure is. */
  public enum Kind {
    /** Only grows; Prometheus adds {@code _total} to its name. */
    COUNTER,
    GAUGE,
    /** A histogram of seconds; {@code _seconds} is added to its name. */
    TIMER
  }

  private final Kind kind;
  private final String id;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // List.of, which can not be changed
  private final List<String> tags;

  Metric(Kind kind, String id, String description, String... tags) {
    this.kind = kind;
    this.id = id;
    this.description = description;
    this.tags = List.of(tags);
  }

  public Kind kind() {
    return kind;
  }

  /** Micrometer's name; Prometheus shows underscores for its dots. */
  public String id() {
    return id;
  }

  public String description() {
    return description;
  }

  public List<String> tags() {
    return tags;
  }

  /** The metric of that name; empty when none is declared. */
  static Optional<Metric> find(String id) {
    return Arrays.stream(values()).filter(metric -> metric.id.equals(id)).findFirst();
  }

  /**
   * @param values of the tags, in the order declared
   */
  public Counter counter(MeterRegistry registry, String... values) {
    return Counter.builder(id)
        .description(description)
        .tags(tagged(Kind.COUNTER, values))
        .register(registry);
  }

  /**
   * @param values of the tags, in the order declared
   */
  public Timer timer(MeterRegistry registry, String... values) {
    return Timer.builder(id)
        .description(description)
        .tags(tagged(Kind.TIMER, values))
        .publishPercentileHistogram()
        .register(registry);
  }

  /**
   * @param state kept alive by the caller, read whenever metrics are
   * @param values of the tags, in the order declared
   */
  public void gauge(MeterRegistry registry, Number state, String... values) {
    registry.gauge(id, tagged(Kind.GAUGE, values), state);
  }

  private Tags tagged(Kind asked, String... values) {
    if (asked != kind || values.length != tags.size()) {
      throw new IllegalArgumentException(this + " is a " + kind + " with the tags " + tags);
    }
    Tags tagged = Tags.empty();
    for (int i = 0; i < values.length; i++) {
      tagged = tagged.and(tags.get(i), values[i]);
    }
    return tagged;
  }
}
