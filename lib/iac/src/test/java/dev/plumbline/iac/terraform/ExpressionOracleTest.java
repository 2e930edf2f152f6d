package dev.plumbline.iac.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluation;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.eval.Files;
import dev.plumbline.iac.eval.Problems;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.ParsedExpression;
import dev.plumbline.iac.hcl.SourceText;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Expressions and what terraform says of them. The answers are recorded beside the expressions;
 * {@code -Doracle.record=true} asks again and writes them down.
 */
class ExpressionOracleTest {
  private static final Path RESOURCES =
      Path.of("src/test/resources/dev/plumbline/iac/terraform/oracle");
  private static final Path ANSWERS = RESOURCES.resolve("answers.txt");

  /** Where we say something else on purpose, and why. */
  private static final Map<Pattern, String> ON_PURPOSE =
      Map.of(
          Pattern.compile("(core::)?plantimestamp\\(\\)"), "a review has no time of plan",
          Pattern.compile("terraform\\.workspace"), "it is chosen when Terraform runs",
          Pattern.compile("abspath\\(.*"), "a review has no working directory",
          Pattern.compile("(core::)?element\\(.*-\\d+\\)"), "of tuples, theirs panics",
          Pattern.compile("try\\(terraform_data\\.u\\.id\\.foo, 1\\)"),
              "it can fail, so try takes the next");

  @Test
  void everyExpressionIsWhatTerraformSaysOfIt() throws IOException {
    List<String> expressions = lines(RESOURCES.resolve("expressions.txt"));

    List<String> differences = differences(expressions, lines(ANSWERS));

    assertThat(expressions).hasSizeGreaterThan(10_000);
    assertThat(differences).isEmpty();
  }

  private static boolean isOnPurpose(String expression) {
    return ON_PURPOSE.keySet().stream().anyMatch(each -> each.matcher(expression).matches());
  }

  /** Each with both answers; none where they are equal, or another on purpose. */
  private static List<String> differences(List<String> expressions, List<String> answers)
      throws IOException {
    List<String> differences = new ArrayList<>();
    List<String> ours = evaluate(expressions);
    for (int i = 0; i < expressions.size(); i++) {
      if (!ours.get(i).equals(answers.get(i)) && !isOnPurpose(expressions.get(i))) {
        differences.add(
            "%s%n  terraform: %s%n  plumbline: %s%n"
                .formatted(expressions.get(i), answers.get(i), ours.get(i)));
      }
    }
    return differences;
  }

  @Test
  void theRecordedAnswersAreTerraforms(@TempDir Path directory) throws IOException {
    boolean record = Boolean.getBoolean("oracle.record");
    assumeTrue(
        TerraformOracle.isInstalled(),
        "terraform is not on the PATH: recorded answers not checked");
    assumeTrue(
        record || Boolean.getBoolean("oracle.check"), "-Doracle.check=true asks terraform again");

    List<String> expressions = lines(RESOURCES.resolve("expressions.txt"));
    List<String> answers = new TerraformOracle(copied(directory)).ask(expressions);

    if (record) {
      java.nio.file.Files.write(ANSWERS, answers);
    }
    List<String> recorded = lines(ANSWERS);
    assertThat(recorded).hasSameSizeAs(expressions);
    List<String> changed = new ArrayList<>();
    for (int i = 0; i < expressions.size(); i++) {
      if (!recorded.get(i).equals(answers.get(i)) && !isOfThePlan(expressions.get(i))) {
        changed.add(
            "line %d: %s%n  recorded: %s%n  now:      %s"
                .formatted(i + 1, expressions.get(i), recorded.get(i), answers.get(i)));
      }
    }
    assertThat(changed.size() + " differ:\n" + String.join("\n", changed)).isEqualTo("0 differ:\n");
  }

  /**
   * Expressions that nobody has looked at yet: a line each in a file, as many of them as wanted.
   */
  @Test
  void expressionsThatAreNotRecordedAreWhatTerraformSaysOfThem(@TempDir Path directory)
      throws IOException {
    String fresh = System.getProperty("oracle.fresh", "");
    assumeTrue(!fresh.isEmpty(), "-Doracle.fresh=FILE asks terraform about the lines of a file");
    assumeTrue(TerraformOracle.isInstalled(), "terraform is not on the PATH");
    List<String> expressions = lines(Path.of(fresh));

    List<String> answers = new TerraformOracle(copied(directory)).ask(expressions);

    assertThat(differences(expressions, answers)).isEmpty();
  }

  /** The time of a plan and its directory are others each time. */
  private static boolean isOfThePlan(String expression) {
    return expression.contains("plantimestamp()") || expression.contains("abspath(");
  }

  private static List<String> lines(Path file) throws IOException {
    return java.nio.file.Files.readAllLines(file);
  }

  /** The configuration that the expressions refer to, where terraform can read it. */
  private static Path copied(Path directory) throws IOException {
    for (Map.Entry<String, byte[]> file : configuration().files().entrySet()) {
      Path target = directory.resolve(file.getKey());
      java.nio.file.Files.createDirectories(target.getParent());
      java.nio.file.Files.write(target, file.getValue());
    }
    return directory;
  }

  private static SourceTree configuration() throws IOException {
    Path root = RESOURCES.resolve("configuration");
    Map<String, byte[]> files = new TreeMap<>();
    try (var paths = java.nio.file.Files.walk(root)) {
      for (Path path : paths.filter(java.nio.file.Files::isRegularFile).toList()) {
        files.put(root.relativize(path).toString(), java.nio.file.Files.readAllBytes(path));
      }
    }
    return new SourceTree(new TreeMap<>(files));
  }

  private static List<String> evaluate(List<String> expressions) throws IOException {
    SourceTree tree = configuration();
    var run = new Run(tree, "", Budget.generous(), EarlierReading.NONE, null);
    var module = new ModuleInstance(run, run.sources().read(""), "", null, Map.of(), false);
    List<String> answers = new ArrayList<>();
    for (String expression : expressions) {
      answers.add(evaluate(expression, module, tree));
    }
    return answers;
  }

  private static String evaluate(String expression, ModuleInstance module, SourceTree tree) {
    ParsedExpression parsed =
        HclParser.parseExpression(SourceText.of("expression", expression), Budget.generous());
    var problems = new Problems();
    var evaluation = new Evaluation(problems, Budget.generous(), new Files(tree, ""));
    Datum value = new Evaluator(module, evaluation).evaluate(parsed.expression());
    return Answer.of(value, !parsed.diagnostics().isEmpty() || problems.errors() > 0);
  }
}
