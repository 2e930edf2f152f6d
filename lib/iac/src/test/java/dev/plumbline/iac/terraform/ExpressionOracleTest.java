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
  private static final Map<String, String> ON_PURPOSE =
      Map.ofEntries(
          Map.entry("log(16, 0)", "there is one zero"),
          Map.entry("tostring(-0.0)", "there is one zero"),
          Map.entry("-0", "there is one zero"),
          Map.entry("plantimestamp()", "a review has no time of plan"),
          Map.entry("rsadecrypt(\"a\", \"b\")", "private keys are not used"),
          Map.entry("terraform.workspace", "the workspace is chosen when Terraform runs"),
          Map.entry("cidrsubnet(\"10.0.0.0/8\", 8, -1)", "an overflow of theirs"),
          Map.entry(
              "cidrsubnet(\"fd00:fd12:3456:7890::/56\", -1, 0)", "no subnet, but a larger net"),
          Map.entry("cidrhost(\"::ffff:10.0.0.0/104\", 5)", "a slip of theirs with IPv4 in IPv6"),
          Map.entry("substr(\"👨‍👩‍👧 x\", -3, 0)", "a slip of theirs with joined characters"),
          Map.entry("element([\"é\", \"z\", \"Z\", \"10\", \"9\"], -1)", "OpenTofu takes it"),
          Map.entry("can(1/0)", "a division by zero is an error everywhere"),
          Map.entry("try(1/0, \"f\")", "a division by zero is an error everywhere"),
          Map.entry(
              "sensitive(true) ? tolist([1, 2, 3]) : toset([\"q\", \"p\", \"q\"])",
              "one type for both results"),
          Map.entry("try(terraform_data.u.id.foo, 1)", "it can fail, so try takes the next"));

  /** A file that is not there may be made before Terraform runs: unknown, no error. */
  private static final Pattern ABSENT_FILE =
      Pattern.compile(
          "(file|filebase64|filemd5|filesha\\d+|filebase64sha\\d+|templatefile)\\(\"nope.*");

  @Test
  void everyExpressionIsWhatTerraformSaysOfIt() throws IOException {
    List<String> expressions = lines(RESOURCES.resolve("expressions.txt"));
    List<String> recorded = lines(ANSWERS);

    List<String> differences = new ArrayList<>();
    List<String> ours = evaluate(expressions);
    for (int i = 0; i < expressions.size(); i++) {
      if (!ours.get(i).equals(recorded.get(i))
          && !ON_PURPOSE.containsKey(expressions.get(i))
          && !ABSENT_FILE.matcher(expressions.get(i)).matches()) {
        differences.add(
            expressions.get(i)
                + "\n  terraform: "
                + recorded.get(i)
                + "\n  plumbline: "
                + ours.get(i));
      }
    }

    assertThat(expressions).hasSizeGreaterThan(6_000);
    assertThat(String.join("\n", differences)).isEmpty();
  }

  @Test
  void theRecordedAnswersAreTerraforms(@TempDir Path directory) throws IOException {
    boolean record = Boolean.getBoolean("oracle.record");
    assumeTrue(
        TerraformOracle.isInstalled(),
        "terraform is not on the PATH: recorded answers not checked");
    assumeTrue(
        record || Boolean.getBoolean("oracle.check"), "-Doracle.check=true asks terraform again");
    for (Map.Entry<String, byte[]> file : configuration().files().entrySet()) {
      Path target = directory.resolve(file.getKey());
      java.nio.file.Files.createDirectories(target.getParent());
      java.nio.file.Files.write(target, file.getValue());
    }

    List<String> answers =
        new TerraformOracle(directory).ask(lines(RESOURCES.resolve("expressions.txt")));

    if (record) {
      java.nio.file.Files.write(ANSWERS, answers);
    }
    assertThat(withoutTime(answers)).isEqualTo(withoutTime(lines(ANSWERS)));
  }

  /** The time of a plan is another each time. */
  private static List<String> withoutTime(List<String> answers) {
    return answers.stream().filter(answer -> !answer.startsWith("string \"20")).toList();
  }

  private static List<String> lines(Path file) throws IOException {
    return java.nio.file.Files.readAllLines(file);
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
