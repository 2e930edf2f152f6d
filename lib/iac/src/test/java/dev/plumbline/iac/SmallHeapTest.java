package dev.plumbline.iac;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a review may cost by default is no more than a small process has. */
class SmallHeapTest {
  /** As a small container leaves it; the distribution ends a process that needs more. */
  private static final List<String> JAVA =
      List.of("-XX:+UseSerialGC", "-Xmx512m", "-XX:+ExitOnOutOfMemoryError");

  @Test
  void aSourceWhoseTextsDoubleDoesNotEndTheProcessThatReadsIt() throws Exception {
    List<String> command = new java.util.ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JAVA);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(SmallHeapChild.class.getName());

    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(told).isZero();
    assertThat(told.lines()).as(told).hasSize(DoublingCases.all().size());
  }
}
