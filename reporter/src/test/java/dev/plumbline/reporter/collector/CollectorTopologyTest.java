package dev.plumbline.reporter.collector;

import static dev.plumbline.reporter.testing.Samples.DEADLINE;
import static dev.plumbline.reporter.testing.Samples.REPOSITORY;
import static dev.plumbline.reporter.testing.Samples.START;
import static dev.plumbline.reporter.testing.Samples.failing;
import static dev.plumbline.reporter.testing.Samples.report;
import static dev.plumbline.reporter.testing.Samples.stack;
import static dev.plumbline.reporter.testing.Samples.started;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.Verdict;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.section.Tally;
import dev.plumbline.pipeline.artifact.DirectoryStore;
import dev.plumbline.pipeline.artifact.Listing;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.Event;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.observe.Metric;
import dev.plumbline.reporter.testing.Samples;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
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

class CollectorTopologyTest {
  private static final Topics TOPICS = new Topics("test");

  @TempDir Path directory;
  private DirectoryStore artifacts;
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> reviews;
  private TestInputTopic<String, byte[]> results;
  private TestOutputTopic<String, byte[]> ends;
  private TestOutputTopic<String, byte[]> reports;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @BeforeEach
  void start() {
    artifacts = new DirectoryStore(directory.resolve("artifacts"));
    var settings = new Properties();
    settings.put("application.id", "collector");
    settings.put("bootstrap.servers", "none:1");
    settings.put("state.dir", directory.resolve("state").toString());
    driver =
        new TopologyTestDriver(
            CollectorTopology.build(TOPICS, artifacts, registry), settings, START);
    reviews = input(Topic.REVIEWS);
    results = input(Topic.RESULTS);
    ends = output(Topic.REVIEWS);
    reports = output(Topic.REPORTS);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void endsAReviewWhenTheLastOfItsStacksIsIn() {
    send(Events.of(started("r1", 1, "a", "b")));
    result("r1", "a", Tally.NONE);
    assertThat(ends.isEmpty()).isTrue();

    result("r1", "b", failing(2));

    var completed = end(ReviewEvent.Completed.class);
    assertThat(completed.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(completed.summary()).isEqualTo("2 new (2 high), 2 blocking in 2 stacks");
    Report report = assembled();
    assertThat(report.stacks()).extracting(s -> s.stack().path()).containsExactly("a", "b");
    assertThat(report.tally().failing()).isEqualTo(2);
  }

  @Test
  void endsAReviewWithoutStacksAtOnce() {
    send(Events.of(started("r1", 1)));

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void countsResultsThatComeBeforeTheStartIsSeen() {
    result("r1", "a", Tally.NONE);
    result("r1", "b", Tally.NONE);

    send(Events.of(started("r1", 1, "a", "b")));

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void ignoresWhatComesTwiceOrLate() {
    send(Events.of(started("r1", 1, "a", "b")));
    result("r1", "a", Tally.NONE);
    result("r1", "a", failing(1));
    assertThat(ends.isEmpty()).isTrue();
    result("r1", "b", Tally.NONE);
    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.PASS);

    result("r1", "b", failing(1));
    send(Events.of(started("r1", 1, "a", "b")));
    driver.advanceWallClockTime(Duration.ofDays(1));

    assertThat(ends.isEmpty()).isTrue();
  }

  @Test
  void doesNotCountAStackThatTheReviewHasNot() {
    send(Events.of(started("r1", 1, "a", "b")));
    result("r1", "other", Tally.NONE);
    result("r1", "a", Tally.NONE);

    assertThat(ends.isEmpty()).isTrue();
  }

  @Test
  void endsAReviewAtItsDeadlineThoughAPhaseIsDown() {
    send(Events.of(started("r1", 1, "a", "b")));
    result("r1", "a", Tally.NONE);
    driver.advanceWallClockTime(Duration.between(START, DEADLINE).minusSeconds(1));
    assertThat(ends.isEmpty()).isTrue();

    driver.advanceWallClockTime(Duration.ofSeconds(1));

    var completed = end(ReviewEvent.Completed.class);
    assertThat(completed.verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(completed.incomplete()).containsExactly("b");
    assertThat(assembled().incomplete())
        .containsExactly(new Report.Incomplete("b", "no result before the review's deadline"));
  }

  @Test
  void doesNotWaitForAStackWhoseStateCouldNotBeRead() {
    send(Events.of(started("r1", 1, "a", "b")));
    send(Events.of(failed("r1", "b", false)));
    result("r1", "a", failing(1));
    assertThat(ends.isEmpty()).isTrue();

    send(Events.of(failed("r1", "b", true)));

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(assembled().incomplete().getFirst().reason())
        .isEqualTo("reviewer failed: not a ReviewState");
  }

  @Test
  void endsOlderReviewsOfAPullRequestForANewer() {
    send(Events.of(started("r1", 1, "a")));
    send(Events.of(started("r2", 2, "a")));

    assertThat(end(ReviewEvent.Superseded.class).by()).isEqualTo("r2");
    result("r1", "a", failing(1));
    assertThat(ends.isEmpty()).isTrue();

    result("r2", 2, report("a", Tally.NONE));
    assertThat(end(ReviewEvent.Completed.class).reviewId()).isEqualTo("r2");
  }

  /** A draft that becomes ready, a title that changes: the same head and base, a later offset. */
  @Test
  void doesNotTakeAReviewThatIsAskedForAgainForANewerOne() {
    send(Events.of(started("r1", 1, "a")));
    send(Events.of(started("r1", 2, "a")));
    result("r1", 2, report("a", failing(1)));

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(ends.isEmpty()).isTrue();
  }

  @Test
  void endsAReviewOnceThoughItIsAskedForAgainAfterwards() {
    send(Events.of(started("r1", 1, "a")));
    result("r1", "a", Tally.NONE);
    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.PASS);

    send(Events.of(started("r1", 2, "a")));
    result("r1", 2, report("a", failing(1)));
    driver.advanceWallClockTime(Duration.ofDays(1));

    assertThat(ends.isEmpty()).isTrue();
  }

  /** Somebody pushes another commit, thinks better of it and pushes the first one again. */
  @Test
  void opensASupersededReviewAgainWhenItsHeadComesBack() {
    send(Events.of(started("r1", 1, "a")));
    send(Events.of(started("r2", 2, "a")));
    assertThat(end(ReviewEvent.Superseded.class).reviewId()).isEqualTo("r1");

    send(Events.of(started("r1", 3, "a")));
    assertThat(end(ReviewEvent.Superseded.class).reviewId()).isEqualTo("r2");
    result("r1", 1, report("a", Tally.NONE)); // skipped for the second push
    assertThat(ends.isEmpty()).isTrue();
    result("r1", 3, report("a", failing(1)));

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void doesNotOpenASupersededReviewForAStartThatIsSeenLate() {
    send(Events.of(started("r2", 2, "a")));
    send(Events.of(started("r1", 1, "a")));
    assertThat(end(ReviewEvent.Superseded.class).reviewId()).isEqualTo("r1");

    send(Events.of(started("r1", 1, "a")));
    result("r1", 1, report("a", failing(1)));

    assertThat(ends.isEmpty()).isTrue();
  }

  @Test
  void endsAReviewOfWhichIngestTookNotEveryStack() {
    send(Events.of(started("r1", 1, "a", "b")));
    send(Events.of(failed("r1", "b", PhaseName.INGEST, "the stack has 3 files")));
    result("r1", "a", Tally.NONE);

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.INCOMPLETE);
    assertThat(assembled().incomplete())
        .containsExactly(new Report.Incomplete("b", "ingest failed: the stack has 3 files"));
  }

  /** It has no review: its ledger entries go by where the change was read. */
  @Test
  void opensNothingForAChangeThatCouldNotBeRead() {
    send(Events.of(failed("change/0/7", "b", PhaseName.INGEST, "no JSON")));
    driver.advanceWallClockTime(Duration.ofDays(2));

    assertThat(ends.isEmpty()).isTrue();
    assertThat(driver.<String, Progress>getKeyValueStore("progress").approximateNumEntries())
        .isZero();
  }

  @Test
  void comparesGenerationsNotTheOrderOfArrival() {
    send(Events.of(started("r2", 2, "a")));
    send(Events.of(started("r1", 1, "a")));

    var superseded = end(ReviewEvent.Superseded.class);

    assertThat(superseded.reviewId()).isEqualTo("r1");
    assertThat(superseded.by()).isEqualTo("r2");
  }

  @Test
  void leavesReviewsOfTrackedBranchesAndOtherRefsAlone() {
    send(Events.of(started("r1", "main", true, 1, "a")));
    send(Events.of(started("r2", "main", true, 2, "a")));
    send(Events.of(started("r3", "pull/8", false, 3, "a")));
    send(Events.of(started("r4", "pull/9", false, 4, "a")));

    assertThat(ends.isEmpty()).isTrue();
  }

  @Test
  void linksStacksOfOneReview() {
    send(Events.of(started("r1", 1, "app", "network")));
    result("r1", "app", report("app", Tally.NONE, List.of(), List.of("s3://state/network")));
    result(
        "r1", "network", report("network", Tally.NONE, List.of("s3://state/network"), List.of()));

    assertThat(assembled().links())
        .containsExactly(new Report.Link("app", "network", "s3://state/network"));
  }

  @Test
  void keepsAReviewOpenWhileTheArtifactStoreIsAway() throws IOException {
    send(Events.of(started("r1", 1, "a")));
    StackResult result = stored("r1", report("a", failing(1)));
    Path aside = directory.resolve("aside");
    Files.move(directory.resolve("artifacts"), aside);
    Files.writeString(directory.resolve("artifacts"), "in the way");
    send(Events.of(result));
    assertThat(ends.isEmpty()).isTrue();

    Files.delete(directory.resolve("artifacts"));
    Files.move(aside, directory.resolve("artifacts"));
    driver.advanceWallClockTime(Duration.ofSeconds(1));

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void saysSoWhenAStacksPartIsGone() throws IOException {
    send(Events.of(started("r1", 1, "a")));
    var gone = new ArtifactRef("0".repeat(64), 1, "application/json");
    send(Events.of(new StackResult(stack("r1", "a"), gone, gone)));

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.INCOMPLETE);
  }

  @Test
  void saysSoWhenAStacksPartIsDamagedOrIsNone() throws IOException {
    send(Events.of(started("r1", 1, "a", "b", "c")));
    StackResult damaged = stored("r1", report("a", failing(1)));
    Files.write(file(damaged.report()), "something else".getBytes(UTF_8));
    ArtifactRef none = artifacts.put("null".getBytes(UTF_8), "application/json");
    ArtifactRef torn = artifacts.put("{".getBytes(UTF_8), "application/json");

    send(Events.of(damaged));
    send(Events.of(new StackResult(stack("r1", "b"), none, none)));
    send(Events.of(new StackResult(stack("r1", "c"), torn, torn)));

    assertThat(end(ReviewEvent.Completed.class).incomplete()).containsExactly("a", "b", "c");
    assertThat(assembled().incomplete())
        .allMatch(part -> part.reason().startsWith("its part can't be read: "))
        .first()
        .matches(part -> part.reason().contains("is damaged"));
  }

  /** A file that can't be read now may be later, and only its own review waits for it. */
  @Test
  void endsTheOtherReviewsThoughThePartsOfOneCannotBeReached() throws IOException {
    for (String review : List.of("r1", "r2")) {
      send(Events.of(started(review, "pull/" + review, false, 1, "a", "b")));
    }
    StackResult away = stored("r1", report("a", failing(1)));
    Path file = file(away.report());
    Files.delete(file);
    Files.createSymbolicLink(file, file);
    send(Events.of(away));
    result("r2", "a", Tally.NONE);

    driver.advanceWallClockTime(Duration.between(START, DEADLINE));

    assertThat(end(ReviewEvent.Completed.class).reviewId()).isEqualTo("r2");
    assertThat(ends.isEmpty()).isTrue();
    Files.delete(file);
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    assertThat(end(ReviewEvent.Completed.class).reviewId()).isEqualTo("r1");
  }

  @Test
  void endsAReviewOfTenThousandStacksWhoseNamesAreBesideTheRecord() throws IOException {
    int count = 10_000;
    List<String> keys = IntStream.range(0, count).mapToObj(i -> REPOSITORY + "/s" + i).toList();
    ArtifactRef list = artifacts.putJson(keys);
    result("r1", "s0", failing(1));
    result("r1", "other", failing(1));

    send(Events.of(listed("r1", count, list)));
    result("r1", "s1", failing(1));
    driver.advanceWallClockTime(Duration.between(START, DEADLINE));

    var record = ends.readRecord();
    assertThat(record.value()).hasSizeLessThan(2_000);
    var completed =
        Event.read(record.headers(), record.value(), ReviewEvent.Completed.class).orElseThrow();
    assertThat(completed.count()).isEqualTo(count - 2);
    assertThat(Listing.read(completed.incomplete(), completed.list(), artifacts))
        .hasSize(count - 2)
        .contains("s2", "s9999");
    assertThat(assembled().stacks()).extracting(s -> s.stack().path()).containsExactly("s0", "s1");
  }

  @Test
  void waitsForTheNamesOfItsStacksUntilTheStoreIsBack() throws IOException {
    ArtifactRef list = artifacts.putJson(List.of(REPOSITORY + "/a", REPOSITORY + "/b"));
    Path aside = directory.resolve("aside");
    Files.move(file(list), aside);
    send(Events.of(listed("r1", 2, list)));
    send(Events.of(failed("r1", "b", PhaseName.INGEST, "the stack has 3 files")));
    driver.advanceWallClockTime(Duration.ofSeconds(5));
    assertThat(ends.isEmpty()).isTrue();

    Files.move(aside, file(list));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    result("r1", "a", Tally.NONE);

    assertThat(end(ReviewEvent.Completed.class).incomplete()).containsExactly("b");
  }

  @Test
  void waitsForTheNamesOfItsStacksWhenItStartsAgainToo() throws IOException {
    ArtifactRef list = artifacts.putJson(List.of(REPOSITORY + "/a", REPOSITORY + "/b"));
    Path aside = directory.resolve("aside");
    Files.move(file(list), aside);
    send(Events.of(started("r1", 1, "a", "b")));
    send(Events.of(listed("r1", 2, 2, list)));
    result("r1", 2, report("a", Tally.NONE));
    driver.advanceWallClockTime(Duration.ofSeconds(5));
    assertThat(ends.isEmpty()).isTrue();

    Files.move(aside, file(list));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    result("r1", 2, report("b", failing(1)));

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(assembled().stacks()).hasSize(2);
  }

  @Test
  void endsAReviewAtItsDeadlineThoughTheNamesOfItsStacksAreGone() throws IOException {
    ArtifactRef list = artifacts.putJson(List.of(REPOSITORY + "/a", REPOSITORY + "/b"));
    Files.delete(file(list));
    send(Events.of(listed("r1", 2, list)));
    result("r1", "a", Tally.NONE);

    driver.advanceWallClockTime(Duration.between(START, DEADLINE));

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.INCOMPLETE);
    Report report = assembled();
    assertThat(report.stacks()).hasSize(1);
    assertThat(report.incomplete())
        .containsExactly(
            new Report.Incomplete("", "the list of stacks can't be read, missing are 1"));
  }

  private static ReviewEvent.Started listed(String reviewId, int count, ArtifactRef list) {
    return listed(reviewId, 1, count, list);
  }

  private static ReviewEvent.Started listed(
      String reviewId, long generation, int count, ArtifactRef list) {
    ReviewEvent.Started small = Samples.started(reviewId, generation);
    return new ReviewEvent.Started(
        reviewId,
        small.at(),
        small.requestId(),
        small.repository(),
        small.ref(),
        small.tracked(),
        small.generation(),
        small.head(),
        small.base(),
        small.lane(),
        small.deadline(),
        List.of(),
        List.of(),
        count,
        list,
        false);
  }

  private Path file(ArtifactRef ref) {
    return directory
        .resolve("artifacts")
        .resolve(ref.digest().substring(0, 2))
        .resolve(ref.digest());
  }

  @Test
  void passesOverARecordThatCannotBeRead() {
    Event broken = Events.of(started("r1", 1, "a"));
    reviews.pipeInput(new TestRecord<>("r1", new byte[] {'{'}, broken.headers()));

    send(broken);
    result("r1", "a", Tally.NONE);

    assertThat(end(ReviewEvent.Completed.class).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void countsEachReviewOnceByHowItEnded() {
    send(Events.of(started("r1", 1, "a")));
    send(Events.of(started("r2", 2, "a")));
    result("r2", 2, report("a", failing(1)));
    result("r2", 2, report("a", failing(1)));
    send(Events.of(started("r3", "main", true, 3)));
    var rejected =
        new ReviewEvent.Rejected(
            "r4", START, "q", REPOSITORY, "gone", "there is no such ref", false);
    send(Events.of(rejected));
    send(Events.of(rejected));

    assertThat(counted("superseded")).isEqualTo(1);
    assertThat(counted("fail")).isEqualTo(1);
    assertThat(counted("pass")).isEqualTo(1);
    assertThat(counted("rejected")).isEqualTo(1);
    assertThat(counted("incomplete")).isZero();
  }

  private double counted(String outcome) {
    return Metric.REVIEWS.counter(registry, outcome).count();
  }

  @Test
  void staysInTheTraceThatTheReviewBeganWith() {
    Event start = Events.of(started("r1", 1));
    send(start);

    String traceparent = CloudEventHeaders.text(ends.readRecord().headers(), "traceparent");

    assertThat(traceparent.substring(0, 35))
        .isEqualTo(start.attributes().traceparent().substring(0, 35));
  }

  private static ReviewEvent.PhaseFailed failed(String reviewId, String stack, boolean lost) {
    return new ReviewEvent.PhaseFailed(
        reviewId,
        START,
        REPOSITORY + "/" + stack,
        PhaseName.REVIEWER,
        "not a ReviewState",
        true,
        lost);
  }

  private static ReviewEvent.PhaseFailed failed(
      String reviewId, String stack, PhaseName phase, String reason) {
    return new ReviewEvent.PhaseFailed(
        reviewId, START, REPOSITORY + "/" + stack, phase, reason, true, true);
  }

  private void result(String reviewId, long generation, StackReport report) {
    try {
      ArtifactRef ref = artifacts.putJson(report);
      var stack = stack(reviewId, report.stack().path(), "pull/7", false, generation);
      send(Events.of(new StackResult(stack, ref, ref)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void result(String reviewId, String path, Tally tally) {
    result(reviewId, path, report(path, tally));
  }

  private void result(String reviewId, String path, StackReport report) {
    assertThat(report.stack().path()).isEqualTo(path);
    send(Events.of(stored(reviewId, report)));
  }

  private StackResult stored(String reviewId, StackReport report) {
    try {
      ArtifactRef ref = artifacts.putJson(report);
      return new StackResult(stack(reviewId, report.stack().path()), ref, ref);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void send(Event event) {
    (event.topic() == Topic.REVIEWS ? reviews : results)
        .pipeInput(new TestRecord<>(event.key(), event.data(), event.headers()));
  }

  private <T extends ReviewEvent> T end(Class<T> type) {
    var record = ends.readRecord();
    return Event.read(record.headers(), record.value(), type).orElseThrow();
  }

  private Report assembled() {
    var record = reports.readRecord();
    assertThat(record.key()).isEqualTo(REPOSITORY);
    var ready = Event.read(record.headers(), record.value(), ReportReady.class).orElseThrow();
    try {
      return artifacts.getJson(ready.report(), Report.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private TestInputTopic<String, byte[]> input(Topic topic) {
    return driver.createInputTopic(
        TOPICS.name(topic), new StringSerializer(), new ByteArraySerializer());
  }

  private TestOutputTopic<String, byte[]> output(Topic topic) {
    return driver.createOutputTopic(
        TOPICS.name(topic), new StringDeserializer(), new ByteArrayDeserializer());
  }
}
