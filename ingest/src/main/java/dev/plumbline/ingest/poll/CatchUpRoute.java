package dev.plumbline.ingest.poll;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;

/** Runs {@link CatchUp} at intervals. */
public final class CatchUpRoute extends RouteBuilder {
  private final CatchUp catchUp;
  private final Duration interval;

  public CatchUpRoute(CatchUp catchUp, Duration interval) {
    this.catchUp = catchUp;
    this.interval = interval;
  }

  @Override
  public void configure() {
    from("timer:catch-up?delay=1000&period=" + interval.toMillis())
        .routeId("catch-up")
        .process(_ -> catchUp.look());
  }
}
