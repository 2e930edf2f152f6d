package dev.plumbline.pipeline.service;

import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.pipeline.observe.Logging;
import dev.plumbline.pipeline.observe.ManagementServer;
import dev.plumbline.pipeline.observe.Metrics;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** One service in this process, against a cluster. */
public final class OneService {
  private OneService() {}

  /** What a service's {@code main} does: configuration from the environment and its file. */
  public static void main(Wiring service) throws IOException {
    run(service, Sources.ofProcess(Map.of(), null));
  }

  /**
   * Returns when the process is asked to stop.
   *
   * @throws IOException when the cluster or the artifact store can't be reached
   */
  public static void run(Wiring service, Sources sources) throws IOException {
    Configuration configuration = Configuration.load(sources);
    Logging.configure(configuration.logging(), System.err);
    var metrics = new Metrics();
    var artifacts = ArtifactStore.open(configuration.artifacts());
    var host = new Host(configuration, artifacts, metrics.registry(), true);
    // Health comes first: an orchestrator sees the service start, and why it does not.
    var management = ManagementServer.start(configuration.management(), metrics, host.health());
    host.closing(metrics);
    host.closing(management);
    try {
      host.requireTopics(List.of(service));
      host.wire(List.of(service));
      host.start();
    } catch (IOException | RuntimeException e) {
      host.close();
      throw e;
    }
    Stop.await(host);
  }
}
