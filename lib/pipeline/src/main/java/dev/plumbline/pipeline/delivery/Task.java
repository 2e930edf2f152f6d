package dev.plumbline.pipeline.delivery;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.ReviewEvent.PhaseFailed;
import dev.plumbline.model.event.ReviewEvent.PhaseStarted;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.Input;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.ReturnHeaders;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.ledger.Beginnings;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;

/** One record on its way through a service. */
final class Task {
  private static final int MOST_FAILURES = 1_000;
  private static final int CUT_KEY = 200;

  /** Whoever wrote the record chose its key: it makes no lines of its own in a log. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

  /** What waits holds its partition's offset; no back-off is meant to be longer. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Window window;
  private final ConsumerRecord<byte[], byte[]> read;
  private final Input input;
  private final AtomicBoolean answered = new AtomicBoolean();
  private final int failures;
  private final boolean unreadable;
  private int attempt;
  private int crashed;
  private int refusals;
  private boolean held;
  private long notBefore;
  private volatile long workedNanos;
  private volatile boolean calledOff;

  /** How a record was returned is believed of a retry topic alone; any other's is the first. */
  Task(Window window, ConsumerRecord<byte[], byte[]> read, Topics topics) {
    this.window = window;
    this.read = read;
    this.input = Input.of(read, topics);
    boolean returned = topics.isRetry(read.topic());
    this.failures = returned ? (int) number(ReturnHeaders.FAILURES, MOST_FAILURES) : 0;
    long latest = System.currentTimeMillis() + LONGEST.toMillis();
    this.notBefore = returned ? number(ReturnHeaders.NOT_BEFORE, latest) : 0;
    this.unreadable =
        topics.isOfChanges(read.topic()) && input.key().length() > RepositoryChanged.LONGEST_NAME;
    this.attempt = returned ? input.attributes().attempt() : 1;
  }

  private long number(String header, long most) {
    return Math.min(CloudEventHeaders.number(read.headers(), header, 0), most);
  }

  Window window() {
    return window;
  }

  Input input() {
    return input;
  }

  /** In the topic it was read from now, which may be a retry topic. */
  long offset() {
    return read.offset();
  }

  /** Records of one key keep their order; those without a key have none to keep. */
  String key() {
    return input.key().isEmpty() ? "@" + read.offset() : input.key();
  }

  Headers headers() {
    return read.headers();
  }

  byte[] rawKey() {
    return read.key() == null ? new byte[0] : read.key();
  }

  Lane lane() {
    return input.attributes().lane();
  }

  /** How often its work has thrown. */
  int failures() {
    return failures;
  }

  /** 1 for the first. */
  int attempt() {
    return attempt;
  }

  /** Epoch milliseconds before which it is not to be worked on; 0 for none. */
  long notBefore() {
    return notBefore;
  }

  /** Whether a broker says when it was written, and not who wrote it. */
  boolean isTimedByBroker() {
    return read.timestampType() == TimestampType.LOG_APPEND_TIME;
  }

  void delay(long untilMillis) {
    notBefore = untilMillis;
  }

  /** What the ledger knows of it from a predecessor. */
  void begunBefore(Beginnings.Beginning before) {
    attempt = Math.max(attempt, before.attempts() + 1);
    crashed = before.crashed();
  }

  /** How often a process that worked on it did not live to say how it ended. */
  int crashed() {
    return crashed;
  }

  /** Counts that the cluster refused what came of it for its size; 1 for the first time. */
  int refusedForSize() {
    return ++refusals;
  }

  /** While the ledger is asked about it. */
  void held(boolean asked) {
    held = asked;
  }

  boolean held() {
    return held;
  }

  /** Past its deadline: whatever it throws now is the interrupt's doing. */
  void callOff() {
    calledOff = true;
  }

  boolean calledOff() {
    return calledOff;
  }

  /** How long the step took, in nanoseconds. */
  void worked(long nanos) {
    workedNanos = nanos;
  }

  long workedNanos() {
    return workedNanos;
  }

  /** True for the first who answers for it: the worker, or whoever gave the worker up. */
  boolean answer() {
    return answered.compareAndSet(false, true);
  }

  /** The review the ledger knows it by; a change has none yet and goes by where it was read. */
  String reviewId() {
    String known = input.attributes().reviewId();
    return known.isEmpty() ? ReviewEvent.changeId(input.partition(), input.offset()) : known;
  }

  /**
   * Whether it is not even begun: a key that no repository's name can be would be part of all that
   * the ledger says of it, more than once, and more than a record takes.
   */
  boolean unreadable() {
    return unreadable;
  }

  /** The stack, or the repository of a change; of a key that is none the beginning. */
  String stack() {
    String known = input.attributes().stack();
    if (unreadable) {
      return input.key().substring(0, CUT_KEY) + "…";
    }
    return known.isEmpty() ? input.key() : known;
  }

  /** Whether it belongs to a review; else {@link #reviewId} only says where it was read. */
  boolean isOfReview() {
    return !input.attributes().reviewId().isEmpty();
  }

  /** The record's key for people, of a long one the beginning; {@code ""} where it has none. */
  String shownKey() {
    String key = CONTROL.matcher(input.key()).replaceAll("\uFFFD");
    return key.length() > CUT_KEY ? key.substring(0, CUT_KEY) + "…" : key;
  }

  PhaseStarted started(PhaseName phase) {
    return new PhaseStarted(reviewId(), Instant.now(), stack(), phase, attempt);
  }

  PhaseFailed failed(PhaseName phase, String reason, boolean terminal) {
    return new PhaseFailed(reviewId(), Instant.now(), stack(), phase, reason, terminal);
  }

  /** A failure after which nothing goes on, so that nobody needs to wait for the stack. */
  PhaseFailed lost(PhaseName phase, String reason) {
    return new PhaseFailed(reviewId(), Instant.now(), stack(), phase, reason, true, true);
  }

  long bytes() {
    return input.value().length;
  }
}
