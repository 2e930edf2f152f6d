package dev.plumbline.forecast.cost;

import dev.plumbline.forecast.reading.Condition;
import dev.plumbline.forecast.reading.Read;
import dev.plumbline.forecast.reading.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that is charged for resources of a type.
 *
 * @param each name of a block that is charged once each, {@code ""} for the resource as a whole
 * @param components as the price book names them, with {@code {places}}; the first one that the
 *     book has counts. {@code TYPE:} before one takes another type's price; of two with {@code ..}
 *     between them it is not known which it is
 * @param unit that the quantity is in, where the book has the component in several; {@code ""} else
 * @param label what it is called in place of the book's name, with {@code {places}}; {@code ""} for
 *     that name
 * @param kind what it says of the resource
 * @param assumes what is taken for granted, {@code ""} for nothing
 */
record Dimension(
    String type,
    String each,
    List<String> components,
    String unit,
    String label,
    Quantity quantity,
    List<Condition> conditions,
    Kind kind,
    String assumes) {
  /** Between two components of which it is not known which it is. */
  static final String OR = " .. ";

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

  /**
   * The component of a template, or those of which it is not known which it is.
   *
   * @return empty where an attribute isn't known, and {@code notes} says so
   */
  List<Component> either(String template, Site site, Notes notes) {
    var all = new ArrayList<Component>();
    for (String one : template.split(Pattern.quote(OR))) {
      Optional<String> filled = filled(one, site, notes);
      if (filled.isEmpty()) {
        return List.of();
      }
      all.add(component(one, filled.get()));
    }
    return all;
  }

  private Component component(String template, String filled) {
    int colon = template.matches("\\w+_\\w+:.*") ? filled.indexOf(':') : -1;
    return new Component(
        colon < 0 ? type : filled.substring(0, colon), filled.substring(colon + 1));
  }

  boolean isEither() {
    return components.stream().anyMatch(one -> one.contains(OR));
  }

  /** What it is called; {@code ""} for the book's name of it. */
  String called(Site site) {
    return filled(label, site, new Notes()).orElse("");
  }

  private static Optional<String> filled(String template, Site site, Notes notes) {
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
    return Optional.of(text.toString());
  }
}
