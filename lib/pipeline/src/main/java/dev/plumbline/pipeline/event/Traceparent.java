package dev.plumbline.pipeline.event;

import java.util.regex.Pattern;

/**
 * The W3C trace context of an event (https://www.w3.org/TR/trace-context/): one trace a review, one
 * span an event.
 */
public final class Traceparent {
  private static final Pattern FORM = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");
  private static final int SPAN_DIGITS = 16;

  private Traceparent() {}

  /** A trace that begins with the event {@code id}. */
  public static String begin(String id) {
    String digits = Ids.of("trace", id);
    return "00-" + digits + "-" + span(id) + "-01";
  }

  /**
   * The trace of {@code parent} with the event {@code id} as its span; a new one without parent.
   */
  public static String child(String parent, String id) {
    var matcher = FORM.matcher(parent);
    return matcher.matches() ? "00-" + matcher.group(1) + "-" + span(id) + "-01" : begin(id);
  }

  private static String span(String id) {
    return Ids.of("span", id).substring(0, SPAN_DIGITS);
  }
}
