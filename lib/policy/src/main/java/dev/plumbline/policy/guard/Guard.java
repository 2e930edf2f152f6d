package dev.plumbline.policy.guard;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.Policy;
import java.util.List;

/**
 * A value of a resource that a policy is content with, where it would not be with another.
 *
 * @param address of the resource
 * @param path of the attribute, as in {@code metadata_options[0].http_tokens}
 * @param value as it is now
 * @param policy the gravest of those that look at it
 */
public record Guard(String address, String path, Value value, Bound bound, Policy policy) {

  /** What a value has to be for the policy to stay content. */
  public sealed interface Bound {
    /** Nothing else is known to do. */
    record Exactly() implements Bound {}

    /** This or more. */
    record AtLeast(long least) implements Bound {}

    /** This or less. */
    record AtMost(long most) implements Bound {}

    /** Neither less nor more than these. */
    record Between(long least, long most) implements Bound {}

    /** One of these, which are not all that the provider takes. */
    record OneOf(List<Value> values) implements Bound {
      public OneOf {
        values = List.copyOf(values);
      }
    }

    /** Whatever it is, as long as it is set. */
    record Present() implements Bound {}
  }
}
