package dev.plumbline.forecast.cost;

import dev.plumbline.forecast.reading.Read;
import dev.plumbline.forecast.reading.Site;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a template that an attribute fills: {@code path}, {@code path=default}, {@code
 * path~assumed}, each with {@code :table} behind it where the book has words of its own.
 *
 * @param otherwise what holds where the attribute is absent, {@code ""} where nothing does
 * @param assumed whether {@code otherwise} is an assumption of ours and not the provider's default
 */
record Place(String path, String otherwise, boolean assumed, String table) {
  private static final Pattern FORM = Pattern.compile("([\\w.]+#?)(?:([=~])([^:]*))?(?::(\\w+))?");

  static Place parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no place: " + text);
    }
    String otherwise = matcher.group(3);
    String table = matcher.group(4);
    var place =
        new Place(
            matcher.group(1),
            otherwise == null ? "" : otherwise,
            "~".equals(matcher.group(2)),
            table == null ? "" : table);
    if (!place.table.isEmpty() && !Words.isTable(place.table)) {
      throw new IllegalArgumentException("no table " + place.table + " for " + text);
    }
    return place;
  }

  /** The text that fills the place; what is assumed for it is said to {@code notes}. */
  Read fill(Site site, Notes notes) {
    Read read = site.read(path);
    if (read instanceof Read.Absent) {
      if (otherwise.isEmpty()) {
        return new Read.Open(path + " is not set");
      }
      if (assumed) {
        notes.assume(path + " is not set: " + otherwise + " assumed");
      }
      read = new Read.Known(otherwise);
    }
    if (!table.isEmpty() && read instanceof Read.Known(String text)) {
      String word = Words.of(table, text);
      return word == null
          ? new Read.Open("there is no price for " + path + " = " + text)
          : new Read.Known(word);
    }
    return read;
  }
}
