package dev.plumbline.standalone.run;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.policy.Catalogue;
import java.util.Set;

/**
 * Reads what every review needs while the command line is still being understood, on a processor
 * that would idle.
 */
public final class Warmth {
  private static final Set<String> REVIEWING =
      Set.of("review", "plan", "fix", "graph", "docs", "cost", "scenarios", "serve");

  private Warmth() {}

  /**
   * Returns at once.
   *
   * @param command the first word of the command line; most need none of this
   */
  public static void begin(String command) {
    if (REVIEWING.contains(command)) {
      Thread.ofPlatform().daemon().name("warm-up-broker").start(EmbeddedBroker::warm);
      Thread.ofPlatform().daemon().name("warm-up-policies").start(Catalogue::indexed);
    }
  }
}
