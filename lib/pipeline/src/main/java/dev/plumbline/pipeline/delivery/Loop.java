package dev.plumbline.pipeline.delivery;

import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.source.BudgetExceededException;
import dev.plumbline.pipeline.Output;
import dev.plumbline.pipeline.Step;
import dev.plumbline.pipeline.event.Topic;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One service's loop over its topics. Makes new clients from the committed offsets whenever the old
 * ones are fenced or fail.
 */
public final class Loop {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Step step;
  private final Shared shared;
  private final DeliverySettings settings;
  private final Mailbox mailbox = new Mailbox();
  private final Meters meters;
  private final Workers workers;
  private final String member;
  private final Thread thread;
  private volatile boolean stopping;
  private volatile boolean running;
  private volatile boolean leading;

  public Loop(Step step, Shared shared) {
    String name = step.service().label();
    this.step = step;
    var usual = shared.settings();
    this.settings = usual.withDeadline(step.deadline(usual.deadline()));
    this.shared = shared.with(settings);
    this.meters = new Meters(shared.registry(), step.service());
    this.workers = new Workers(name, settings.workers(), meters.lost(), this::work);
    String instance = settings.instance();
    this.member = group() + "-" + (instance.isEmpty() ? UUID.randomUUID().toString() : instance);
    this.thread = Thread.ofPlatform().daemon().name("loop-" + name).unstarted(this::run);
  }

  public void start() {
    LOG.atInfo()
        .addKeyValue("phase", step.service().label())
        .addKeyValue("delivery", settings.exactlyOnce() ? "exactly-once" : "at-least-once")
        .log("Service starts");
    thread.start();
  }

  /** Whether it has its clients and they are connected to the cluster. */
  public boolean running() {
    return running && thread.isAlive();
  }

  /** Whether it ended though nobody stopped it; only a new process helps then. */
  public boolean died() {
    return !stopping && thread.getState() == Thread.State.TERMINATED;
  }

  /**
   * Whether as many of its threads are lost as it has to work with: each takes a processor from
   * those that replaced it, and only a new process is rid of them.
   */
  public boolean worn() {
    return meters.lost().get() >= settings.workers();
  }

  /** Whether it owns the first partition of its topic, as one of all replicas does. */
  public boolean leading() {
    return leading && thread.isAlive();
  }

  /** Whose loop it is. */
  public PhaseName service() {
    return step.service();
  }

  /** Finishes what is at hand and leaves the group; returns within the settings' bound. */
  public void stop() {
    stopping = true;
    mailbox.wake();
    try {
      thread.join(settings.shutdown());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    workers.close();
  }

  private void run() {
    while (!stopping) {
      try {
        live();
      } catch (RuntimeException e) {
        running = false;
        leading = false;
        meters.rebuilt();
        LOG.atWarn()
            .addKeyValue("phase", step.service().label())
            .setCause(e)
            .log("Clients are made anew from the committed offsets");
        pause();
      } catch (Error e) {
        // Out of memory, or a class that is missing: what this thread knows can't be relied on.
        LOG.atError()
            .addKeyValue("phase", step.service().label())
            .setCause(e)
            .log("Service ends; its process has to be started anew");
        throw e;
      }
    }
    running = false;
    leading = false;
  }

  private void live() {
    var first = new TopicPartition(shared.topics().name(Topic.before(step.service())), 0);
    try (var session = open()) {
      running = true;
      while (!stopping) {
        session.turn();
        running = session.connected();
        leading = session.owns(first);
      }
      session.finish(settings.shutdown().dividedBy(2));
    }
  }

  private Session open() {
    var clients = shared.clients();
    String instance = settings.instance().isEmpty() ? "" : member;
    var consumer = clients.groupConsumer(group(), instance, settings.groupProtocol());
    try {
      Commit commit =
          settings.exactlyOnce()
              ? new ExactlyOnce(consumer, clients.transactionalProducer(member))
              : new AtLeastOnce(consumer, clients.producer());
      var settlement = new Settlement(step, shared.topics(), settings, meters);
      return new Session(
          consumer, commit, mailbox, workers, shared, step.service(), settlement, meters);
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  private void work(Task task) {
    Failpoint.BEFORE_WORK.pass(() -> {});
    long start = System.nanoTime();
    Answer answer = answer(task, start);
    task.worked(System.nanoTime() - start);
    if (task.answer()) {
      mailbox.put(new Message.Answered(task, answer));
    }
  }

  private Answer answer(Task task, long start) {
    try {
      Output output = step.process(task.input(), settings.budget());
      return new Answer.Done(output, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    } catch (BudgetExceededException e) {
      return new Answer.Overran(String.valueOf(e.getMessage()));
    } catch (Throwable e) { // a stack overflow or a missing class is this record's failure too
      return task.calledOff()
          ? new Answer.Overran("passed its deadline of " + settings.deadline())
          : new Answer.Threw(e);
    }
  }

  private String group() {
    return shared.topics().prefix() + "-" + step.service().label();
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      stopping = true; // nobody but a stop interrupts this thread
    }
  }
}
