package dev.plumbline.standalone.command;

import dev.plumbline.pipeline.service.OneService;
import dev.plumbline.pipeline.service.Wiring;
import dev.plumbline.standalone.Choices;
import dev.plumbline.standalone.Problem;
import dev.plumbline.standalone.run.Connection;
import dev.plumbline.standalone.run.Services;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** One service alone, as a cluster runs it. */
@Command(
    name = "service",
    description = "Run one service against a Kafka cluster; more of them share its work.",
    footer = {"", "Example: plumbline service analyzer --bootstrap-servers kafka:9092"})
public final class ServiceCommand implements Callable<Integer> {
  @Mixin private SettingOptions settings = new SettingOptions();

  @Parameters(
      paramLabel = "NAME",
      description = "ingest, analyzer, reviewer, implementer, validator or reporter.")
  private String name = "";

  @Override
  public Integer call() throws IOException {
    List<String> names = Services.all().stream().map(Wiring::name).toList();
    Wiring service =
        Services.all().stream()
            .filter(one -> one.name().equals(name))
            .findFirst()
            .orElseThrow(() ->
                Problem.usage(
                    "there are the services "
                        + String.join(", ", names)
                        + ", and not "
                        + Choices.meant(name, names)));
    OneService.run(service, Connection.reached(settings.sources()));
    return 0;
  }
}
