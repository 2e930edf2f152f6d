package dev.plumbline.reviewer;

import dev.plumbline.pipeline.config.Secret;
import dev.plumbline.pipeline.service.Host;
import dev.plumbline.pipeline.service.OneService;
import dev.plumbline.pipeline.service.Wiring;
import dev.plumbline.policy.secret.SecretHash;
import java.io.IOException;

/** The service: its phase on the pipeline's loop. */
public final class Reviewer implements Wiring {
  @Override
  public String name() {
    return "reviewer";
  }

  @Override
  public void wire(Host host) {
    host.pipeline().add(new ReviewerPhase(host.artifacts(), hash(host)));
  }

  private static SecretHash hash(Host host) {
    Secret key = host.configuration().policies().secretKey();
    return key == null ? SecretHash.NONE : SecretHash.keyed(key.reveal());
  }

  public static void main(String[] arguments) throws IOException {
    OneService.main(new Reviewer());
  }
}
