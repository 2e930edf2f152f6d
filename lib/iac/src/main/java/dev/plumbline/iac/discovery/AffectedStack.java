package dev.plumbline.iac.discovery;

import dev.plumbline.model.source.StackSpec;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stack that a change concerns.
 *
 * @param head null when the change removes it
 * @param base null when the change brings it, or nothing is compared
 * @param cause why it is affected
 */
public record AffectedStack(@Nullable Stack head, @Nullable Stack base, Cause cause) {
  /** Why a stack is affected. */
  public enum Cause {
    /** Nothing is compared: the repository is reviewed as it is. */
    REVIEWED,
    ADDED,
    REMOVED,
    /**
     * Its files of values are gone, and its code is not: nobody can say any more what it is, and
     * nothing of it is destroyed.
     */
    VALUES_REMOVED,
    /** One of its files changed. */
    CHANGED,
    /** It reads what an affected one offers. */
    READS_AFFECTED
  }

  public AffectedStack {
    if (head == null && base == null) {
      throw new IllegalArgumentException("neither head nor base");
    }
  }

  /** What the stack is: in the head, or where it is gone, what it was. */
  public StackSpec spec() {
    return head != null ? head.spec() : Objects.requireNonNull(base).spec();
  }
}
