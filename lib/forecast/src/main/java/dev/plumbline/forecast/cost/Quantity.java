package dev.plumbline.forecast.cost;

import dev.plumbline.forecast.reading.Read;
import dev.plumbline.forecast.reading.Site;
import dev.plumbline.model.cost.Amount;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many units a month: a product of numbers, {@code {places}} and {@code usage:names}, divided
 * by numbers.
 */
record Quantity(List<Factor> factors) {
  /** One factor of it. */
  sealed interface Factor {
    record Number(BigDecimal value) implements Factor {}

    record Attribute(Place place) implements Factor {}

    record Used(String name) implements Factor {}
  }

  static Quantity parse(String text) {
    var factors = new ArrayList<Factor>();
    for (String part : text.split("(?=[*/])")) {
      String operand = part.replaceFirst("^[*/]", "").strip();
      if (part.startsWith("/")) {
        factors.add(
            new Factor.Number(
                BigDecimal.ONE.divide(new BigDecimal(operand), MathContext.DECIMAL64)));
      } else if (operand.startsWith("{")) {
        factors.add(new Factor.Attribute(Place.parse(operand.substring(1, operand.length() - 1))));
      } else if (operand.startsWith("usage:")) {
        factors.add(new Factor.Used(operand.substring("usage:".length())));
      } else {
        factors.add(new Factor.Number(new BigDecimal(operand)));
      }
    }
    return new Quantity(List.copyOf(factors));
  }

  boolean isUsage() {
    return factors.stream().anyMatch(Factor.Used.class::isInstance);
  }

  /** Empty where an attribute isn't known, and {@code notes} says so. Usage may be open above. */
  Optional<Amount> of(Site site, Usage usage, Notes notes) {
    Amount product = Amount.exactly(BigDecimal.ONE);
    for (Factor factor : factors) {
      switch (factor) {
        case Factor.Number(BigDecimal value) -> product = product.times(Amount.exactly(value));
        case Factor.Used(String name) -> product = product.times(used(site, name, usage));
        case Factor.Attribute(Place place) -> {
          Optional<BigDecimal> number = number(place, site, notes);
          if (number.isEmpty()) {
            return Optional.empty();
          }
          product = product.times(Amount.exactly(number.get()));
        }
      }
    }
    return Optional.of(product);
  }

  private static Amount used(Site site, String name, Usage usage) {
    return usage
        .of(site.resource().address(), site.resource().type(), name)
        .orElse(Amount.FROM_ZERO);
  }

  /** The names of the figures that it asks for. */
  List<String> names() {
    return factors.stream()
        .filter(Factor.Used.class::isInstance)
        .map(factor -> ((Factor.Used) factor).name())
        .toList();
  }

  /** The names that nobody gave a figure for. */
  List<String> ungiven(Site site, Usage usage) {
    return names().stream()
        .filter(name -> usage.of(site.resource().address(), site.resource().type(), name).isEmpty())
        .toList();
  }

  private static Optional<BigDecimal> number(Place place, Site site, Notes notes) {
    Read read = place.fill(site, notes);
    if (read instanceof Read.Known(String text) && text.matches("\\d{1,15}(\\.\\d{1,9})?")) {
      return Optional.of(new BigDecimal(text));
    }
    notes.gap(read instanceof Read.Open(String reason) ? reason : place.path() + " is no number");
    return Optional.empty();
  }
}
