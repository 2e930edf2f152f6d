package dev.plumbline.policy.iam;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.List;

/**
 * Whether resources in a statement take one thing of the stack in: by reference, ARN or pattern.
 */
record Named(Subject thing, KeyedThing kind) {

  Truth by(List<Value> resources) {
    return resources.stream().map(this::by).reduce(Truth.FALSE, Truth::or);
  }

  private Truth by(Value resource) {
    return switch (resource.unmarked()) {
      case Value.Str(String pattern) -> Truth.of(covers(pattern));
      case Value.Unknown(Value.Origin origin) -> by(origin);
      case Value.Null _, Value.Bool _, Value.Num _, Value.Seq _, Value.Obj _, Value.Sensitive _ ->
          Truth.FALSE;
    };
  }

  /**
   * What comes from the thing names it; what comes from another resource names that one, unless it
   * only says region or account of an ARN that is written out otherwise.
   */
  private Truth by(Value.Origin origin) {
    if (Addresses.withoutKeys(origin.address())
        .equals(Addresses.withoutKeys(thing.resource().address()))) {
      return Truth.TRUE;
    }
    String arn = ArnText.of(origin.expression());
    if (arn != null) {
      boolean covers = covers(arn.replace(ArnText.UNKNOWN, "*"));
      return !covers ? Truth.FALSE : Truth.of(ArnText.namesResource(arn)).or(Truth.OPEN);
    }
    return Cause.isResource(origin) ? Truth.FALSE : Truth.OPEN;
  }

  private boolean covers(String pattern) {
    return Arn.names(
        pattern, kind.service(), kind.resource(Term.text(thing.attribute(kind.name()))));
  }
}
