package dev.plumbline.iac.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plumbline.model.source.Budget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the parser against Terraform's own: {@code terraform fmt} says which sources it refuses.
 */
class TerraformOracleTest {
  private static final int FILES = Integer.getInteger("hcl.oracle.files", 800);

  @Test
  void sources_are_refused_where_terraform_refuses_them(@TempDir Path folder) throws Exception {
    assumeThat(isInstalled()).as("terraform is not installed: nothing to compare with").isTrue();
    var mutants = new Mutants(new Random(42), 128);
    List<byte[]> sources = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      sources.add(mutants.next());
      Files.write(folder.resolve("m%06d.tf".formatted(i)), sources.get(i));
    }

    String said = run(folder, "fmt", "-no-color", "-write=false", "-list=false", ".");

    var theirs = new TreeSet<Integer>();
    var place = Pattern.compile("on \\S*m(\\d{6})\\.tf line \\d+").matcher(said);
    while (place.find()) {
      theirs.add(Integer.valueOf(place.group(1)));
    }
    var ours = new TreeSet<Integer>();
    for (int i = 0; i < FILES; i++) {
      if (!HclParser.parse("m.tf", sources.get(i), Budget.generous()).diagnostics().isEmpty()) {
        ours.add(i);
      }
    }
    assertThat(theirs).as("the oracle refuses something").isNotEmpty();
    assertThat(texts(sources, ours, theirs)).as("refused only by us").isEmpty();
    assertThat(texts(sources, theirs, ours)).as("refused only by terraform").isEmpty();
  }

  private static List<String> texts(
      List<byte[]> sources, Set<Integer> refused, Set<Integer> butNot) {
    return refused.stream()
        .filter(index -> !butNot.contains(index))
        .map(index -> new String(sources.get(index), StandardCharsets.UTF_8))
        .toList();
  }

  private static boolean isInstalled() {
    try {
      return new ProcessBuilder("terraform", "version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String run(Path folder, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("terraform"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("TF_CLI_CONFIG_FILE", "/dev/null");
    builder.environment().put("CHECKPOINT_DISABLE", "1");
    Path output = folder.resolveSibling(folder.getFileName() + ".said");
    Process process = builder.redirectOutput(output.toFile()).start();
    boolean ended = process.waitFor(30, TimeUnit.SECONDS);
    process.destroyForcibly();
    String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    Files.delete(output);
    assumeThat(ended).as("terraform fmt does not end on one of these sources").isTrue();
    return said;
  }
}
