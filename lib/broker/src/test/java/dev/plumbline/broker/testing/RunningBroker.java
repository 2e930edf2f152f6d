package dev.plumbline.broker.testing;

import dev.plumbline.broker.EmbeddedBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The broker of a test run; which one is said by system properties, never guessed. */
sealed interface RunningBroker extends AutoCloseable {
  String bootstrapServers();

  /** Ends what was started here; a cluster that was there before stays. */
  @Override
  void close();

  /**
   * {@code -Dkafka.bootstrap=host:port} takes a cluster that runs; {@code -Dkafka.test=container} a
   * Testcontainers one of {@code -Dkafka.image}; otherwise the embedded one.
   *
   * @throws IllegalArgumentException for another {@code kafka.test}
   */
  static RunningBroker chosen() {
    String bootstrap = System.getProperty("kafka.bootstrap", "");
    if (!bootstrap.isEmpty()) {
      return new External(bootstrap);
    }
    String choice = System.getProperty("kafka.test", "embedded");
    return switch (choice) {
      case "embedded" -> Embedded.start();
      case "container" -> Container.start(System.getProperty("kafka.image", "apache/kafka:4.3.1"));
      default ->
          throw new IllegalArgumentException(
              "-Dkafka.test=" + choice + ": take embedded or container, or -Dkafka.bootstrap");
    };
  }

  record External(String bootstrapServers) implements RunningBroker {
    @Override
    public void close() {}
  }

  record Embedded(EmbeddedBroker broker, Path directory) implements RunningBroker {
    static Embedded start() {
      try {
        Path directory = Files.createTempDirectory("plumbline-kafka");
        return new Embedded(EmbeddedBroker.start(directory), directory);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String bootstrapServers() {
      return broker.bootstrapServers();
    }

    @Override
    public void close() {
      broker.close();
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /**
   * Modules whose tests shall run on it have testcontainers-kafka among their test dependencies.
   */
  record Container(KafkaContainer container) implements RunningBroker {
    static Container start(String image) {
      var name = DockerImageName.parse(image).asCompatibleSubstituteFor("apache/kafka");
      var container = new KafkaContainer(name);
      container.start();
      return new Container(container);
    }

    @Override
    public String bootstrapServers() {
      return container.getBootstrapServers();
    }

    @Override
    public void close() {
      container.stop();
    }
  }
}
