package dev.plumbline.pipeline.config;

import java.util.HashMap;
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
    Configuration read = new Reading(sources).read();
    Set<String> named = named(sources);
    if (!named.contains("state.directory") || named.contains("artifacts.directory")) {
      return read;
    }
    var flags = new HashMap<>(sources.flags());
    flags.put("artifacts.directory", read.state().directory().resolve("artifacts").toString());
    return new Reading(new Sources(flags, sources.environment(), sources.file())).read();
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
