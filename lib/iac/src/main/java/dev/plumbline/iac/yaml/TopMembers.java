package dev.plumbline.iac.yaml;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** What a file of JSON is about, told by the names of its outermost members, without reading it. */
public final class TopMembers {
  private static final JsonFactory JSON = new JsonFactory();

  private TopMembers() {}

  /**
   * The names; none where the source is no object, or not even JSON.
   *
   * @param needed a name without which nobody is interested
   */
  public static Set<String> of(byte[] source, String needed) {
    if (!contains(source, ('"' + needed + '"').getBytes(StandardCharsets.UTF_8))) {
      return Set.of();
    }
    Set<String> names = new HashSet<>();
    try (JsonParser parser = JSON.createParser(source)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return Set.of();
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        names.add(parser.currentName());
        parser.nextToken();
        parser.skipChildren();
      }
    } catch (IOException _) {
      return Set.of(); // Whoever else reads the file says what is wrong with it.
    }
    return names;
  }

  private static boolean contains(byte[] source, byte[] wanted) {
    for (int i = 0; i <= source.length - wanted.length; i++) {
      int j = 0;
      while (j < wanted.length && source[i + j] == wanted[j]) {
        j++;
      }
      if (j == wanted.length) {
        return true;
      }
    }
    return false;
  }
}
