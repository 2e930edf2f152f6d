package dev.plumbline.pipeline.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.pipeline.event.Topics;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WorkersTest {
  private final AtomicLong lost = new AtomicLong();
  private volatile boolean heard;

  @Test
  void countsAThreadThatWasGivenUpUntilItComesBackAfterAll() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var others = new CountDownLatch(2);
    Task deaf = task(0);
    var workers =
        new Workers(
            "test",
            1,
            lost,
            task -> {
              if (task == deaf) {
                begun.countDown();
                while (!heard) {
                  Thread.onSpinWait();
                }
              }
              others.countDown();
            });
    workers.submit(deaf);
    begun.await();

    workers.giveUp(deaf);
    workers.giveUp(deaf);
    workers.submit(task(1));
    assertThat(lost).as("once, however often it is given up").hasValue(1);
    heard = true;

    assertThat(others.await(30, TimeUnit.SECONDS)).isTrue();
    while (lost.get() > 0) {
      Thread.sleep(10);
    }
    workers.close();
  }

  private static Task task(long offset) {
    var partition = new TopicPartition("stacks", 0);
    return new Task(
        new Window(partition, OffsetRuns.read(0, ""), 0),
        new ConsumerRecord<>("stacks", 0, offset, "k".getBytes(UTF_8), "{}".getBytes(UTF_8)),
        Topics.DEFAULT);
  }
}
