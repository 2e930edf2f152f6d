package dev.plumbline.iac.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the parser against Terraform's own: {@code terraform fmt} says which sources it refuses,
 * {@code terraform validate -json} where. A third of the sources is as the grammar has it, the
 * others are damaged. {@code -Dhcl.oracle.files=100000} asks about as many.
 */
class TerraformOracleTest {
  private static final int FILES = Integer.getInteger("hcl.oracle.files", 800);
  private static final int BATCH = 1_000;
  private static final Pattern PLACE = Pattern.compile("on \\S*m(\\d{6})\\.tf line \\d+");

  private final List<String> onlyOurs = new ArrayList<>();
  private final List<String> onlyTheirs = new ArrayList<>();
  private final List<String> elsewhere = new ArrayList<>();
  private int asked;
  private int refused;
  private int located;

  @Test
  void sources_are_refused_where_terraform_refuses_them(@TempDir Path folder) throws Exception {
    assumeThat(isInstalled()).as("terraform is not installed: nothing to compare with").isTrue();
    var random = new Random(Integer.getInteger("hcl.oracle.seed", 42));

    for (int left = FILES; left > 0; left -= BATCH) {
      batch(Files.createDirectory(folder.resolve("b" + left)), random, Math.min(left, BATCH));
    }

    System.out.printf(
        "%d sources, %d refused by terraform; false rejects %d, false accepts %d; first place equal in %d of %d%n",
        asked, refused, onlyOurs.size(), onlyTheirs.size(), located - elsewhere.size(), located);
    elsewhere.stream().limit(Integer.getInteger("hcl.oracle.show", 0)).forEach(System.out::println);
    assertThat(refused).as("the oracle refuses something").isPositive();
    assertThat(onlyOurs).as("refused only by us").isEmpty();
    assertThat(onlyTheirs).as("refused only by terraform").hasSizeLessThanOrEqualTo(refused / 1000);
  }

  private void batch(Path folder, Random random, int files) throws Exception {
    var mutants = new Mutants(random, 128);
    List<byte[]> sources = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      String generated = GeneratedSources.next(random);
      byte[] source =
          switch (i % 3) {
            case 0 -> generated.getBytes(StandardCharsets.UTF_8);
            case 1 -> mutants.of(generated.getBytes(StandardCharsets.UTF_8));
            default -> mutants.next();
          };
      // Terraform says of half a character where it is, but not always in which file.
      sources.add(new String(source, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
      Files.write(folder.resolve("m%06d.tf".formatted(i)), sources.get(i));
    }
    String said = run(folder, "fmt", "-no-color", "-write=false", "-list=false", ".");
    if (said.isEmpty()) {
      return;
    }
    Set<Integer> theirs = new TreeSet<>();
    var place = PLACE.matcher(said);
    while (place.find()) {
      theirs.add(Integer.valueOf(place.group(1)));
    }
    asked += files;
    refused += theirs.size();
    compare(sources, theirs, ranges(run(folder, "validate", "-json")));
    try (var written = Files.list(folder)) {
      for (Path file : written.toList()) {
        Files.delete(file);
      }
    }
  }

  private void compare(
      List<byte[]> sources, Set<Integer> theirs, Map<Integer, Set<String>> ranges) {
    for (int i = 0; i < sources.size(); i++) {
      List<Diagnostic> ours =
          HclParser.parse("m.tf", sources.get(i), Budget.generous()).diagnostics();
      String text = new String(sources.get(i), StandardCharsets.UTF_8);
      if (ours.isEmpty() == theirs.contains(i)) {
        (ours.isEmpty() ? onlyTheirs : onlyOurs).add(text);
      } else if (!ours.isEmpty() && ranges.containsKey(i)) {
        located++;
        var subject = ours.getFirst().subject();
        String first = subject.start().offset() + "-" + subject.end().offset();
        if (!ranges.get(i).contains(first)) {
          elsewhere.add(
              first + " " + ours.getFirst().summary() + " against " + ranges.get(i) + "\n" + text);
        }
      }
    }
  }

  /** The places of terraform's diagnostics by the number of their file, in bytes. */
  private static Map<Integer, Set<String>> ranges(String said) throws IOException {
    Map<Integer, Set<String>> ranges = new TreeMap<>();
    if (said.isEmpty()) {
      return ranges;
    }
    for (JsonNode each : Json.mapper().readTree(said).path("diagnostics")) {
      JsonNode range = each.path("range");
      var name = Pattern.compile("m(\\d{6})\\.tf").matcher(range.path("filename").asText());
      if (name.matches()) {
        ranges
            .computeIfAbsent(Integer.valueOf(name.group(1)), _ -> new HashSet<>())
            .add(
                range.path("start").path("byte").asInt()
                    + "-"
                    + range.path("end").path("byte").asInt());
      }
    }
    return ranges;
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

  /**
   * What terraform says; nothing where it does not end, as its formatter may on a damaged source.
   */
  private static String run(Path folder, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("terraform"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().put("TF_CLI_CONFIG_FILE", "/dev/null");
    builder.environment().put("CHECKPOINT_DISABLE", "1");
    Path output = folder.resolveSibling(folder.getFileName() + ".said");
    Process process = builder.redirectOutput(output.toFile()).start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    Files.delete(output);
    return ended ? said : "";
  }
}
