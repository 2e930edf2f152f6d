package dev.plumbline.standalone.run;

import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.pipeline.observe.Logging;
import dev.plumbline.pipeline.service.Stop;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ref.Reference;
import java.nio.file.Path;

/** The one process that stays up. */
public final class Serving {
  private Serving() {}

  /**
   * Returns when the process is asked to stop.
   *
   * @throws IOException when a port is taken or the state directory can't be written
   */
  public static void run(Sources sources, PrintStream err) throws IOException {
    Path directory = Configuration.load(sources).state().directory();
    var hold = StateHold.of(directory);
    OneProcess process = OneProcess.start(directory, sources, true);
    RunningServe.announce(process);
    // Only now: what keeps it from starting is said in one line, and the log of it is in a file.
    Logging.configure(process.configuration().logging(), err);
    err.println("Dashboard  " + dashboard(process));
    err.println("Kafka      " + process.configuration().kafka().bootstrapServers().getFirst());
    err.println("State      " + directory);
    err.println("Stop with Ctrl-C.");
    Stop.await(() -> {
      RunningServe.forget(process);
      process.close();
      // Held until the process is gone: of a broker that did not stop in time, threads still write.
      Reference.reachabilityFence(hold);
    });
  }

  static String dashboard(OneProcess process) throws IOException {
    return "http://" + process.configuration().http().host() + ":" + process.host().web().port();
  }
}
