package dev.plumbline.validator;

import dev.plumbline.pipeline.service.Host;
import dev.plumbline.pipeline.service.OneService;
import dev.plumbline.pipeline.service.Wiring;
import java.io.IOException;

/** The service: its phase on the pipeline's loop. */
public final class Validator implements Wiring {
  @Override
  public String name() {
    return "validator";
  }

  @Override
  public void wire(Host host) {
    host.pipeline().add(new ValidatorPhase(host.artifacts()));
  }

  public static void main(String[] arguments) throws IOException {
    OneService.main(new Validator());
  }
}
