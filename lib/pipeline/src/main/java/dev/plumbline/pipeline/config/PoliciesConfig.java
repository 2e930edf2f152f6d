package dev.plumbline.pipeline.config;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        Duration refresh,
    @Setting(
            doc =
                "Key under which findings of credentials carry a hash of what was found, so that the"
                    + " same credential is known at several places and nobody can guess it from the"
                    + " hash. At least 16 characters; no hash without it.")
        @Nullable Secret secretKey) {
  private static final int SHORTEST_KEY = 16;

  public PoliciesConfig {
    packs = List.copyOf(packs);
    if (secretKey != null && secretKey.reveal().length() < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "secret-key has to have at least " + SHORTEST_KEY + " characters, or it can be guessed");
    }
  }
}
