package dev.plumbline.iac;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Sources that are made to cost much: each is answered within a second, by a diagnostic or by the
 * end of the budget that its caller set, which the caller reports; and in little memory, as a
 * process shows that has no more.
 */
class HostileInputTest {
  private static final long MEGABYTE = 1L << 20;
  private static final int EXTRA = 256;

  @Test
  void allOfItIsAnsweredInASecondAndInAQuarterOfAGigabyteMoreThanTheReaderNeedsIdle()
      throws Exception {
    List<String> answers = answers();

    assertThat(answers).hasSize(HostileCases.all().size());
    assertThat(answers)
        .allSatisfy(answer -> {
          String[] told = answer.split("\t", -1);
          assertThat(Long.parseLong(told[0])).as("CPU milliseconds: " + answer).isLessThan(1_000);
          assertThat(told[1]).as(answer).isIn("diagnostic", "budget");
        });
  }

  /** Prints a table of the cases: milliseconds of CPU time, megabytes of heap, and the answer. */
  public static void main(String[] arguments) throws Exception {
    System.out.println("| case | CPU ms | MB more | answer |\n|---|---|---|---|");
    for (String answer : answers()) {
      String[] told = answer.split("\t", -1);
      System.out.println(
          "| " + told[2] + " | " + told[0] + " | " + told[3] + " | " + told[1] + " |");
    }
  }

  /** Of each case; the large ones have a process each. */
  private static List<String> answers() throws IOException, InterruptedException {
    long idle = Long.parseLong(child("-Xmx1g", "idle").getFirst()) / MEGABYTE;
    List<String> answers = new ArrayList<>();
    int all = HostileCases.all().size();
    int small = all - HostileCases.LARGE;
    answers.addAll(child("-Xmx" + (idle + EXTRA) + "m", "0", "" + small));
    for (int i = small; i < all; i++) {
      answers.addAll(child("-Xmx" + (idle + EXTRA) + "m", "" + i, "" + (i + 1)));
    }
    return answers;
  }

  private static List<String> child(String memory, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // As the launcher does: the second compiler's threads, beside the reader's, would count as its.
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", memory));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(HostileChild.class.getName());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(told).isZero();
    return told.lines().toList();
  }

  @Test
  void aListOfItselfTwiceIsFineWhileItIsSmall() {
    var tree =
        SourceTree.ofText(
            Map.of(
                "main.tf",
                "locals {\n  a = [1, 2]\n  b = [local.a, local.a]\n}\n"
                    + "output \"o\" {\n  value = [local.b, local.b]\n}\n"));

    var graph = StackReader.read(StackSpec.terraform(""), tree, Budget.generous());

    assertThat(graph.diagnostics()).isEmpty();
    assertThat(graph.declarations().outputs().getFirst().value().toString()).contains("2");
  }
}
