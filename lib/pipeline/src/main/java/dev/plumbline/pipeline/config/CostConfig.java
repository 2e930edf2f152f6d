package dev.plumbline.pipeline.config;

import java.nio.file.Path;
import java.util.List;

/** What costs are estimated from, beside the prices that ship with the product. */
public record CostConfig(
    @Setting(doc = "Prices of your own, as CSV; the later before the earlier. See docs/cost.md.")
        List<Path> prices,
    @Setting(doc = "How much resources are used, as YAML; the later wins. See docs/cost.md.")
        List<Path> usage) {
  public CostConfig {
    prices = List.copyOf(prices);
    usage = List.copyOf(usage);
  }
}
