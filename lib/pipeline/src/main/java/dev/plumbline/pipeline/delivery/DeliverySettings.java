package dev.plumbline.pipeline.delivery;

import dev.plumbline.model.source.Budget;
import dev.plumbline.pipeline.config.DeliveryConfig;
import dev.plumbline.pipeline.config.ReviewConfig;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How a loop runs.
 *
 * @param exactlyOnce false for clusters that forbid transactions: at least once, with deterministic
 *     event ids
 * @param instance stays the same over restarts of this replica; {@code ""} makes each start a new
 *     one
 * @param groupProtocol Kafka's: {@code classic} or {@code consumer}
 * @param workers records worked on at once, 2 at least: one is kept free for interactive work
 * @param backoffs how long a failed record waits before each further attempt
 * @param outages the same for what failed for something outside that does not answer
 * @param deadline how long one record's work may take
 * @param grace how long work called off has to return before its thread is given up
 * @param steps evaluation steps of one record's work
 * @param memory bytes that it may allocate, as long as they are no more than half of the heap
 * @param maxRecord the most bytes of one output record
 * @param alone how long a record that may have killed the process is worked on alone
 * @param shutdown how long a stop may take, clients included
 */
public record DeliverySettings(
    boolean exactlyOnce,
    String instance,
    String groupProtocol,
    int workers,
    List<Duration> backoffs,
    List<Duration> outages,
    Duration deadline,
    Duration grace,
    long steps,
    long memory,
    int maxRecord,
    Duration alone,
    Duration shutdown) {

  public static final DeliverySettings DEFAULT =
      new DeliverySettings(
          true,
          "",
          "classic",
          4,
          List.of(Duration.ofSeconds(1), Duration.ofSeconds(10)),
          List.of(
              Duration.ofSeconds(10),
              Duration.ofMinutes(1),
              Duration.ofMinutes(5),
              Duration.ofMinutes(15),
              Duration.ofMinutes(30)),
          Duration.ofMinutes(2),
          Duration.ofSeconds(2),
          500_000_000L,
          4L << 30,
          256 << 10,
          Duration.ofSeconds(10),
          Duration.ofSeconds(5));

  /** As the operator set it. */
  public static DeliverySettings of(DeliveryConfig delivery, ReviewConfig review) {
    return new DeliverySettings(
        delivery.mode() == DeliveryConfig.Mode.EXACTLY_ONCE,
        delivery.instance(),
        delivery.groupProtocol().name().toLowerCase(Locale.ROOT),
        delivery.workers(),
        delivery.retries(),
        delivery.outageRetries(),
        review.phaseDeadline(),
        DEFAULT.grace(),
        review.steps(),
        review.memory().bytes(),
        DEFAULT.maxRecord(),
        DEFAULT.alone(),
        delivery.shutdownTimeout());
  }

  public DeliverySettings {
    backoffs = List.copyOf(backoffs);
    outages = List.copyOf(outages);
    workers = Math.max(2, workers);
  }

  /**
   * What one record's work may cost, from now on. Never more than half of the heap: one that needs
   * all of it would end the process, and with it the others' work.
   */
  Budget budget() {
    return Budget.of(steps, Math.min(memory, Runtime.getRuntime().maxMemory() / 2), deadline);
  }

  /** For what may be a stumble or an outage: the back-offs, then the outages' longer ones. */
  List<Duration> patient() {
    Duration longest = backoffs.stream().max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    return Stream.concat(
            backoffs.stream(), outages.stream().filter(wait -> wait.compareTo(longest) > 0))
        .toList();
  }

  public DeliverySettings withInstance(String changed) {
    return new DeliverySettings(
        exactlyOnce,
        changed,
        groupProtocol,
        workers,
        backoffs,
        outages,
        deadline,
        grace,
        steps,
        memory,
        maxRecord,
        alone,
        shutdown);
  }

  public DeliverySettings withDeadline(Duration changed) {
    return new DeliverySettings(
        exactlyOnce,
        instance,
        groupProtocol,
        workers,
        backoffs,
        outages,
        changed,
        grace,
        steps,
        memory,
        maxRecord,
        alone,
        shutdown);
  }

  /** The same waits, whatever the failure. */
  public DeliverySettings withBackoffs(List<Duration> changed) {
    return new DeliverySettings(
        exactlyOnce,
        instance,
        groupProtocol,
        workers,
        changed,
        changed,
        deadline,
        grace,
        steps,
        memory,
        maxRecord,
        alone,
        shutdown);
  }

  public DeliverySettings atLeastOnce() {
    return new DeliverySettings(
        false,
        instance,
        groupProtocol,
        workers,
        backoffs,
        outages,
        deadline,
        grace,
        steps,
        memory,
        maxRecord,
        alone,
        shutdown);
  }
}
