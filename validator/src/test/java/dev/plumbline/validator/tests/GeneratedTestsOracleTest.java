package dev.plumbline.validator.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.test.GeneratedTests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated tests against the real {@code terraform test}: on the module they were made of all
 * pass, on each mutant one fails, and {@code terraform fmt} has nothing to say. Answers are
 * recorded; {@code -Dtests.oracle=record} asks for those that are not and writes them down where
 * {@code -Dtests.oracle.file} says, {@code -Dtests.oracle=check} asks for all.
 */
class GeneratedTestsOracleTest {
  private static final String RESOURCE = "/tests/terraform-test.answers";
  private static final String MODE = System.getProperty("tests.oracle", "");
  private static final Map<String, String> RECORDED = recorded();

  @TempDir private Path directory;

  static IntStream configurations() {
    return IntStream.range(0, 48);
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void whatIsGeneratedPassesAndFailsOnEachMutant(int number) throws Exception {
    SourceTree tree = Configurations.of(number);
    GeneratedTests tests = Generated.of(tree);
    assertThat(tests.notes()).isEmpty();
    assertThat(tests.assertions()).as("assertions of %d", number).isPositive();
    SourceTree written = Generated.written(tree, tests);

    for (Generated.Proof proof : Generated.proofs(tree)) {
      assertThat(answer(written, proof.module())).as("of %d", number).isEqualTo("pass");
      for (SourceTree mutant : proof.mutants()) {
        SourceTree changed = Generated.written(mutant, tests);
        assertThat(answer(changed, proof.module())).as("a mutant of %d", number).isEqualTo("fail");
      }
    }
  }

  private String answer(SourceTree tree, String module) throws Exception {
    String digest = TerraformTest.digest(tree, module);
    String known = RECORDED.get(digest);
    if (known != null && !MODE.equals("check")) {
      return known;
    }
    boolean asks = !MODE.isEmpty() || TerraformTest.isInstalled();
    Assumptions.assumeTrue(asks, "no answer is recorded, and terraform is not installed");
    Path own = Files.createDirectory(directory.resolve(digest + (known == null ? "" : "-again")));
    var terraform = new TerraformTest(own);
    String answer = terraform.answer(tree, module);
    if (known != null && !known.equals(answer)) {
      fail("recorded %s, now %s: %s", known, answer, terraform.transcript(module));
    }
    RECORDED.put(digest, answer);
    return answer;
  }

  @AfterAll
  static void record() throws IOException {
    if (MODE.equals("record")) {
      String lines =
          RECORDED.entrySet().stream()
              .map(one -> one.getKey() + " " + one.getValue() + "\n")
              .collect(Collectors.joining());
      Files.writeString(
          Path.of(Objects.requireNonNull(System.getProperty("tests.oracle.file"))), lines);
    }
  }

  private static Map<String, String> recorded() {
    var answers = new TreeMap<String, String>();
    try (InputStream file = GeneratedTestsOracleTest.class.getResourceAsStream(RESOURCE)) {
      if (file != null) {
        new String(file.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .forEach(line ->
                answers.put(
                    line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
      }
      return answers;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
