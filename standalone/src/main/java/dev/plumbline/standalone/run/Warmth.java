package dev.plumbline.standalone.run;

import dev.plumbline.policy.Catalogue;

/** Reads what every review needs while the broker is still starting. */
final class Warmth {
  private Warmth() {}

  static void begin() {
    Thread.ofPlatform().daemon().name("warm-up").start(Catalogue::bundled);
  }
}
