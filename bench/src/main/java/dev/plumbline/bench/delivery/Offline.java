package dev.plumbline.bench.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What {@code plumbline review} says of one revision, with a broker of its own. */
final class Offline {
  private Offline() {}

  /** Fingerprint → open or suppressed. */
  static Map<String, String> review(Path repository, String head, Path directory) throws Exception {
    Path report = directory.resolve("offline.json");
    var review =
        new Child(
            Child.PLUMBLINE,
            List.of("-Xmx1g"),
            List.of(
                "review",
                repository.toString(),
                "--head",
                head,
                "--quiet",
                "-o",
                "json=" + report,
                "--set",
                "state.directory=" + directory.resolve("offline")));
    int code = review.exit(Duration.ofMinutes(3));
    if (code > 1) {
      throw new IllegalStateException("the offline run ends with " + code);
    }
    var found = new TreeMap<String, String>();
    for (JsonNode stack : Json.read(Files.readAllBytes(report), JsonNode.class).path("stacks")) {
      for (JsonNode finding : stack.path("findings")) {
        boolean suppressed = finding.path("status").asText().equalsIgnoreCase("suppressed");
        found.put(finding.path("fingerprint").asText(), suppressed ? "suppressed" : "open");
      }
    }
    return found;
  }
}
