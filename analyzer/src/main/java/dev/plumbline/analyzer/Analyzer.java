package dev.plumbline.analyzer;

import dev.plumbline.pipeline.service.Host;
import dev.plumbline.pipeline.service.OneService;
import dev.plumbline.pipeline.service.Wiring;
import java.io.IOException;

/** The service: its phase on the pipeline's loop. */
public final class Analyzer implements Wiring {
  @Override
  public String name() {
    return "analyzer";
  }

  @Override
  public void wire(Host host) {
    host.pipeline().add(new AnalyzerPhase(host.artifacts()));
  }

  public static void main(String[] arguments) throws IOException {
    OneService.main(new Analyzer());
  }
}
