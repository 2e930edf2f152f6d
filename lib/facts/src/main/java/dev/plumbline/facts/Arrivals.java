package dev.plumbline.facts;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which release of its provider brought a type or an attribute: {@code arrivals.txt}. */
public final class Arrivals {
  static final String FILE = "arrivals.txt";

  private Arrivals() {}

  /** Read once, when it is first asked for. */
  private static final class Known {
    static final Map<String, String> RELEASES = read();
  }

  /**
   * The release, {@code 3.75.0}; empty where nobody looked it up.
   *
   * @param name a type, or {@code TYPE.ATTRIBUTE}
   */
  public static Optional<String> of(String name) {
    return Optional.ofNullable(Known.RELEASES.get(name));
  }

  private static Map<String, String> read() {
    try (InputStream file = Arrivals.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new FileNotFoundException(FILE + " is missing from the jar");
      }
      var releases = new HashMap<String, String>();
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" "))
          .forEach(words -> releases.put(words[2], words[1]));
      return Map.copyOf(releases);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
