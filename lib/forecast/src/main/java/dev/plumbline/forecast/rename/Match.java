package dev.plumbline.forecast.rename;

/**
 * One address taken for another: a module's, a block's or an instance's.
 *
 * @param alike how much the two are configured alike, from 0 to 1
 * @param instances how many instances it covers
 */
public record Match(String from, String to, double alike, int instances) {}
