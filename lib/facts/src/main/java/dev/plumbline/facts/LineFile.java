package dev.plumbline.facts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.json.Json;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A resource of lines {@code key TAB json}: unpacked and indexed as a whole, which is cheap, and
 * parsed line by line when asked, since few of a thousand types occur in a stack.
 */
final class LineFile {
  private final byte[] text;
  private final Map<String, Long> lines;

  private LineFile(byte[] text) {
    this.text = text;
    this.lines = index(text);
  }

  /**
   * Opens a bundled file.
   *
   * @throws UncheckedIOException when our own jar is damaged
   */
  static LineFile open(String name) {
    try (InputStream packed = LineFile.class.getResourceAsStream(name)) {
      if (packed == null) {
        throw new FileNotFoundException(name + " is missing from the jar");
      }
      return new LineFile(new GZIPInputStream(packed, 1 << 16).readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Set<String> keys() {
    return Collections.unmodifiableSet(lines.keySet());
  }

  @Nullable JsonNode get(String key) {
    Long line = lines.get(key);
    if (line == null) {
      return null;
    }
    int start = (int) (line >>> 32);
    int length = (int) (line & 0xffff_ffffL);
    try {
      return Json.mapper().readTree(text, start, length);
    } catch (IOException e) {
      throw new UncheckedIOException("line " + key + " is damaged", e);
    }
  }

  private static Map<String, Long> index(byte[] text) {
    var lines = new HashMap<String, Long>(4096);
    int start = 0;
    int tab = -1;
    for (int i = 0; i < text.length; i++) {
      if (text[i] == '\t' && tab < start) {
        tab = i;
      } else if (text[i] == '\n') {
        String key = new String(text, start, tab - start, StandardCharsets.UTF_8);
        lines.put(key, (long) (tab + 1) << 32 | (i - tab - 1));
        start = i + 1;
      }
    }
    return lines;
  }
}
