package dev.plumbline.forecast.cost;

import dev.plumbline.forecast.reading.Condition;
import dev.plumbline.forecast.reading.Read;
import dev.plumbline.forecast.reading.Site;
import dev.plumbline.model.cost.Amount;
import dev.plumbline.model.cost.CostItem;
import dev.plumbline.model.cost.Dollars;
import dev.plumbline.model.cost.ResourceCost;
import dev.plumbline.model.cost.ResourceCost.Standing;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Estimates the resources of one graph. What has no price is said to have none, never nothing. */
final class Estimator {
  private final Inputs inputs;
  private final PriceSearch prices;
  private final Regions regions;
  private final Sites sites;
  private final Sources sources;

  /**
   * @param sources is told which books were used
   */
  Estimator(Graph graph, Inputs inputs, Sources sources) {
    this.inputs = inputs;
    this.prices = new PriceSearch(inputs.books());
    this.regions = new Regions(graph);
    this.sites = new Sites(graph, inputs.date());
    this.sources = sources;
  }

  ResourceCost of(Resource resource) {
    Amount given = inputs.estimates().get(resource.address());
    if (given != null) {
      sources.add(inputs.estimator());
      return cost(resource, Standing.PRICED, given, List.of(), "", List.of(), inputs.estimator());
    }
    List<Dimension> dimensions = dimensions(resource.type());
    return dimensions.isEmpty()
        ? unpriced(resource, Standing.NO_PRICE, "there is no price for " + resource.type())
        : charged(resource, dimensions);
  }

  /** What our table says, else what an own book has for the type, as long as it stands. */
  private List<Dimension> dimensions(String type) {
    List<Dimension> ours = Dimensions.of(type);
    return ours.isEmpty() ? OwnDimensions.of(type, inputs.books()) : ours;
  }

  private ResourceCost charged(Resource resource, List<Dimension> dimensions) {
    var run = new Charging(resource);
    dimensions.forEach(run::add);
    return run.cost();
  }

  /** Adds up what is charged for one resource. */
  private final class Charging {
    private final Resource resource;
    private final Read region;
    private final Notes notes = new Notes();
    private final Sources own = new Sources();
    private final List<CostItem> items = new ArrayList<>();
    private boolean free;

    Charging(Resource resource) {
      this.resource = resource;
      this.region = regions.of(resource);
    }

    void add(Dimension dimension) {
      for (Site site : sites.of(resource).each(dimension.each())) {
        switch (Condition.all(dimension.conditions(), site)) {
          case Condition.Answer.Yes _ -> add(dimension, site, "");
          case Condition.Answer.Perhaps(String reason) -> add(dimension, site, reason);
          case Condition.Answer.No _ -> {}
        }
      }
    }

    private void add(Dimension dimension, Site site, String doubt) {
      switch (dimension.kind()) {
        case FREE -> free |= doubt.isEmpty();
        case GAP -> notes.gap(dimension.components().getFirst());
        case CHARGED -> {
          Optional<PriceSearch.Found> price = price(dimension, site);
          Optional<Amount> quantity = dimension.quantity().of(site, inputs.usage(), notes);
          if (price.isPresent() && quantity.isPresent()) {
            charge(dimension, site, price.get(), quantity.get(), doubt);
          }
        }
      }
    }

    private void charge(
        Dimension dimension, Site site, PriceSearch.Found found, Amount units, String doubt) {
      Amount quantity = doubt.isEmpty() ? units : new Amount(BigDecimal.ZERO, units.high());
      String called = dimension.called(site);
      String component = called.isEmpty() ? found.rows().getFirst().component() : called;
      items.add(
          new CostItem(
              component, found.unit(), quantity, found.price(), quantity.times(found.price())));
      own.add(found);
      if (!doubt.isEmpty()) {
        notes.assume("perhaps: " + doubt);
      }
      if (!found.caveat().isEmpty()) {
        notes.assume(found.caveat());
      }
      if (!found.price().isExact() && !dimension.isEither()) {
        notes.assume("the book has several prices for " + component);
      }
      if (!dimension.assumes().isEmpty()) {
        notes.assume(dimension.assumes());
      }
      for (String name : dimension.quantity().ungiven(site, inputs.usage())) {
        notes.assume("usage decides: " + name + " is not given");
      }
    }

    private Optional<PriceSearch.Found> price(Dimension dimension, Site site) {
      String missing = "";
      for (String template : dimension.components()) {
        List<Dimension.Component> either = dimension.either(template, site, notes);
        if (either.isEmpty()) {
          return Optional.empty();
        }
        List<PriceSearch.Found> found =
            either.stream()
                .flatMap(one -> prices.find(one, dimension.unit(), region).stream())
                .toList();
        if (found.size() == either.size()) {
          String type = either.getFirst().type();
          if (!type.equals(dimension.type())
              && !template.equals(dimension.components().getFirst())) {
            notes.assume("priced as the same of " + type);
          }
          return found.stream().reduce(PriceSearch.Found::or);
        }
        missing = either.getLast().name();
      }
      notes.gap("no book has a price for " + missing);
      return Optional.empty();
    }

    ResourceCost cost() {
      if (items.isEmpty()) {
        return free && notes.gaps().isEmpty()
            ? Estimator.cost(resource, Standing.FREE, Amount.ZERO, items, "", List.of(), "")
            : unpriced(resource, Standing.UNKNOWN, reason());
      }
      Amount sum = items.stream().map(CostItem::monthly).reduce(Amount.ZERO, Amount::plus);
      notes.gaps().forEach(gap -> notes.assume(ResourceCost.NOT_IN_IT + gap));
      if (!notes.gaps().isEmpty()) {
        sum = new Amount(sum.low(), null);
      }
      if (resource.address().contains("[?]")) {
        notes.assume("how many there are is not known: one costs " + Dollars.of(sum));
        sum = Amount.FROM_ZERO;
      }
      sources.add(own);
      return Estimator.cost(
          resource, Standing.PRICED, sum, items, "", notes.assumptions(), own.text());
    }

    private String reason() {
      return notes.gaps().isEmpty()
          ? "there is no price for this form of it"
          : String.join("; ", notes.gaps());
    }
  }

  private static ResourceCost unpriced(Resource resource, Standing standing, String reason) {
    return cost(resource, standing, Amount.ZERO, List.of(), reason, List.of(), "");
  }

  private static ResourceCost cost(
      Resource resource,
      Standing standing,
      Amount monthly,
      List<CostItem> items,
      String reason,
      List<String> assumptions,
      String book) {
    return new ResourceCost(
        resource.address(),
        resource.type(),
        standing,
        monthly,
        items,
        reason,
        assumptions,
        book,
        resource.header());
  }
}
