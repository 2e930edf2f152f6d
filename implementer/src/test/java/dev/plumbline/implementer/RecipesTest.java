package dev.plumbline.implementer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.policy.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fix recipe of the catalogue on its policy's own bad examples. */
class RecipesTest {
  /** {@code -Drecipes.of=aws/s3,google}: only these, while one works on them. */
  private static final List<String> OF =
      Stream.of(System.getProperty("recipes.of", "").split(","))
          .filter(prefix -> !prefix.isBlank())
          .toList();

  /**
   * Recipes that answer one of several faults of their policy; what the others need is a choice.
   */
  private static final Set<String> PARTLY =
      Set.of(
          "aws/cloudtrail/management-events",
          "aws/secretsmanager/public-policy",
          "aws/sqs/public-policy");

  static List<Policy> withRecipe() {
    return Reviewed.ENGINE.catalogue().policies().stream()
        .filter(Policy::hasRecipe)
        .filter(policy -> OF.isEmpty() || OF.stream().anyMatch(policy.id()::startsWith))
        .toList();
  }

  /** A policy's bad example and a fix of it. */
  private record Example(StackSpec.Kind language, String source, Reviewed reviewed, Fix fix) {
    SourceTree tree() {
      return reviewed.tree();
    }

    Finding finding() {
      return reviewed.findings().stream()
          .filter(finding -> finding.fingerprint().equals(fix.fingerprint()))
          .findFirst()
          .orElseThrow();
    }

    Minimality minimality() {
      return new Minimality(reviewed, finding());
    }
  }

  /** What a fix of an existing resource would replace or destroy can be new as well. */
  private static boolean isProvedForNew(Policy policy) {
    return policy.bad().stream()
        .filter(bad -> bad.base().isEmpty() && bad.language() == StackSpec.Kind.TERRAFORM)
        .flatMap(bad -> Reviewed.ofNew(Map.of("main.tf", bad.source())).fixes(policy.id()).stream())
        .anyMatch(Fix::verified);
  }

  static Reviewed reviewed(Policy.Example bad) {
    return switch (bad.language()) {
      case TERRAFORM -> Reviewed.of(Map.of("main.tf", bad.source()));
      case CLOUDFORMATION ->
          Reviewed.ofTemplate(
              bad.source().stripLeading().startsWith("{") ? "template.json" : "template.yaml",
              bad.source());
      case KUBERNETES -> throw new IllegalArgumentException("manifests get no edits");
      case PULUMI ->
          Reviewed.of(
              Reviewed.program(""),
              SourceTree.ofText(Map.of("Pulumi.yaml", bad.source())),
              null,
              Budget.generous());
    };
  }

  private static final Map<String, List<Example>> MADE = new HashMap<>();

  private static List<Example> examples(Policy policy) {
    return MADE.computeIfAbsent(
        policy.id(),
        id ->
            policy.bad().stream()
                .filter(bad -> bad.base().isEmpty())
                .filter(bad -> bad.language() != StackSpec.Kind.KUBERNETES)
                .flatMap(bad -> {
                  Reviewed reviewed = reviewed(bad);
                  return reviewed.fixes(id).stream()
                      .map(fix -> new Example(bad.language(), bad.source(), reviewed, fix));
                })
                .toList());
  }

