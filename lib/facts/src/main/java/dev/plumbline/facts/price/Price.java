package dev.plumbline.facts.price;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a unit of something costs, in US dollars.
 *
 * @param type Terraform's resource type
 * @param component which of the things that are charged for a resource of that type
 * @param region as the provider names it, {@code ""} where the book doesn't say
 * @param unit {@code hours}, {@code GB} (a month), {@code 1M requests}, …
 * @param high above {@code low} where the book has several prices that it does not tell apart
 * @param date when it was seen last, null where the book doesn't say
 */
public record Price(
    String type,
    String component,
    String region,
    String unit,
    BigDecimal low,
    BigDecimal high,
    @Nullable LocalDate date) {
  public Price {
    if (low.signum() < 0 || high.compareTo(low) < 0) {
      throw new IllegalArgumentException("a price from " + low + " to " + high);
    }
  }
}
