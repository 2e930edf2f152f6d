package dev.plumbline.pipeline.service;

import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.Phase;
import dev.plumbline.pipeline.PhaseStep;
import dev.plumbline.pipeline.Step;
import dev.plumbline.pipeline.camel.PhaseComponent;
import dev.plumbline.pipeline.camel.PhaseRoute;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.delivery.DeliverySettings;
import dev.plumbline.pipeline.delivery.Shared;
import dev.plumbline.pipeline.estate.EstateProjection;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.lane.Generations;
import dev.plumbline.pipeline.lane.ReviewsTail;
import dev.plumbline.pipeline.observe.Health;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.Service;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * All services of one process, in one Camel context: one of them in a cluster, six in the
 * one-process mode. Add the parts, then start; nothing runs before.
 *
 * <pre>{@code
 * try (var pipeline = new Pipeline(clients, Topics.DEFAULT, DeliverySettings.DEFAULT, registry)) {
 *   pipeline.add(new Analyzer(artifacts));
 *   pipeline.start();
 *   ...
 * }
 * }</pre>
 */
public final class Pipeline implements AutoCloseable {
  private static final Duration ESTATE = Duration.ofSeconds(30);

  private final CamelContext camel = new DefaultCamelContext();
  private final Shared shared;
  private final PhaseComponent phases;
  private final List<Step> waiting = new ArrayList<>();
  private final List<Service> parts = new ArrayList<>();
  private final EstateProjection estate;
  private final ReviewsTail reviews;

  public Pipeline(
      Clients clients, Topics topics, DeliverySettings settings, MeterRegistry registry) {
    this.shared = Shared.of(clients, topics, settings, registry);
    this.estate = new EstateProjection(clients, topics);
    this.reviews = new ReviewsTail(clients, topics);
    this.phases = new PhaseComponent(shared);
    camel.addComponent(PhaseComponent.SCHEME, phases);
    camel.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
    camel.getShutdownStrategy().setTimeout(settings.shutdown().toMillis());
  }

  public Pipeline add(Phase phase) {
    return add(new PhaseStep(phase, estate, reviews.generations()));
  }

  public Pipeline add(Step step) {
    waiting.add(step);
    return this;
  }

  /** Further routes: HTTP, webhooks, timers. */
  public Pipeline add(RoutesBuilder routes) {
    try {
      camel.addRoutes(routes);
      return this;
    } catch (Exception e) {
      throw new IllegalStateException("the route can't be added", e);
    }
  }

  /** Whatever else starts and stops with the process, such as a Streams topology. */
  public Pipeline add(Service part) {
    parts.add(part);
    return this;
  }

  /** The newest snapshot of the estate. */
  public Supplier<Estate> estate() {
    return estate;
  }

  /**
   * The newest reviews, as far as the ledger tells.
   *
   * @param back how much of it is read at the start
   */
  public Generations generations(Duration back) {
    reviews.reachBack(back);
    return reviews.generations();
  }

  /** The parts that may fail alone, each with who tells how it is. */
  public Map<String, Supplier<Health.State>> health() {
    return Map.of("estate", estate::health, "ledger", reviews::health);
  }

  /** Whether every service of this process takes records now; false while clients are made anew. */
  public boolean running() {
    return phases.running();
  }

  /** The services of this process that ended by themselves; only a new process helps them. */
  public List<PhaseName> died() {
    return phases.died();
  }

  /**
   * The services of this process with as many threads that never came back from their work as
   * threads to work with; only a new process is rid of them.
   */
  public List<PhaseName> worn() {
    return phases.worn();
  }

  /** Whether this one of a service's replicas is to do what only one of them shall do. */
  public boolean leading(PhaseName service) {
    return phases.leading(service);
  }

  /** For parts that have to know it. */
  public CamelContext camel() {
    return camel;
  }

  /**
   * Starts everything; returns when the routes run and the estate has been read. The routes come
   * first: what they do before that waits for the estate by itself.
   *
   * @throws IllegalStateException when a part can't start, or the estate can't be read in time
   */
  public void start() {
    startAhead(EnumSet.allOf(PhaseName.class));
    startRest();
  }

  /**
   * Starts these services ahead of the others, which begin with {@link #startRest}: a process that
   * is to show something soon gives its processors to what comes first. Returns when their routes
   * run and the estate has been read.
   *
   * @throws IllegalStateException when a part can't start, or the estate can't be read in time
   */
  public void startAhead(Set<PhaseName> services) {
    estate.start();
    reviews.start();
    begin(step -> services.contains(step.service()));
    camel.start();
    try {
      if (!estate.awaitCaughtUp(ESTATE)) {
        throw new IllegalStateException("the estate could not be read within " + ESTATE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting", e);
    }
  }

  /**
   * Starts what has not been started ahead: the other services, and the keyed state.
   *
   * @throws IllegalStateException when a part can't start
   */
  public void startRest() {
    begin(_ -> true);
    try {
      for (Service part : parts) {
        camel.addService(part, true, true);
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("a part can't start: " + e.getMessage(), e);
    }
  }

  private void begin(Predicate<Step> now) {
    for (Step step : waiting.stream().filter(now).toList()) {
      add(new PhaseRoute(step));
      waiting.remove(step);
    }
  }

  /** Stops everything, each part within its bound. */
  @Override
  public void close() {
    camel.stop();
    estate.close();
    reviews.close();
    shared.close();
  }
}
