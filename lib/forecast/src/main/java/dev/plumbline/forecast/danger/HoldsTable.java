package dev.plumbline.forecast.danger;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The table of what holds data where the facts are silent or of another mind, {@code holds.txt}.
 */
final class HoldsTable {
  private static final String FILE = "holds.txt";
  static final HoldsTable ALL = read();

  private final Map<String, Content> exact = new HashMap<>();
  private final Map<String, Content> byProvider = new HashMap<>();
  private final Set<String> staying = new HashSet<>();

  private HoldsTable() {}

  /** What a type holds, null where the table has nothing of it. */
  @Nullable Content content(String type) {
    Content found = exact.get(type.toLowerCase(Locale.ROOT));
    return found != null ? found : byProvider.get(type.split("[_:]", 2)[0]);
  }

  boolean mayStay(String type) {
    return staying.contains(type);
  }

  private static HoldsTable read() {
    try (InputStream file = HoldsTable.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new FileNotFoundException(FILE + " is missing from the jar");
      }
      var table = new HoldsTable();
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(table::add);
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    String[] words = line.split(" ");
    for (int i = 1; i < words.length; i++) {
      String type = words[i];
      switch (words[0]) {
        case "data" -> exact.put(type.toLowerCase(Locale.ROOT), Content.DATA);
        case "stays" -> {
          exact.put(type.toLowerCase(Locale.ROOT), Content.DATA);
          staying.add(type);
        }
        case "unknown" -> exact.put(type.toLowerCase(Locale.ROOT), Content.UNKNOWN);
        case "nothing" -> exact.put(type.toLowerCase(Locale.ROOT), Content.NONE);
        case "provider" -> byProvider.put(type, Content.NONE);
        default -> throw new IllegalStateException(FILE + " has no such word: " + words[0]);
      }
    }
  }
}
