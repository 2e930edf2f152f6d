package dev.plumbline.reporter;

import dev.plumbline.pipeline.service.Host;
import dev.plumbline.pipeline.service.OneService;
import dev.plumbline.pipeline.service.Wiring;
import dev.plumbline.reporter.collector.CollectorTopology;
import dev.plumbline.reporter.keeper.KeeperTopology;
import dev.plumbline.reporter.stack.StackStep;
import dev.plumbline.reporter.streams.KeyedState;
import java.io.IOException;
import org.apache.kafka.streams.Topology;

/** The service: its step on the pipeline's loop, the collector and the keeper beside it. */
public final class Reporter implements Wiring {
  @Override
  public String name() {
    return "reporter";
  }

  @Override
  public void wire(Host host) {
    var topics = host.topics();
    var artifacts = host.artifacts();
    host.pipeline()
        .add(new StackStep(artifacts))
        .add(keyed(host, "collector", CollectorTopology.build(topics, artifacts)))
        .add(keyed(host, "keeper", KeeperTopology.build(topics, artifacts)));
  }

  private static KeyedState keyed(Host host, String name, Topology topology) {
    return new KeyedState(
        host.topics().prefix() + "." + name,
        topology,
        host.configuration().kafka().clientSettings(),
        host.configuration().state().directory().resolve("streams"));
  }

  public static void main(String[] arguments) throws IOException {
    OneService.main(new Reporter());
  }
}
