package dev.plumbline.ingest.webhook;

import java.util.Map;

/**
 * What a forge is told of its delivery.
 *
 * @param detail what is wrong, in one line; {@code ""} where the answer says it all
 */
record Reply(Answer answer, String detail) {
  static Reply of(Answer answer) {
    return new Reply(answer, "");
  }

  /** For whoever looks at the forge's list of deliveries. */
  String line() {
    return detail.isEmpty() ? answer.text() : detail;
  }

  /** As RFC 9457 has it. */
  Map<String, Object> problem() {
    return Map.of("status", answer.status(), "title", answer.text(), "detail", line());
  }
}
