package dev.plumbline.pipeline.config;

import java.time.Duration;
import java.util.List;

/** Which organisation's policies hold beside the catalogue. */
public record PoliciesConfig(
    @Setting(
            doc =
                "Packs, the later above the earlier: directories, or Git URLs with #REF or"
                    + " #REF:DIRECTORY after them. docs/packs.md tells what a pack is.")
        List<String> packs,
    @Setting(
            doc = "How long a pack that was fetched is used before it is looked at again.",
            def = "5m")
        Duration refresh) {
  public PoliciesConfig {
    packs = List.copyOf(packs);
  }
}
