package dev.plumbline.forecast.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.facts.price.Price;
import dev.plumbline.facts.price.PriceBook;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table of what is charged, held against the facts and the price book. */
class DimensionsTest {
  private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");

  /** Types that older releases of the providers had; stacks still have them. */
  private static final Set<String> OLD = Set.of("aws_elasticsearch_domain", "aws_alb_listener");

  @Test
  void everyAttributeIsOneOfItsType() {
    var wrong = new ArrayList<String>();
    for (Dimension dimension : all()) {
      ResourceFacts facts = Facts.bundled().resource(dimension.type());
      if (facts == null) {
        wrong.add(dimension.type() + ": there is no such type");
        continue;
      }
      for (String path : paths(dimension)) {
        if (facts.attribute(path) == null && !Sites.OWN.containsKey(path)) {
          wrong.add(dimension.type() + ": there is no " + path);
        }
      }
    }

    assertThat(wrong).filteredOn(text -> OLD.stream().noneMatch(text::startsWith)).isEmpty();
  }

  @Test
  void everyComponentIsInTheBook() {
    var missing = new ArrayList<String>();
    for (Dimension dimension : all()) {
      if (dimension.kind() == Dimension.Kind.CHARGED
          && dimension.components().stream()
              .noneMatch(one ->
                  Arrays.stream(one.split(Pattern.quote(Dimension.OR)))
                      .allMatch(each -> isPriced(dimension.type(), each)))) {
        missing.add(dimension.type() + ": " + dimension.components());
      }
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void aPriceOfAnotherUnitIsNotTakenForOne() {
    var mixed = new ArrayList<String>();
    for (Dimension dimension : all()) {
      if (dimension.kind() == Dimension.Kind.CHARGED && dimension.unit().isEmpty()) {
        dimension.components().stream()
            .filter(one -> !one.contains("{") && !one.contains(Dimension.OR))
            .filter(one -> units(dimension.type(), one) > 1)
            .forEach(one -> mixed.add(dimension.type() + ": " + one));
      }
    }

    assertThat(mixed).isEmpty();
  }

  private static long units(String ownType, String component) {
    boolean other = component.matches("\\w+_\\w+:.*");
    String type = other ? component.substring(0, component.indexOf(':')) : ownType;
    String name = other ? component.substring(component.indexOf(':') + 1) : component;
    return PriceBook.bundled().prices(type, name).stream().map(Price::unit).distinct().count();
  }

  private static List<Dimension> all() {
    return Dimensions.all().values().stream().flatMap(List::stream).toList();
  }

  private static List<String> paths(Dimension dimension) {
    var paths = new ArrayList<String>();
    dimension.components().forEach(template -> paths.addAll(places(template)));
    dimension.conditions().forEach(condition -> paths.add(condition.path()));
    for (Quantity.Factor factor : dimension.quantity().factors()) {
      if (factor instanceof Quantity.Factor.Attribute(Place place)) {
        paths.add(place.path());
      }
    }
    if (!dimension.each().isEmpty()) {
      paths.add(dimension.each());
    }
    return paths.stream().map(path -> path.replace("#", "")).toList();
  }

  private static List<String> places(String template) {
    return PLACE.matcher(template).results().map(one -> Place.parse(one.group(1)).path()).toList();
  }

  private static boolean isPriced(String ownType, String template) {
    boolean other = template.matches("\\w+_\\w+:.*");
    String type = other ? template.substring(0, template.indexOf(':')) : ownType;
    String name = other ? template.substring(template.indexOf(':') + 1) : template;
    Matcher places = PLACE.matcher(name.toLowerCase(Locale.ROOT));
    String[] literal = places.replaceAll("\0").split("\0", -1);
    Pattern form =
        Pattern.compile(String.join(".+", Arrays.stream(literal).map(Pattern::quote).toList()));
    return PriceBook.bundled().prices(type).stream()
        .map(Price::component)
        .anyMatch(component -> form.matcher(component.toLowerCase(Locale.ROOT)).matches());
  }
}
