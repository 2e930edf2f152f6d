package dev.plumbline.facts;

import java.time.LocalDate;

/**
 * The provider release that facts describe.
 *
 * @param name {@code aws}, {@code azurerm}, {@code google}
 * @param source where they were read: repository and revision
 * @param version as released, {@code 6.58.0}
 */
public record Provider(String name, String source, String version, LocalDate date) {}
