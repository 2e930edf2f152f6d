package dev.plumbline.forecast.cost;

import dev.plumbline.forecast.reading.Condition;
import dev.plumbline.forecast.reading.Read;
import dev.plumbline.forecast.reading.Site;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that is charged for resources of a type.
 *
 * @param each name of a block that is charged once each, {@code ""} for the resource as a whole
 * @param components as the price book names them, with {@code {places}}; the first one that the
 *     book has counts. {@code TYPE:} before one takes another type's price
 * @param kind what it says of the resource
 * @param assumes what is taken for granted, {@code ""} for nothing
 */
record Dimension(
    String type,
    String each,
    List<String> components,
    Quantity quantity,
    List<Condition> conditions,
    Kind kind,
    String assumes) {
  private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");

  enum Kind {
    CHARGED,
    FREE,
    /** It is charged, and there is no price for it; the component says why. */
    GAP
  }

  /**
   * @param type of the price
   */
  record Component(String type, String name) {}

  /** Empty where an attribute isn't known, and {@code notes} says so. */
  Optional<Component> component(String template, Site site, Notes notes) {
    var text = new StringBuilder();
    Matcher matcher = PLACE.matcher(template);
    while (matcher.find()) {
      switch (Place.parse(matcher.group(1)).fill(site, notes)) {
        case Read.Known(String word) ->
            matcher.appendReplacement(text, Matcher.quoteReplacement(word));
        case Read.Open(String reason) -> {
          notes.gap(reason);
          return Optional.empty();
        }
        case Read.Absent _ -> throw new IllegalStateException("a place is filled or open");
      }
    }
    matcher.appendTail(text);
    String filled = text.toString();
    int colon = template.matches("\\w+_\\w+:.*") ? filled.indexOf(':') : -1;
    return Optional.of(
        new Component(colon < 0 ? type : filled.substring(0, colon), filled.substring(colon + 1)));
  }
}
