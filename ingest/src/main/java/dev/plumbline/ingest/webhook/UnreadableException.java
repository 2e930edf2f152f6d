package dev.plumbline.ingest.webhook;

/** A delivery that comes from who holds the secret, and is not what its event is. */
final class UnreadableException extends Exception {
  /**
   * @param message one line for whoever looks at the forge's list of deliveries; nothing of the
   *     delivery's
   */
  UnreadableException(String message) {
    super(message);
  }
}
