package dev.plumbline.pipeline.delivery;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Places where a test halts the process as {@code kill -9} would. Inert unless {@code
 * plumbline.failpoint=NAME:N} (or {@code PLUMBLINE_FAILPOINT}) names one, which then halts at its
 * Nth passing.
 */
enum Failpoint {
  BEFORE_WORK,
  AFTER_SEND,
  AFTER_COMMIT;

  private static final int KILLED = 137;
  private static final @Nullable String ARMED = armed();

  private static final Map<Failpoint, AtomicInteger> PASSED = new ConcurrentHashMap<>();

  private static @Nullable String armed() {
    String property = System.getProperty("plumbline.failpoint");
    return property != null ? property : System.getenv("PLUMBLINE_FAILPOINT");
  }

  /**
   * @param before what is done before the process is halted, and only then
   */
  void pass(Runnable before) {
    if (ARMED != null && ARMED.equals(name() + ":" + count())) {
      before.run();
      Runtime.getRuntime().halt(KILLED);
    }
  }

  private int count() {
    return PASSED.computeIfAbsent(this, _ -> new AtomicInteger()).incrementAndGet();
  }
}
