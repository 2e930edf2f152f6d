package dev.plumbline.model.cost;

/**
 * What a change does to the cost of one resource.
 *
 * @param difference nothing where {@code known} is false
 * @param text one sentence: from what to what, or why it can't be said
 */
public record CostChange(String address, boolean known, Amount difference, String text) {}
