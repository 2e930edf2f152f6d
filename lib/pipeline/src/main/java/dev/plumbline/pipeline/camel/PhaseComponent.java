package dev.plumbline.pipeline.camel;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.Step;
import dev.plumbline.pipeline.delivery.Loop;
import dev.plumbline.pipeline.delivery.Shared;
import dev.plumbline.pipeline.event.Topic;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.support.DefaultComponent;

/** Makes the endpoints of one process's services. */
public final class PhaseComponent extends DefaultComponent {
  public static final String SCHEME = "phase";

  private final Shared shared;

  public PhaseComponent(Shared shared) {
    this.shared = shared;
  }

  /**
   * @param remaining the topic's label, which must be the one that the step takes its records from
   */
  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
    Step step = getAndRemoveOrResolveReferenceParameter(parameters, "step", Step.class);
    if (step == null) {
      throw new IllegalArgumentException(uri + " names no step");
    }
    if (!Topic.before(step.service()).label().equals(remaining)) {
      throw new IllegalArgumentException(
          step.service().label() + " does not take its records from " + remaining);
    }
    return new PhaseEndpoint(uri, this, step, shared);
  }

  /** Whether this process has the first partition of the service's topic. */
  public boolean leading(PhaseName service) {
    return loops().anyMatch(loop -> loop.service() == service && loop.leading());
  }

  /** The services whose loop ended by itself. */
  public List<PhaseName> died() {
    return loops().filter(Loop::died).map(Loop::service).toList();
  }

  /** The services that have lost as many threads as they work with. */
  public List<PhaseName> worn() {
    return loops().filter(Loop::worn).map(Loop::service).toList();
  }

  /** Whether every loop has its clients and takes records. */
  public boolean running() {
    return getCamelContext().isStarted() && loops().allMatch(Loop::running);
  }

  private Stream<Loop> loops() {
    return getCamelContext().getRoutes().stream()
        .map(Route::getConsumer)
        .filter(PhaseConsumer.class::isInstance)
        .map(consumer -> ((PhaseConsumer) consumer).loop());
  }
}
