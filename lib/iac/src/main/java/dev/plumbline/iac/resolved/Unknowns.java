package dev.plumbline.iac.resolved;

import dev.plumbline.model.value.Value;
import java.util.Optional;

/** Unknown values of templates and programs, and whether anybody could know them beforehand. */
public final class Unknowns {
  /** As Terraform's reader words it: nobody knows it before the change is applied. */
  public static final String APPLY = "known after apply";

  private static final String DEPLOYMENT = "depends on where it is deployed";

  private static final String SECRET = "it is a secret that is read when it is deployed";
  private static final String STORED = "it is read from the parameter store when it is deployed";

  private Unknowns() {}

  /** An attribute that the cloud decides. */
  public static Value.Unknown computed(String address, String path) {
    return new Value.Unknown(new Value.Origin(address, path, "", APPLY));
  }

  /** {@code AWS::Region} and the like. */
  public static Value.Unknown deployment(String name) {
    return new Value.Unknown(new Value.Origin(name, "", "", DEPLOYMENT));
  }

  /** A parameter or configuration key that nobody gave a value; addressed as variables are. */
  public static Value.Unknown input(String kind, String name) {
    String reason = kind + " \"" + name + "\" has no value";
    return new Value.Unknown(new Value.Origin("var." + name, "", "", reason));
  }

  /**
   * What the deployment reads from a store of parameters or secrets.
   *
   * @param name {@code ssm:/app/host}; empty where it isn't known
   */
  public static Value.Unknown stored(String name, String expression, boolean secret) {
    String reason = secret ? SECRET : STORED;
    return new Value.Unknown(new Value.Origin(name, "", expression, reason));
  }

  public static Value.Unknown because(String reason) {
    return new Value.Unknown(new Value.Origin("", "", "", reason));
  }

  /** An unknown that {@code expression} makes of another one. */
  public static Value.Unknown derived(Value.Unknown from, String expression) {
    Value.Origin origin = from.origin();
    String shown = expression.length() > 200 ? expression.substring(0, 200) : expression;
    return new Value.Unknown(
        new Value.Origin(origin.address(), origin.path(), shown, origin.reason()));
  }

  static boolean isUntilApply(String reason) {
    return reason.equals(APPLY) || reason.equals(DEPLOYMENT) || reason.equals(SECRET);
  }

  /** The first unknown in a value, if there is one. */
  public static Optional<Value.Unknown> in(Value value) {
    return switch (value) {
      case Value.Unknown unknown -> Optional.of(unknown);
      case Value.Sensitive(Value inner) -> in(inner);
      case Value.Seq seq -> first(seq.elements());
      case Value.Obj obj -> first(obj.members().values());
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ -> Optional.empty();
    };
  }

  private static Optional<Value.Unknown> first(Iterable<Value> values) {
    for (Value value : values) {
      Optional<Value.Unknown> found = in(value);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
