package dev.plumbline.ingest.intake;

import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.source.StackSpec;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An affected stack whose sources were to be kept. */
sealed interface KeptStack {
  StackSpec spec();

  /** What tells these sources from others. */
  String digest();

  /**
   * @param shared what of its code other stacks use as well
   */
  record Whole(
      StackSpec spec,
      @Nullable ArtifactRef head,
      @Nullable ArtifactRef base,
      List<StackChanged.Shared> shared)
      implements KeptStack {
    public Whole {
      shared = List.copyOf(shared);
    }

    @Override
    public String digest() {
      return spec + " " + digest(head) + " " + digest(base);
    }

    private static String digest(@Nullable ArtifactRef ref) {
      return ref == null ? "" : Objects.requireNonNull(ref.digest());
    }
  }

  record TooLarge(StackSpec spec, String reason) implements KeptStack {
    @Override
    public String digest() {
      return spec + " " + reason;
    }
  }
}
