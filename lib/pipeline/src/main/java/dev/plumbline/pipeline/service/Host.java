package dev.plumbline.pipeline.service;

import static java.util.stream.Collectors.joining;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.delivery.DeliverySettings;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.http.WebServer;
import dev.plumbline.pipeline.observe.Health;
import dev.plumbline.pipeline.topic.TopicLayout;
import dev.plumbline.pipeline.topic.TopicPlan;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process that runs services: what they share, and their common start and end. The one-process
 * mode has six in one, a cluster one in each.
 */
public final class Host implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Host.class);

  private final Configuration configuration;
  private final ArtifactStore artifacts;
  private final MeterRegistry registry;
  private final Clients clients;
  private final Pipeline pipeline;
  private final boolean serving;
  private final Health health = new Health();
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final List<Runnable> afterStart = new ArrayList<>();
  private @Nullable WebServer web;

  /**
   * @param serving whether people and forges are served over HTTP: the dashboard and webhooks
   */
  public Host(
      Configuration configuration,
      ArtifactStore artifacts,
      MeterRegistry registry,
      boolean serving) {
    this.configuration = configuration;
    this.artifacts = artifacts;
    this.registry = registry;
    this.serving = serving;
    health.part("services");
    this.clients = new Clients(configuration.kafka().clientSettings());
    this.pipeline =
        new Pipeline(
            clients,
            new Topics(configuration.topics().prefix()),
            DeliverySettings.of(configuration.delivery(), configuration.review()),
            registry);
  }

  public Configuration configuration() {
    return configuration;
  }

  public ArtifactStore artifacts() {
    return artifacts;
  }

  public MeterRegistry registry() {
    return registry;
  }

  public Clients clients() {
    return clients;
  }

  public Topics topics() {
    return new Topics(configuration.topics().prefix());
  }

  /** What an orchestrator may ask; starting until everything runs. */
  public Health health() {
    return health;
  }

  public Pipeline pipeline() {
    return pipeline;
  }

  /** Whether the dashboard and webhooks are wanted in this process. */
  public boolean serving() {
    return serving;
  }

  /**
   * The process's HTTP server, started at the first call.
   *
   * @throws IOException when the port is taken
   */
  public WebServer web() throws IOException {
    if (web == null) {
      web =
          WebServer.start(
              pipeline.camel(), configuration.http().host(), configuration.http().port());
    }
    return web;
  }

  /** Something that is closed when the process stops, last opened first. */
  public <T extends AutoCloseable> T closing(T part) {
    parts.push(part);
    return part;
  }

  /** Something to do once everything runs. */
  public void afterStart(Runnable action) {
    afterStart.add(action);
  }

  /**
   * Adds the services' parts; nothing runs yet, and where nothing is served over HTTP, no broker is
   * needed.
   *
   * @throws IOException when something that a service needs can't be opened
   */
  public void wire(List<Wiring> services) throws IOException {
    for (Wiring service : services) {
      service.wire(this);
    }
  }

  /** Starts everything that was wired; the topics have to be there. */
  public void start() {
    startAhead(EnumSet.allOf(PhaseName.class));
    startRest();
  }

  /** Starts these services; the others, and keyed state, begin with {@link #startRest}. */
  public void startAhead(Set<PhaseName> services) {
    pipeline.startAhead(services);
  }

  /** Starts what was not started ahead. */
  public void startRest() {
    pipeline.startRest();
    health.ask("services", this::services);
    pipeline.health().forEach(health::ask);
    afterStart.forEach(Runnable::run);
  }

  private Health.State services() {
    List<PhaseName> died = pipeline.died();
    if (!died.isEmpty()) {
      return new Health.State.Failed(labels(died) + " ended; see the log");
    }
    List<PhaseName> worn = pipeline.worn();
    if (!worn.isEmpty()) {
      return new Health.State.Failed(labels(worn) + " lost its threads to work that does not stop");
    }
    return pipeline.running()
        ? new Health.State.Up()
        : new Health.State.Down("Kafka can't be reached, or its clients are being made anew");
  }

  private static String labels(List<PhaseName> services) {
    return services.stream().map(PhaseName::label).collect(joining(", "));
  }

  /**
   * Compares the topics of the services with the declared ones.
   *
   * @throws IOException when the broker can't be reached
   * @throws dev.plumbline.pipeline.topic.TopicsException when the topics aren't as declared
   */
  public void requireTopics(List<Wiring> services) throws IOException {
    var layout = new TopicLayout(configuration.topics());
    var phases =
        services.stream()
            .map(service -> PhaseName.valueOf(service.name().toUpperCase(Locale.ROOT)))
            .toList();
    var needed = phases.stream().flatMap(phase -> layout.of(phase).stream()).distinct().toList();
    try (var admin = clients.admin()) {
      TopicPlan.of(admin, needed)
          .requireUsable(String.join(",", configuration.kafka().bootstrapServers()), needed.size());
      if (phases.contains(PhaseName.REPORTER)) {
        TopicPlan.weakState(admin, layout).forEach(Host::warn);
      }
    }
  }

  private static void warn(String weakness) {
    LOG.atWarn()
        .addKeyValue("cause", weakness)
        .log("Keyed state has fewer copies than declared; see 'plumbline topics plan'");
  }

  /** Stops everything, each part within its bound. */
  @Override
  public void close() {
    pipeline.close();
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LOG.atWarn().setCause(e).log("A part did not close");
      }
    }
  }
}
