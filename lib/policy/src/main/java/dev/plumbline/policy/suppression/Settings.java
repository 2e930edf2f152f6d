package dev.plumbline.policy.suppression;

import java.util.HashMap;
import java.util.Map;

/** Reads {@code key=value key="a longer value"}. */
final class Settings {
  private Settings() {}

  static Map<String, String> parse(String text) {
    var found = new HashMap<String, String>();
    int at = 0;
    while (at < text.length()) {
      int equals = text.indexOf('=', at);
      if (equals < 0) {
        break;
      }
      String key = text.substring(at, equals).strip();
      int start = equals + 1;
      boolean quoted = start < text.length() && text.charAt(start) == '"';
      int end = text.indexOf(quoted ? '"' : ' ', quoted ? start + 1 : start);
      int stop = end < 0 ? text.length() : end;
      found.put(key, text.substring(quoted ? start + 1 : start, stop).strip());
      at = stop + 1;
    }
    return found;
  }
}
