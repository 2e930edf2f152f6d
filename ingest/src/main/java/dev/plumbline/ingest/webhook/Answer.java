package dev.plumbline.ingest.webhook;

import java.util.Locale;

/** What became of a delivery, and what the forge is told of it. */
enum Answer {
  ACCEPTED(202, "under review"),
  DUPLICATE(202, "known already"),
  IGNORED(200, "nothing to review in this event"),
  REFUSED(401, "the signature is missing or wrong"),
  UNREADABLE(400, "the body can't be read"),
  TOO_LARGE(413, "the body is too large"),
  SLOW(408, "the body did not come in time"),
  BUSY(503, "too many bodies at once; send it again"),
  FAILED(503, "the event could not be kept; send it again");

  private final int status;
  private final String text;

  Answer(int status, String text) {
    this.status = status;
    this.text = text;
  }

  /** Of HTTP. */
  int status() {
    return status;
  }

  /** One line for whoever looks at the forge's list of deliveries. */
  String text() {
    return text;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
