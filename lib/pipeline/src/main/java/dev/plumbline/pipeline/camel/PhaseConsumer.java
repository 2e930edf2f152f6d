package dev.plumbline.pipeline.camel;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.source.Budget;
import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.Output;
import dev.plumbline.pipeline.Step;
import dev.plumbline.pipeline.delivery.Loop;
import dev.plumbline.pipeline.delivery.Shared;
import dev.plumbline.pipeline.event.Event;
import java.io.IOException;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** A loop whose work is a Camel route: the body is the {@link Input}, then the {@link Output}. */
final class PhaseConsumer extends DefaultConsumer {
  static final String BUDGET = "plumbline.budget";

  private final Loop loop;

  PhaseConsumer(PhaseEndpoint endpoint, Processor processor, Step step, Shared shared) {
    super(endpoint, processor);
    this.loop = new Loop(new RouteStep(step), shared);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    loop.start();
  }

  @Override
  protected void doStop() throws Exception {
    loop.stop();
    super.doStop();
  }

  Loop loop() {
    return loop;
  }

  /** The route does the work; the rest of the step is as it is. */
  private final class RouteStep implements Step {
    private final Step step;

    RouteStep(Step step) {
      this.step = step;
    }

    @Override
    public PhaseName service() {
      return step.service();
    }

    @Override
    public List<Event> abandoned(Input input, String reason) {
      return step.abandoned(input, reason);
    }

    @Override
    public Output process(Input input, Budget budget) throws IOException {
      Exchange exchange = createExchange(false);
      exchange.getMessage().setBody(input);
      exchange.setProperty(BUDGET, budget);
      try {
        getProcessor().process(exchange);
      } catch (Exception e) {
        exchange.setException(e);
      }
      return output(exchange);
    }

    private Output output(Exchange exchange) throws IOException {
      switch (exchange.getException()) {
        case null -> {}
        case IOException e -> throw e;
        case RuntimeException e -> throw e;
        case Exception e -> throw new IllegalStateException("the route failed", e);
      }
      if (exchange.getMessage().getBody() instanceof Output output) {
        return output;
      }
      throw new IllegalStateException("the route ended without an output");
    }
  }
}
