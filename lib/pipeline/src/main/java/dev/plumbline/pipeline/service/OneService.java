package dev.plumbline.pipeline.service;

import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.Sources;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
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
    ArtifactStore artifacts = ArtifactStore.open(configuration.artifacts());
    var host = new Host(configuration, artifacts, new SimpleMeterRegistry(), true);
    host.start(List.of(service));
    Stop.await(host);
  }
}
