package dev.plumbline.pipeline.artifact;

import java.io.IOException;

/** What is kept isn't what was put; trying again won't help. */
final class DamagedException extends IOException {
  DamagedException(String message) {
    super(message);
  }
}
