package dev.plumbline.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.graph.Coverage;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.Analysis;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.Snapshots;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.standalone.terminal.ReviewText;
import dev.plumbline.standalone.terminal.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TellingTest {
  @TempDir private Path directory;

  private int reviewed;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void inAPipeStacksComeAtTheEndInTheOrderOfTheirNames() throws IOException {
    Telling telling = telling(true);

    report(telling, "web", "db");
    String meanwhile = said();
    telling.rest();

    assertThat(meanwhile).isEmpty();
    assertThat(said()).containsSubsequence("── db", "── web");
  }

  @Test
  void onATerminalTheyComeAsTheyAreDone() throws IOException {
    Telling telling = telling(false);
    analyze(telling, "web", "");
    analyze(telling, "db", "");

    report(telling, "web", "db");

    assertThat(said()).containsSubsequence("── web", "── db");
  }

  /** Topics are read side by side: findings may come before what says which code is secret. */
  @Test
  void codeIsShownWithoutWhatTheProviderCallsSensitiveWheneverTheGraphComes() throws IOException {
    Telling telling = telling(false);

    report(telling, "web");
    String before = said();
    analyze(telling, "web", "value = \"plainsecret\" # of web\n");
    telling.turned();

    assertThat(before).isEmpty();
    assertThat(said()).contains("value = \"••••••••\" # of web").doesNotContain("plainsecret");
  }

  /** A parameter whose value is {@code plainsecret}, by the head's graph. */
  private void analyze(Telling telling, String name, String source) throws IOException {
    StackSpec spec = StackSpec.terraform(name);
    Resource parameter =
        new Resource(
            "aws_ssm_parameter.a",
            Resource.Mode.MANAGED,
            "aws_ssm_parameter",
            "a",
            "",
            new Value.Obj(Map.of("value", new Value.Str("plainsecret"))),
            Map.of(),
            SourceRange.startOf("main.tf"),
            SourceRange.startOf("main.tf"),
            Lifecycle.DEFAULT,
            "aws",
            Value.Obj.EMPTY,
            null);
    var coverage = new Coverage(1, 1, 0, 0, List.of());
    var graph =
        new Graph(
            spec, List.of(parameter), List.of(), Declarations.NONE, List.of(), List.of(), coverage);
    ArtifactStore artifacts = artifacts();
    var stack =
        new StackChanged(
            "r",
            "repo",
            "main",
            true,
            1,
            spec,
            new Snapshots(artifacts).put(SourceTree.ofText(Map.of("main.tf", source))),
            null,
            "head",
            "base",
            Lane.INTERACTIVE,
            1,
            Instant.EPOCH,
            LocalDate.of(2026, 11, 28),
            Settings.DEFAULT);
    var analysis =
        new Analysis(
            artifacts.putJson(graph), null, coverage, Map.of(), List.of(), List.of(), 0, 0);
    telling.stack(stack);
    telling.analyzed(ReviewState.of(stack).completed(PhaseName.ANALYZER, analysis));
  }

  /** Or the services that come after it would start by the clock. */
  @Test
  void aStackIsReviewedHoweverThatEnds() throws IOException {
    Instant at = Instant.EPOCH;
    var phase = PhaseName.REVIEWER;
    var ends =
        List.of(
            new ReviewEvent.PhaseCompleted("r", at, "a", phase, 1),
            new ReviewEvent.PhaseSkipped("r", at, "a", phase, "a newer change"),
            new ReviewEvent.PhaseFailed("r", at, "a", phase, "too many steps", true),
            new ReviewEvent.PhaseFailed(
                "r", at, "a", PhaseName.ANALYZER, "unreadable", true, true));
    var others =
        List.of(
            new ReviewEvent.PhaseStarted("r", at, "a", phase, 1),
            new ReviewEvent.PhaseFailed("r", at, "a", phase, "tried again", false),
            new ReviewEvent.PhaseFailed("r", at, "a", PhaseName.ANALYZER, "goes on", true),
            new ReviewEvent.PhaseCompleted("r", at, "a", PhaseName.ANALYZER, 1));
    Telling telling = telling(false);

    others.forEach(telling::ledger);
    assertThat(reviewed).isZero();
    ends.forEach(telling::ledger);

    assertThat(reviewed).isEqualTo(ends.size());
  }

  private static void report(Telling telling, String... stacks) {
    for (String stack : stacks) {
      telling.found(new FindingEvent.Reported("r", "repo", "", stack, finding(), Instant.EPOCH));
      telling.turned();
      telling.turned();
    }
  }

  private Telling telling(boolean ordered) throws IOException {
    var shown = new ReviewText.Shown(true, false, false, true);
    var text = new ReviewText(stream(out), stream(new ByteArrayOutputStream()), Style.PLAIN, shown);
    var sources = new HeadSources(artifacts());
    return new Telling(text, sources, () -> reviewed++, _ -> Optional.empty(), ordered);
  }

  private ArtifactStore artifacts() throws IOException {
    return ArtifactStore.open(
        Configuration.load(
                new Sources(Map.of("artifacts.directory", directory.toString()), Map.of(), null))
            .artifacts());
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Finding finding() {
    return new Finding(
        "f",
        "aws/one",
        "Title",
        Severity.HIGH,
        "security",
        "It is so.",
        "Mend it",
        "aws_db_instance.a",
        "aws_db_instance",
        "",
        SourceRange.startOf("main.tf"),
        "",
        List.of(),
        true,
        false,
        Finding.Level.THRESHOLD,
        List.of(),
        List.of(),
        List.of(),
        Finding.Status.NEW,
        null);
  }
}
