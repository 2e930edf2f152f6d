package dev.plumbline.pipeline.topic;

import java.io.IOException;

/** The cluster does not answer, or does not let us; the message says what to look at. */
public final class ClusterException extends IOException {
  ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
