package dev.plumbline.policy.iam;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/**
 * The actions that AWS documents: their access level, and whether a statement can bind them to a
 * resource. Source: AWS Service Authorization Reference; see the module's NOTICE.
 */
final class Actions {
  private static final char PREFIX_END = ':';

  private final Map<String, String> lines;
  private final Map<String, List<Action>> services = new ConcurrentHashMap<>();

  private static final class Holder {
    static final Actions BUNDLED = new Actions(read());
  }

  private Actions(Map<String, String> lines) {
    this.lines = lines;
  }

  enum Level {
    LIST,
    READ,
    WRITE,
    TAGGING,
    PERMISSIONS
  }

  /**
   * @param name in lower case, as in {@code s3:getobject}
   * @param restrictable whether its resource can be named; otherwise only {@code *} is possible
   */
  record Action(String name, Level level, boolean restrictable) {}

  static Actions bundled() {
    return Holder.BUNDLED;
  }

  /** Whether a pattern such as {@code s3:Get*} covers an action that the condition holds for. */
  boolean any(String pattern, Predicate<Action> condition) {
    int colon = pattern.indexOf(PREFIX_END);
    if (colon < 0 || pattern.equals("*:*")) {
      return pattern.equals("*") || pattern.equals("*:*");
    }
    String lower = pattern.toLowerCase(Locale.ROOT);
    for (Action one : of(lower.substring(0, colon))) {
      if (condition.test(one) && Wildcard.matchesLower(lower, one.name())) {
        return true;
      }
    }
    return false;
  }

  private List<Action> of(String service) {
    String line = lines.get(service);
    return line == null ? List.of() : services.computeIfAbsent(service, name -> parse(name, line));
  }

  private static List<Action> parse(String service, String line) {
    var actions = new ArrayList<Action>();
    for (String word : line.split(" ", -1)) {
      char mark = word.charAt(0);
      actions.add(
          new Action(
              service + PREFIX_END + word.substring(1).toLowerCase(Locale.ROOT),
              level(mark),
              Character.isUpperCase(mark)));
    }
    return List.copyOf(actions);
  }

  private static Level level(char mark) {
    return switch (Character.toUpperCase(mark)) {
      case 'L' -> Level.LIST;
      case 'R' -> Level.READ;
      case 'W' -> Level.WRITE;
      case 'T' -> Level.TAGGING;
      case 'P' -> Level.PERMISSIONS;
      default -> throw new IllegalStateException("no access level: " + mark);
    };
  }

  private static Map<String, String> read() {
    try (InputStream in = Actions.class.getResourceAsStream("actions.gz")) {
      if (in == null) {
        throw new IllegalStateException("the table of actions is missing");
      }
      var lines = new HashMap<String, String>();
      var reader =
          new BufferedReader(
              new InputStreamReader(new GZIPInputStream(in), StandardCharsets.US_ASCII));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int cut = line.indexOf(' ');
        lines.put(line.substring(0, cut), line.substring(cut + 1));
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
