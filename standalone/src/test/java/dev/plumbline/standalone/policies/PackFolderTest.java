package dev.plumbline.standalone.policies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.read.Expressions.Depth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackFolderTest {
  private static final String POLICY =
      """
      title: Queues have a name
      why: People look for them by it.
      severity: low
      category: practice
      resources: aws_sqs_queue
      fault: "!isSet(resource.name)"
      message: "{address} has no name"
      remediation: Give it one.
      bad: [b]
      good: [g]
      """;

  @TempDir Path home;

  @Test
  void packsInDirectoriesOfOneNameAreAllRead() throws Exception {
    Path one = pack("a/policies-of-ours", "acme/one");
    Path other = pack("b/policies-of-ours", "acme/other");

    Catalogue catalogue = PackFolder.with(List.of(one, other), Depth.COMPILED);

    assertThat(catalogue.policy("acme/one")).isPresent();
    assertThat(catalogue.policy("acme/other")).isPresent();
  }

  private Path pack(String folder, String id) throws Exception {
    Path file = home.resolve(folder).resolve("policies/" + id + ".yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, POLICY);
    return home.resolve(folder);
  }
}
