package dev.plumbline.reporter.output;

/** How the product names itself in other tools' formats. */
final class Product {
  static final String NAME = "Plumbline";

  private Product() {}

  /** As in the jar's manifest; {@code 0.0.0} when it runs from classes. */
  static String version() {
    String version = Product.class.getPackage().getImplementationVersion();
    return version == null ? "0.0.0" : version;
  }
}
