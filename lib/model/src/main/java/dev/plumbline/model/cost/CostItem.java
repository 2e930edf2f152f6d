package dev.plumbline.model.cost;

/**
 * One thing that is charged for a resource.
 *
 * @param component as the price book names it
 * @param unit what {@code price} is for
 * @param quantity units a month; open above where usage decides and nobody said how much
 * @param price of one unit
 */
public record CostItem(
    String component, String unit, Amount quantity, Amount price, Amount monthly) {}
