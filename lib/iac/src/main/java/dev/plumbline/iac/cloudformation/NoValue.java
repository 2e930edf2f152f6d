package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.model.value.Value;

/** {@code AWS::NoValue}: what holds it is as if it weren't written. */
final class NoValue {
  static final Value VALUE = new Value.Unknown(new Value.Origin("AWS::NoValue", "", "", ""));

  private NoValue() {}

  static boolean is(Resolved resolved) {
    return resolved instanceof Resolved.Leaf leaf && leaf.value().equals(VALUE);
  }
}
