package dev.plumbline.forecast.erasure;

/** A number with its unit. */
final class Units {
  private Units() {}

  /** {@code 1 day}, {@code 7 days}. */
  static String of(String number, String unit) {
    return number + " " + unit + (number.equals("1") ? "" : "s");
  }
}
