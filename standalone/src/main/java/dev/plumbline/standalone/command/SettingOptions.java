package dev.plumbline.standalone.command;

import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.Sources;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command takes its configuration from. */
public final class SettingOptions {
  private static final String CLUSTER = "kafka.bootstrap-servers";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "Configuration file (also PLUMBLINE_CONFIG). docs/configuration.md lists every key.")
  private @Nullable Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting, before environment and file; repeatable. Never for secrets.")
  private Map<String, String> flags = new LinkedHashMap<>();

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT,…",
      description = "The Kafka cluster; the same as --set kafka.bootstrap-servers=…")
  private @Nullable String bootstrapServers;

  public Sources sources() {
    var all = new LinkedHashMap<>(flags);
    if (bootstrapServers != null) {
      all.put(CLUSTER, bootstrapServers);
    }
    return Sources.ofProcess(all, file);
  }

  /**
   * Whether options, environment or file name a cluster, so that no broker of our own is wanted.
   */
  public boolean namesCluster() {
    return Configuration.names(sources(), CLUSTER);
  }

  /** Whether the command line itself names one. */
  boolean givesCluster() {
    return sources().flags().containsKey(CLUSTER);
  }
}
