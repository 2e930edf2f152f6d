package dev.plumbline.pipeline.camel;

import dev.plumbline.pipeline.Step;
import dev.plumbline.pipeline.delivery.Shared;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One service's topics. Records leave through what a step returns, so there is no producer. */
final class PhaseEndpoint extends DefaultEndpoint {
  private final Step step;
  private final Shared shared;

  PhaseEndpoint(String uri, PhaseComponent component, Step step, Shared shared) {
    super(uri, component);
    this.step = step;
    this.shared = shared;
  }

  @Override
  public Consumer createConsumer(Processor processor) {
    return new PhaseConsumer(this, processor, step, shared);
  }

  @Override
  public Producer createProducer() {
    throw new UnsupportedOperationException(
        "records are written with the offsets of what they follow from; return them from the step");
  }
}
