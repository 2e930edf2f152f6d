package dev.plumbline.standalone.command;

import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.Cleaned;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.Problem;
import dev.plumbline.standalone.run.Connection;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The artifact store. */
@Command(
    name = "artifacts",
    description = "Operate the artifact store.",
    synopsisSubcommandLabel = "clean",
    footer = {"", "Example: plumbline artifacts clean --config plumbline.yaml"})
public final class ArtifactsCommand implements Runnable {
  @Override
  public void run() {
    throw Problem.usage("say 'artifacts clean'");
  }

  @Command(
      name = "clean",
      description = {
        "Remove artifacts that no record names any more: those last written longer "
            + "ago than artifacts.retention, which is never shorter than the longest "
            + "retention of a topic, dead letters included.",
        "Safe while services run."
      },
      footer = {
        "",
        "Examples:",
        "  plumbline artifacts clean                      of the 'serve' on this machine",
        "  plumbline artifacts clean --set artifacts.retention=120d"
      })
  void clean(@Mixin SettingOptions settings) throws IOException {
    Sources sources = settings.sources();
    Duration retention = Configuration.load(sources).artifacts().retention();
    Instant before = Instant.now().minus(retention);
    Cleaned cleaned;
    try (Connection serving =
        settings.namesCluster() ? null : Connection.toServe(sources).orElse(null)) {
      ArtifactStore store =
          serving == null
              ? ArtifactStore.open(Configuration.load(sources).artifacts())
              : serving.artifacts();
      cleaned = store.clean(before);
    }
    Main.out()
        .println(
            cleaned.artifacts()
                + (cleaned.artifacts() == 1 ? " artifact" : " artifacts")
                + " older than "
                + retention.toDays()
                + " days removed, "
                + cleaned.bytes() / 1024
                + " KiB");
  }
}
