package dev.plumbline.standalone;

import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.standalone.run.OneProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** What a JVM reads for {@link FastStart}: all that is served, and a review. */
final class Training {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("project.root", "..")).resolve("examples/webshop");

  private Training() {}

  /**
   * @param directory a new one to work in, alone
   */
  public static void main(String[] directory) throws IOException {
    Quiet.begin();
    var anyPorts = new Sources(Map.of("http.port", "0", "management.port", "0"), Map.of(), null);
    var serving = OneProcess.start(Path.of(directory[0]), anyPorts, true).configuration();
    int code =
        Main.run(
            "review",
            EXAMPLE.toString(),
            "--soft-fail",
            "--bootstrap-servers",
            serving.kafka().bootstrapServers().getFirst(),
            "--set",
            "artifacts.directory=" + serving.artifacts().directory());
    Runtime.getRuntime().halt(code);
  }
}
