package dev.plumbline.standalone.command;

import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.run.Serving;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** All services, staying up. */
@Command(
    name = "serve",
    description =
        "Run the broker and all services in this process, with dashboard and webhooks, until stopped.",
    footer = {
      "",
      "The dashboard is at http://127.0.0.1:8080. In another terminal, 'plumbline review' and",
      "'plumbline publish' find this process by themselves."
    })
public final class ServeCommand implements Callable<Integer> {
  @Mixin private SettingOptions settings = new SettingOptions();

  @Override
  public Integer call() throws IOException {
    Serving.run(settings.sources(), Main.err());
    return 0;
  }
}
