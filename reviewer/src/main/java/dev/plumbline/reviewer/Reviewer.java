package dev.plumbline.reviewer;

import dev.plumbline.pipeline.service.Host;
import dev.plumbline.pipeline.service.OneService;
import dev.plumbline.pipeline.service.Wiring;
import java.io.IOException;

/** The service: its phase on the pipeline's loop. */
public final class Reviewer implements Wiring {
  @Override
  public String name() {
    return "reviewer";
  }

  @Override
  public void wire(Host host) {
    host.pipeline().add(new ReviewerPhase(host.artifacts()));
  }

  public static void main(String[] arguments) throws IOException {
    OneService.main(new Reviewer());
  }
}
