package dev.plumbline.pipeline.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.pipeline.event.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class WindowTest {
  private static final TopicPartition PARTITION = new TopicPartition("stacks", 0);

  @Test
  void recordsOfOneKeyBeginOneAfterTheOther() {
    var window = window(0, "");
    Task first = task(window, 0, "a");
    Task second = task(window, 1, "a");

    assertThat(window.add(first)).isTrue();
    assertThat(window.add(second)).isFalse();

    assertThat(window.worked(first)).contains(second);
  }

  @Test
  void theOffsetStaysAtTheSlowOneAndTheTextSaysWhatIsDoneBeyond() {
    var window = window(0, "");
    for (int offset = 0; offset < 5; offset++) {
      window.add(task(window, offset, "k" + offset));
    }

    window.finished(task(window, 1, "k1"));
    window.finished(task(window, 3, "k3"));

    OffsetAndMetadata committable = window.committable();
    assertThat(committable.offset()).isZero();
    var successor = window(0, committable.metadata());
    assertThat(List.of(0, 1, 2, 3, 4)).filteredOn(o -> successor.done(o)).containsExactly(1, 3);
  }

  @Test
  void anAbortedTransactionLeavesItsRecordsUnfinished() {
    var window = window(0, "");
    Task task = task(window, 0, "a");
    window.add(task);
    window.finished(task);

    window.unfinished(task);

    assertThat(window.committable().offset()).isZero();
    assertThat(window.pending()).isEqualTo(1);
  }

  /** Every record is worked off once, however often the owner changes and in whatever order. */
  @Test
  void aLongLineOfOwnersWorksOffEveryRecordOnce() {
    var random = new Random(11);
    List<Long> written = new ArrayList<>();
    for (long offset = 0; written.size() < 2_000; offset += 1 + random.nextInt(2)) {
      written.add(offset); // the gaps are transaction markers
    }
    var done = new ArrayList<Long>();
    var committed = new OffsetAndMetadata(0, "");
    while (done.size() < written.size()) {
      committed = own(random, written, committed, done);
    }

    assertThat(done).doesNotHaveDuplicates().hasSize(2_000);
  }

  private static OffsetAndMetadata own(
      Random random, List<Long> written, OffsetAndMetadata committed, List<Long> done) {
    var window = window(committed.offset(), committed.metadata());
    var open = new TreeSet<Long>();
    int steps = random.nextInt(200);
    OffsetAndMetadata last = committed;
    for (long offset : written.stream().filter(o -> o >= committed.offset()).toList()) {
      if (!window.done(offset) && open.size() < 300) {
        window.add(task(window, offset, "k" + offset));
        open.add(offset);
      } else if (open.size() >= 300) {
        break;
      }
    }
    for (int i = 0; i < steps && !open.isEmpty(); i++) {
      Long chosen = new ArrayList<>(open).get(random.nextInt(open.size()));
      open.remove(chosen);
      window.finished(task(window, chosen, "k" + chosen));
      done.add(chosen);
      last = window.committable();
    }
    return last;
  }

  private static Window window(long committed, String metadata) {
    return new Window(PARTITION, OffsetRuns.read(committed, metadata), 0);
  }

  private static Task task(Window window, long offset, String key) {
    return new Task(
        window,
        new ConsumerRecord<>("stacks", 0, offset, key.getBytes(UTF_8), "{}".getBytes(UTF_8)),
        Topics.DEFAULT);
  }
}
