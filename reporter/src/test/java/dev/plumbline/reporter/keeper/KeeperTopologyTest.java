package dev.plumbline.reporter.keeper;

import static dev.plumbline.reporter.testing.Samples.REPOSITORY;
import static dev.plumbline.reporter.testing.Samples.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.FindingEvent;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Declarations.ModuleCall;
import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.Outcome;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.section.Review;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.value.Value;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Placement;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.reporter.streams.Turns;
import dev.plumbline.reporter.testing.Graphs;
import dev.plumbline.reporter.testing.Samples;
import dev.plumbline.reporter.testing.States;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeeperTopologyTest {
  private static final Topics TOPICS = new Topics("test");
  private static final String BUCKET = "aws_s3_bucket.a";
  private static final Finding OPEN = finding("aws/s3/encryption", BUCKET);

  @TempDir Path directory;
  private States states;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> validated;
  private TestInputTopic<String, byte[]> bulk;
  private TestInputTopic<String, byte[]> changes;
  private TestOutputTopic<String, byte[]> findings;

  @BeforeEach
  void start() {
    var artifacts = new DirectoryStore(directory.resolve("artifacts"));
    states = new States(artifacts);
    var settings = new Properties();
    settings.put("application.id", "keeper");
    settings.put("bootstrap.servers", "none:1");
    settings.put("state.dir", directory.resolve("state").toString());
    driver =
        new TopologyTestDriver(
            KeeperTopology.build(
                TOPICS, artifacts, new Placement(1), registry, new Turns(Runnable::run, 1)),
            settings,
            Samples.START);
    validated = input(TOPICS.name(Topic.VALIDATED));
    bulk = input(TOPICS.name(Topic.VALIDATED) + ".bulk");
    changes = input(TOPICS.name(Topic.CHANGES));
    findings =
        driver.createOutputTopic(
            TOPICS.name(Topic.FINDINGS), new StringDeserializer(), new ByteArrayDeserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void opensWhatIsSeenFirstAndOnlyOnce() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    see(2, Graphs.of("a", BUCKET), OPEN.with(Finding.Status.EXISTING));

    assertThat(events()).containsExactly("Opened " + BUCKET);
  }

  @Test
  void namesTheStackAndTheFingerprintInTheEvent() {
    see(1, Graphs.of("a", BUCKET), OPEN);

    var record = findings.readRecord();

    assertThat(record.key()).isEqualTo(REPOSITORY + "/a");
    assertThat(CloudEventHeaders.text(record.headers(), "ce_subject"))
        .isEqualTo(OPEN.fingerprint());
    var event = Event.read(record.headers(), record.value(), FindingEvent.class).orElseThrow();
    assertThat(event.stack()).isEqualTo("a");
    assertThat(event.ref()).isEqualTo("main");
  }

  @Test
  void learnsNothingFromAPullRequestsHead() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    events();

    var stack = states.stack("a", "pull/7", false, 2, Settings.DEFAULT);
    send(states.reviewed(stack, Graphs.of("a"), List.of()));
    send(states.reviewed(stack, Graphs.of("a", BUCKET), List.of(finding("other", BUCKET))));

    assertThat(events()).isEmpty();
  }

  @Test
  void fixesWhatAnEvaluatedPassNoLongerFinds() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    see(2, Graphs.of("a", BUCKET));

    assertThat(events()).containsExactly("Opened " + BUCKET, "Fixed " + BUCKET);
  }

  @Test
  void fixesWhatTheRemovedResourceHad() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    see(2, Graphs.of("a"));

    assertThat(events()).containsExactly("Opened " + BUCKET, "Fixed " + BUCKET);
  }

  @Test
  void neverTakesAnUnknownForAFix() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    events();

    send(
        states.reviewed(
            states.onMain("a", 2),
            Graphs.of("a", BUCKET),
            List.of(),
            new Review.Undecided(OPEN.policy(), BUCKET, "var.key")));

    assertThat(events()).isEmpty();
  }

  @Test
  void neverTakesAFailedPhaseForAFix() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    events();

    send(
        states
            .analyzed(states.onMain("a", 3), Graphs.of("a", BUCKET))
            .ended(PhaseName.REVIEWER, Outcome.FAILED, "over its budget"));
    assertThat(events()).isEmpty();

    see(2, Graphs.of("a", BUCKET));
    assertThat(events()).containsExactly("Fixed " + BUCKET);
  }

  @Test
  void neverTakesAFileThatCannotBeReadForARemovedResource() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    events();

    Graph empty = Graphs.of("a");
    see(
        2,
        new Graph(
            empty.stack(),
            empty.resources(),
            empty.edges(),
            empty.declarations(),
            empty.comments(),
            List.of(Diagnostic.error("Missing brace", "It never ends.", Graphs.RANGE)),
            empty.coverage()));

    assertThat(events()).isEmpty();
  }

  @Test
  void neverTakesAnUnknownKeyOrAnUnavailableModuleForARemovedResource() {
    String keyed = "aws_s3_bucket.a[\"x.y]\"]";
    String inModule = "module.m[0].aws_s3_bucket.b";
    see(1, Graphs.of("a", keyed, inModule), finding("p", keyed), finding("p", inModule));
    events();

    var module =
        new ModuleCall(
            "module.m", "git::https://git.example/m", "", false, Value.Obj.EMPTY, Graphs.RANGE);
    see(2, declaring(Graphs.of("a", "aws_s3_bucket.a[?]"), List.of(module), List.of()));

    assertThat(events()).isEmpty();
  }

  @Test
  void neverTakesAPolicyThatWasNotAskedForAFix() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    events();

    var only =
        new Settings(Severity.HIGH, Severity.INFO, List.of("aws/kms"), List.of(), List.of(), null);
    var stack = states.stack("a", "main", true, 2, only);
    send(states.reviewed(stack, Graphs.of("a", BUCKET), List.of()));

    assertThat(events()).isEmpty();
  }

  @Test
  void ignoresAnOlderGenerationThatComesLate() {
    see(2, Graphs.of("a", BUCKET), OPEN);
    see(1, Graphs.of("a", BUCKET));
    see(2, Graphs.of("a", BUCKET));

    assertThat(events()).containsExactly("Opened " + BUCKET);
  }

  @Test
  void takesBothLanesAsOne() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    var state = states.reviewed(states.onMain("a", 2), Graphs.of("a", BUCKET), List.of());
    bulk.pipeInput(state.stack().key(), state.toBytes());

    assertThat(events()).containsExactly("Opened " + BUCKET, "Fixed " + BUCKET);
  }

  @Test
  void saysWhatChangesSuppressesAndReopens() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    see(2, Graphs.of("a", BUCKET), finding(OPEN.policy(), BUCKET, "other", Severity.LOW));
    see(3, Graphs.of("a", BUCKET), OPEN.with(Finding.Status.SUPPRESSED));
    see(4, Graphs.of("a", BUCKET), OPEN.with(Finding.Status.EXISTING));
    see(5, Graphs.of("a", BUCKET));
    see(6, Graphs.of("a", BUCKET), OPEN.with(Finding.Status.NEW));

    assertThat(events())
        .containsExactly(
            "Opened " + BUCKET,
            "Changed " + BUCKET,
            "Suppressed " + BUCKET,
            "Reopened " + BUCKET,
            "Fixed " + BUCKET,
            "Reopened " + BUCKET);
  }

  @Test
  void keepsAnIdentityAfterItsMovedBlockIsGone() {
    String moved = "module.store[\"x\"].aws_s3_bucket.a";
    see(1, Graphs.of("a", BUCKET), OPEN);
    var move = new Move("aws_s3_bucket.a", moved, Graphs.RANGE);
    see(
        2,
        declaring(Graphs.of("a", moved), List.of(), List.of(move)),
        finding(OPEN.policy(), moved).withFingerprint(OPEN.fingerprint()));
    see(3, Graphs.of("a", moved), finding(OPEN.policy(), moved));
    see(4, Graphs.of("a", moved));

    List<FindingEvent> all = read();

    assertThat(all)
        .extracting(e -> e.getClass().getSimpleName())
        .containsExactly("Opened", "Changed", "Fixed");
    assertThat(all).extracting(e -> e.finding().fingerprint()).containsOnly(OPEN.fingerprint());
  }

  /** The first block is gone when the second comes, so the reviewer begins with the middle. */
  @Test
  void keepsAnIdentityOverAChainOfMovesWhoseFirstBlockIsGone() {
    String middle = "aws_s3_bucket.b";
    String last = "module.m.aws_s3_bucket.c";
    see(1, Graphs.of("a", BUCKET), OPEN);
    var first = new Move(BUCKET, middle, Graphs.RANGE);
    see(
        2,
        declaring(Graphs.of("a", middle), List.of(), List.of(first)),
        finding(OPEN.policy(), middle).withFingerprint(OPEN.fingerprint()));
    var second = new Move(middle, last, Graphs.RANGE);
    see(
        3,
        declaring(Graphs.of("a", last), List.of(), List.of(second)),
        finding(OPEN.policy(), last).withFingerprint(finding(OPEN.policy(), middle).fingerprint()));

    List<FindingEvent> all = read();

    assertThat(all)
        .extracting(e -> e.getClass().getSimpleName())
        .containsExactly("Opened", "Changed", "Changed");
    assertThat(all).extracting(e -> e.finding().fingerprint()).containsOnly(OPEN.fingerprint());
  }

  @Test
  void looksForAnUndecidedCheckAtTheAddressThatAResourceMovedTo() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    events();

    var move = new Move(BUCKET, "aws_s3_bucket.b", Graphs.RANGE);
    send(
        states.reviewed(
            states.onMain("a", 2),
            declaring(Graphs.of("a", "aws_s3_bucket.b"), List.of(), List.of(move)),
            List.of(),
            new Review.Undecided(OPEN.policy(), "aws_s3_bucket.b", "var.key")));

    assertThat(events()).isEmpty();
  }

  @Test
  void tellsANewResourceFromTheOneThatMovedAwayFromItsAddress() {
    String moved = "aws_s3_bucket.b";
    see(1, Graphs.of("a", BUCKET), OPEN);
    var move = new Move(BUCKET, moved, Graphs.RANGE);
    see(
        2,
        declaring(Graphs.of("a", moved), List.of(), List.of(move)),
        finding(OPEN.policy(), moved).withFingerprint(OPEN.fingerprint()));
    see(3, Graphs.of("a", BUCKET, moved), OPEN, finding(OPEN.policy(), moved));

    List<FindingEvent> all = read();

    assertThat(all)
        .extracting(e -> e.getClass().getSimpleName())
        .containsExactly("Opened", "Changed", "Opened");
    assertThat(all.getLast().finding().resource()).isEqualTo(BUCKET);
    assertThat(all.getLast().finding().fingerprint()).isNotEqualTo(OPEN.fingerprint());
  }

  @Test
  void closesAllFindingsOfARemovedStack() {
    see(1, Graphs.of("a", BUCKET), OPEN, finding("other", BUCKET));
    events();

    send(ReviewState.of(Samples.stack("r2", "a", "main", true, 2)));

    assertThat(events()).containsExactlyInAnyOrder("Fixed " + BUCKET, "Fixed " + BUCKET);
  }

  @Test
  void closesWhatADeletedBranchHad() {
    see(1, Graphs.of("a", BUCKET), OPEN, finding("aws/s3/logging", BUCKET));
    see(2, Graphs.of("a", BUCKET), OPEN);
    release(3, OPEN);
    events();

    passBy(4);
    close(REPOSITORY, "main"); // offset 4

    var closed = read();
    assertThat(closed)
        .singleElement()
        .satisfies(event -> {
          assertThat(event).isInstanceOf(FindingEvent.Closed.class);
          assertThat(event.finding().fingerprint()).isEqualTo(OPEN.fingerprint());
          assertThat(event.stack()).isEqualTo("a");
          assertThat(event.ref()).isEqualTo("main");
        });
    close(REPOSITORY, "main");
    assertThat(events()).as("said once").isEmpty();
  }

  @Test
  void opensAnewOnABranchOfTheSameNameAndHearsNothingOlderThanItsEnd() {
    see(1, Graphs.of("a", BUCKET), OPEN);
    passBy(3);
    close(REPOSITORY, "main"); // offset 3
    events();

    see(2, Graphs.of("a", BUCKET), OPEN);
    assertThat(events()).as("from a retry topic").isEmpty();
    see(4, Graphs.of("a", BUCKET), OPEN);

    assertThat(events()).containsExactly("Opened " + BUCKET);
  }

  @Test
  void keepsWhatIsNewerThanTheEndAndWhatIsOfARepositoryBelow() {
    see(5, Graphs.of("a", BUCKET), OPEN);
    events();

    close(REPOSITORY, "main"); // offset 0
    passBy(9);
    close("git.example", "main");
    close(REPOSITORY, "pull/7");
    changes.pipeInput(REPOSITORY, new byte[] {'{'});

    assertThat(events()).isEmpty();
  }

  private void close(String repository, String ref) {
    var change = RepositoryChanged.closing(repository, "https://" + repository, ref);
    changes.pipeInput(repository, Json.bytes(change));
  }

  /** Changes that close nothing, so that the next one's generation is {@code count}. */
  private void passBy(int count) {
    for (int i = 0; i < count; i++) {
      changes.pipeInput(REPOSITORY, Json.bytes(Map.of("repository", REPOSITORY, "ref", "main")));
    }
  }

  private void release(long generation, Finding... found) {
    var stack = states.stack("a", "release", true, generation, Settings.DEFAULT);
    send(states.reviewed(stack, Graphs.of("a", BUCKET), List.of(found)));
  }

  @Test
  void passesOverAStateThatCannotBeRead() {
    validated.pipeInput("x", new byte[] {'{'});
    see(1, Graphs.of("a", BUCKET), OPEN);

    assertThat(events()).containsExactly("Opened " + BUCKET);
  }

  private static Graph declaring(Graph graph, List<ModuleCall> modules, List<Move> moves) {
    return Graphs.with(
        graph, new Declarations(List.of(), List.of(), modules, List.of(), List.of(), null, moves));
  }

  private void see(long generation, Graph graph, Finding... found) {
    send(states.reviewed(states.onMain("a", generation), graph, List.of(found)));
  }

  private void send(ReviewState state) {
    Event event = Events.of(state, PhaseName.VALIDATOR);
    validated.pipeInput(new TestRecord<>(event.key(), event.data(), event.headers()));
  }

  private List<String> events() {
    return read().stream()
        .map(e -> e.getClass().getSimpleName() + " " + e.finding().resource())
        .toList();
  }

  private List<FindingEvent> read() {
    return findings.readRecordsToList().stream()
        .map(r -> Event.read(r.headers(), r.value(), FindingEvent.class).orElseThrow())
        .toList();
  }

  private TestInputTopic<String, byte[]> input(String topic) {
    return driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer());
  }
}
