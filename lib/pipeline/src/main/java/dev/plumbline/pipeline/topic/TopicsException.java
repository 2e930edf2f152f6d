package dev.plumbline.pipeline.topic;

/**
 * The cluster's topics can't be used as they are; the message says what is wrong and what to do.
 */
public final class TopicsException extends RuntimeException {
  public TopicsException(String message) {
    super(message);
  }
}
