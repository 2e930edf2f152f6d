package dev.plumbline.standalone.run;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.pipeline.OwnerOnly;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.topic.TopicLayout;
import dev.plumbline.pipeline.topic.TopicPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The broker of one process, and its topics: both come up while the services are put together. */
final class OwnBroker implements AutoCloseable {
  private final FutureTask<EmbeddedBroker> starting;

  private OwnBroker(FutureTask<EmbeddedBroker> starting) {
    this.starting = starting;
  }

  /**
   * Returns at once.
   *
   * @param port a free one, as the configuration names it
   */
  static OwnBroker begin(Path directory, int port, Configuration configuration) {
    var starting = new FutureTask<>(() -> start(directory, port, configuration));
    Thread.ofPlatform().daemon().name("broker-start").start(starting);
    return new OwnBroker(starting);
  }

  private static EmbeddedBroker start(Path directory, int port, Configuration configuration)
      throws IOException {
    EmbeddedBroker broker = EmbeddedBroker.start(OwnerOnly.directory(directory), port, Map.of());
    Stage.BROKER.reached();
    try (var admin = new Clients(configuration.kafka().clientSettings()).admin()) {
      TopicPlan.of(admin, new TopicLayout(configuration.topics()).all()).apply(admin, false);
    } catch (IOException | RuntimeException e) {
      broker.close();
      throw e;
    }
    Stage.TOPICS.reached();
    return broker;
  }

  /**
   * Waits until the broker takes requests and has its topics.
   *
   * @throws IOException when the directory can't be written or the port was taken meanwhile
   */
  EmbeddedBroker await() throws IOException {
    try {
      return starting.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the broker started", e);
    } catch (ExecutionException e) {
      switch (Objects.requireNonNull(e.getCause())) {
        case IOException failure -> throw failure;
        case RuntimeException failure -> throw failure;
        case Error failure -> throw failure;
        case Throwable failure -> throw new IllegalStateException(failure);
      }
    }
  }

  /** Stops in order, also when it is only just starting. */
  @Override
  public void close() throws IOException {
    await().close();
  }
}
