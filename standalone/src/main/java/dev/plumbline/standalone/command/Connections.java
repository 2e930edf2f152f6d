package dev.plumbline.standalone.command;

import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.standalone.Problem;
import dev.plumbline.standalone.run.Connection;
import dev.plumbline.standalone.run.RunningServe;
import java.io.IOException;

/** Finds the pipeline for commands that don't bring their own. */
final class Connections {
  private Connections() {}

  /**
   * The cluster that the options name, else a {@code serve} on this machine.
   *
   * @throws Problem when there is neither
   */
  static Connection running(SettingOptions settings) throws IOException {
    if (settings.namesCluster()) {
      return Connection.toCluster(settings.sources());
    }
    return Connection.toServe(settings.sources()).orElseThrow(Connections::nothing);
  }

  /**
   * Configuration of the same, for whoever asks for the cluster's topics: a {@code serve} declares
   * its own.
   *
   * @throws Problem when there is neither, or no broker answers
   */
  static Sources reached(SettingOptions settings) throws IOException {
    Sources given = settings.sources();
    return Connection.reached(
        settings.namesCluster()
            ? given
            : RunningServe.find(given)
                .map(serve -> serve.within(given))
                .orElseThrow(Connections::nothing));
  }

  private static Problem nothing() {
    return Problem.unreachable(
        "no pipeline to talk to: start 'plumbline serve', or name a cluster with"
            + " --bootstrap-servers or in the configuration file");
  }
}
