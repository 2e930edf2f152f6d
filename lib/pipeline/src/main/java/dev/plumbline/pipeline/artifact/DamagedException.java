package dev.plumbline.pipeline.artifact;

import java.io.IOException;

/** What is kept isn't what was put; trying again won't help. */
public final class DamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedException(String message) {
    super(message);
  }

  DamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
