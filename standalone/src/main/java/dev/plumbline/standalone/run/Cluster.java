package dev.plumbline.standalone.run;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.pipeline.client.Clients;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.standalone.ExitCode;
import dev.plumbline.standalone.Problem;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;

/**
 * The Kafka that a command was pointed at.
 *
 * @param topics all that it has
 * @param standalone whether it is the broker of a {@code serve}, which lays its topics out itself
 * @param partitions of the topic of changes; 0 where it has none
 */
record Cluster(Set<String> topics, boolean standalone, int partitions) {
  Cluster {
    topics = Set.copyOf(topics);
  }

  /**
   * Finds out within seconds whether anybody answers, and who.
   *
   * @throws Problem when no broker does
   */
  static Cluster ask(Configuration configuration) {
    var bounded = new HashMap<>(configuration.kafka().clientSettings());
    bounded.putAll(Map.of("request.timeout.ms", 7_000, "default.api.timeout.ms", 15_000));
    try (var admin = new Clients(bounded).admin()) {
      Set<String> topics = admin.listTopics().names().get();
      boolean standalone =
          admin.describeCluster().nodes().get().stream()
              .allMatch(node -> EmbeddedBroker.RACK.equals(node.rack()));
      String changes = new Topics(configuration.topics().prefix()).name(Topic.CHANGES);
      int partitions = topics.contains(changes) ? partitions(admin, changes) : 0;
      return new Cluster(topics, standalone, partitions);
    } catch (ExecutionException e) {
      throw Problem.unreachable(
          "no Kafka broker answers at "
              + servers(configuration)
              + "; is it running, and may this machine reach it?");
    } catch (KafkaException e) { // not even a client can be made
      if (!isOfNoKnownHost(e)) {
        throw new Problem(
            ExitCode.USAGE,
            "no client of Kafka can be made with the settings of kafka.*: " + innermost(e));
      }
      throw Problem.unreachable(
          "no broker can be found at "
              + servers(configuration)
              + "; check the spelling of its host, and the network");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem(ExitCode.UNREACHABLE, "interrupted");
    }
  }

  /** The client has no exception of its own for it, and only here the setting's name is said. */
  private static boolean isOfNoKnownHost(KafkaException problem) {
    return problem.getCause() instanceof ConfigException cause
        && String.valueOf(cause.getMessage())
            .endsWith("given in " + CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
  }

  /** Such as that a file is no store of certificates; what is around it says less. */
  private static String innermost(KafkaException problem) {
    String said = String.valueOf(problem.getMessage());
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof KafkaException && cause.getMessage() != null) {
        said = cause.getMessage();
      }
    }
    return said;
  }

  private static int partitions(Admin admin, String topic)
      throws InterruptedException, ExecutionException {
    var described = admin.describeTopics(List.of(topic)).allTopicNames().get();
    return Objects.requireNonNull(described.get(topic)).partitions().size();
  }

  static String servers(Configuration configuration) {
    return String.join(",", configuration.kafka().bootstrapServers());
  }

  /**
   * The configuration, and what a {@code serve} decided for its broker: those are no settings of
   * whoever comes to it. A cluster's are.
   *
   * @param sources name the cluster
   */
  Sources within(Sources sources) throws IOException {
    if (!standalone) {
      return sources;
    }
    Optional<RunningServe> known =
        RunningServe.find(sources)
            .filter(serve -> serve.bootstrapServers().equals(servers(Configuration.load(sources))));
    if (known.isPresent()) {
      return known.get().within(sources);
    }
    var flags = new HashMap<>(sources.flags());
    flags.putAll(Map.of("topics.replication", "1", "topics.min-in-sync", "1"));
    if (partitions > 0 && !Configuration.names(sources, "topics.partitions")) {
      flags.put("topics.partitions", Integer.toString(partitions));
    }
    return new Sources(flags, sources.environment(), sources.file());
  }
}
