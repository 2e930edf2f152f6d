package dev.plumbline.forecast.conditional;

import dev.plumbline.forecast.conditional.Condition.Change;
import dev.plumbline.forecast.conditional.Condition.Outcome;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A subnet's range can be extended in place: the new one has to hold the old one. */
final class Ranges {
  private static final Pattern CIDR =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})/(\\d{1,2})");

  private Ranges() {}

  static Outcome notExtended(Change change) {
    Cidr before = cidr(change.was());
    Cidr after = cidr(change.becomes());
    return before == null || after == null
        ? Outcome.UNDECIDED
        : Outcome.replacesIf(!after.holds(before));
  }

  private record Cidr(long address, int prefix) {
    boolean holds(Cidr other) {
      long mask = prefix == 0 ? 0 : 0xffff_ffffL << (32 - prefix) & 0xffff_ffffL;
      return prefix <= other.prefix && (address & mask) == (other.address & mask);
    }
  }

  private static @Nullable Cidr cidr(String text) {
    Matcher parts = CIDR.matcher(text);
    if (!parts.matches() || Integer.parseInt(parts.group(5)) > 32) {
      return null;
    }
    long address = 0;
    for (int i = 1; i <= 4; i++) {
      address = address << 8 | Integer.parseInt(parts.group(i));
    }
    return new Cidr(address, Integer.parseInt(parts.group(5)));
  }
}
