package dev.plumbline.standalone.run;

import java.io.PrintStream;

/** Says once that the broker has gone, and once that it is back. */
public final class Presence {
  /** A connection that is made anew is gone for a moment. */
  private static final int TURNS = 3;

  private final PrintStream err;
  private int without;

  public Presence(PrintStream err) {
    this.err = err;
  }

  /** To be called after each poll, seconds apart. */
  public void seen(boolean connected) {
    if (connected && without >= TURNS) {
      err.println("plumbline: the Kafka broker answers again");
    }
    without = connected ? 0 : Math.min(without + 1, TURNS + 1);
    if (without == TURNS) {
      err.println(
          "plumbline: the Kafka broker does not answer any more; waiting for it, end with Ctrl-C");
    }
  }
}
