package dev.plumbline.implementer;

import dev.plumbline.pipeline.service.Host;
import dev.plumbline.pipeline.service.OneService;
import dev.plumbline.pipeline.service.Wiring;
import java.io.IOException;

/** The service: its phase on the pipeline's loop. */
public final class Implementer implements Wiring {
  @Override
  public String name() {
    return "implementer";
  }

  @Override
  public void wire(Host host) {
    host.pipeline().add(new ImplementerPhase(host.artifacts()));
  }

  public static void main(String[] arguments) throws IOException {
    OneService.main(new Implementer());
  }
}
