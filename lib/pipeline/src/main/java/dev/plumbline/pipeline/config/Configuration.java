package dev.plumbline.pipeline.config;

import java.nio.file.Path;
import java.util.Set;

/** Everything an operator can set, one record a concern; docs/configuration.md lists it all. */
public record Configuration(
    KafkaConfig kafka,
    TopicsConfig topics,
    DeliveryConfig delivery,
    StateConfig state,
    ArtifactsConfig artifacts,
    ReviewConfig review,
    GitConfig git,
    PoliciesConfig policies,
    CostConfig cost,
    WebhooksConfig webhooks,
    HttpConfig http,
    DatabaseConfig database,
    ManagementConfig management,
    LoggingConfig logging) {

  public Configuration {
    if (artifacts.retention().compareTo(topics.longestRetention()) < 0) {
      throw new IllegalArgumentException(
          "artifacts.retention is "
              + artifacts.retention().toDays()
              + "d, shorter than the "
              + topics.longestRetention().toDays()
              + "d that topics.* keep records which name artifacts");
    }
  }

  /**
   * Reads the configuration: command line before environment before file before defaults.
   *
   * @throws ConfigurationException with every problem of every source at once
   */
  public static Configuration load(Sources sources) {
    var reading = new Reading(sources);
    Configuration read = reading.read();
    Set<String> named = reading.named();
    return named.contains("state.directory") && !named.contains("artifacts.directory")
        ? read.withArtifactsIn(read.state().directory().resolve("artifacts"))
        : read;
  }

  private Configuration withArtifactsIn(Path directory) {
    return new Configuration(
        kafka,
        topics,
        delivery,
        state,
        artifacts.in(directory),
        review,
        git,
        policies,
        cost,
        webhooks,
        http,
        database,
        management,
        logging);
  }

  /**
   * Whether any source says something of a key, so that its default does not hold.
   *
   * @param key as in {@code kafka.bootstrap-servers}; no secret
   * @throws ConfigurationException when a source can't be read
   */
  public static boolean names(Sources sources, String key) {
    return named(sources).contains(key);
  }

  /**
   * The keys, secrets apart, of which any source says something; the sources are read once.
   *
   * @throws ConfigurationException when a source can't be read
   */
  public static Set<String> named(Sources sources) {
    return new Reading(sources).named();
  }

  /** What holds when nobody sets anything. */
  public static Configuration defaults() {
    return load(Sources.NONE);
  }
}