  @ParameterizedTest
  @MethodSource("withRecipe")
  void aRecipeIsProvedUnlessItWouldReplaceTheResource(Policy policy) {
    for (Example example : examples(policy)) {
      Fix fix = example.fix();
      boolean unwritten = example.language() != StackSpec.Kind.TERRAFORM && fix.edits().isEmpty();
      assertThat(
              fix.verified()
                  || unwritten
                  || PARTLY.contains(fix.policy())
                  || fix.proof().getLast().startsWith(Fixes.HELD)
                  || isForNewOnes(fix))
          .as("%s: %s\n%s", fix.policy(), fix.proof(), fix.diff())
          .isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("withRecipe")
  void noLineIsChangedThatTheFixDoesNotNeed(Policy policy) {
    for (Example example : examples(policy)) {
      if (example.fix().verified()) {
        assertThat(example.minimality().needless(example.fix()))
            .as("%s", example.fix().diff())
            .isEmpty();
        assertThat(example.minimality().lostComments(example.fix())).isEmpty();
      }
    }
  }

  /** Of the rest, nearly all would replace what exists: they are for what a change brings. */
  @Test
  void mostRecipesAreProvedOnTheirExamples() {
    List<Policy> policies = withRecipe();

    assertThat(count(policies, Fix::verified)).isGreaterThanOrEqualTo(policies.size() * 2L / 3);
    long proved =
        policies.stream()
            .filter(policy ->
                examples(policy).stream()
                        .map(Example::fix)
                        .anyMatch(fix -> fix.verified() || isForNewOnes(fix))
                    || isProvedForNew(policy))
            .count();

    assertThat(proved).isGreaterThanOrEqualTo(policies.size() * 19L / 20);
  }

  private static long count(List<Policy> policies, Predicate<Fix> test) {
    return policies.stream()
        .filter(policy -> examples(policy).stream().map(Example::fix).anyMatch(test))
        .count();
  }

  private static boolean isForNewOnes(Fix fix) {
    return fix.proof().getLast().startsWith("failed: it is predicted to");
  }

  @ParameterizedTest
  @MethodSource("withRecipe")
  void aProofThatSparesWorkSeesTheGraphOfAFirstReading(Policy policy) {
    for (Example example : examples(policy)) {
      SourceTree fixed = Reviewed.apply(example.tree(), example.fix());
      var spared =
          example.reviewed().prover().proveTogether(List.of(example.finding()), fixed, List.of());

      assertThat(spared.graph())
          .isEqualTo(StackReader.read(spared.graph().stack(), fixed, Budget.generous()));
    }
  }

  /** A hint without an edit says why nothing is written; what is written has to be proved. */
  @Test
  void whatIsWrittenIntoATemplateIsProved() {
    List<Example> written =
        withRecipe().stream()
            .flatMap(policy -> examples(policy).stream())
            .filter(example -> example.language() == StackSpec.Kind.CLOUDFORMATION)
            .filter(example -> !example.fix().edits().isEmpty())
            .filter(example -> !isForNewOnes(example.fix()))
            .filter(example -> !example.fix().proof().getLast().startsWith(Fixes.HELD))
            .toList();

    assertThat(written).hasSizeGreaterThan(OF.isEmpty() ? 100 : -1);
    assertThat(written.stream().filter(example -> example.fix().verified()).count())
        .isGreaterThanOrEqualTo(written.size() * 98L / 100);
  }

  @Test
  void whatTerraformFormattedStaysFormatted(@TempDir Path directory)
      throws IOException, InterruptedException {
    assumeTrue(isInstalled(), "terraform is not installed");
    int count = 0;
    for (Policy policy : withRecipe()) {
      for (Example example : examples(policy)) {
        if (example.language() != StackSpec.Kind.TERRAFORM) {
          continue;
        }
        SourceTree fixed = Reviewed.apply(example.tree(), example.fix());
        Files.writeString(directory.resolve("before" + count + ".tf"), example.source());
        Files.writeString(
            directory.resolve("after" + count + ".tf"), Reviewed.text(fixed, "main.tf"));
        count++;
      }
    }

    List<String> unformatted = unformatted(directory);

    assertThat(unformatted.stream().filter(name -> name.startsWith("after")).toList())
        .allSatisfy(name -> assertThat(unformatted).contains(name.replace("after", "before")));
  }

  private static List<String> unformatted(Path directory) throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder("terraform", "fmt", "-check", "-list=true")
            .directory(directory.toFile());
    builder.environment().put("TF_CLI_CONFIG_FILE", "/dev/null");
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String listed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return listed.lines().toList();
  }

  private static boolean isInstalled() {
    return List.of(System.getenv("PATH").split(":")).stream()
        .anyMatch(entry -> Files.isExecutable(Path.of(entry, "terraform")));
  }
}
