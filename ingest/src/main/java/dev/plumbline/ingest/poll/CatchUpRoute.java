package dev.plumbline.ingest.poll;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.camel.builder.RouteBuilder;

/** Runs {@link CatchUp} at intervals, in one of all replicas. */
public final class CatchUpRoute extends RouteBuilder {
  private final CatchUp catchUp;
  private final Duration interval;
  private final BooleanSupplier leading;

  /**
   * @param leading whether this is the replica that looks
   */
  public CatchUpRoute(CatchUp catchUp, Duration interval, BooleanSupplier leading) {
    this.catchUp = catchUp;
    this.interval = interval;
    this.leading = leading;
  }

  @Override
  public void configure() {
    from("timer:catch-up?delay=1000&period=" + interval.toMillis())
        .routeId("catch-up")
        .filter(_ -> leading.getAsBoolean())
        .process(_ -> catchUp.look());
  }
}
