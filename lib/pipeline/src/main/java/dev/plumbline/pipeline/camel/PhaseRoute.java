package dev.plumbline.pipeline.camel;

import dev.plumbline.model.source.Budget;
import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.Output;
import dev.plumbline.pipeline.Step;
import dev.plumbline.pipeline.event.Topic;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** The route of a service that does nothing but its step. */
public final class PhaseRoute extends RouteBuilder {
  private final Step step;

  public PhaseRoute(Step step) {
    this.step = step;
  }

  @Override
  public void configure() {
    String name = step.service().label();
    errorHandler(noErrorHandler()); // the loop's business; Camel's would log bodies
    getContext().getRegistry().bind(name, step);
    from(PhaseComponent.SCHEME + ":" + Topic.before(step.service()).label() + "?step=#" + name)
        .routeId(name)
        .process(this::work);
  }

  private void work(Exchange exchange) throws IOException {
    Input input = exchange.getMessage().getBody(Input.class);
    Budget budget = exchange.getProperty(PhaseConsumer.BUDGET, Budget.class);
    Output output = step.process(input, budget);
    exchange.getMessage().setBody(output);
  }
}
