package dev.plumbline.standalone.command;

import dev.plumbline.standalone.Problem;
import dev.plumbline.standalone.run.Connection;
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
    return Connection.toServe(settings.sources())
        .orElseThrow(() ->
            Problem.unreachable(
                "no pipeline to talk to: start 'plumbline serve', or name a cluster with"
                    + " --bootstrap-servers or in the configuration file"));
  }
}
