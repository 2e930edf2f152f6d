package dev.plumbline.forecast.conditional;

import dev.plumbline.forecast.conditional.Condition.Change;
import dev.plumbline.forecast.conditional.Condition.Outcome;
import dev.plumbline.model.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An application load balancer takes any change in place, a network one does not. */
final class LoadBalancers {
  private LoadBalancers() {}

  /** A network load balancer can't lose a subnet. */
  static Outcome subnets(Change change) {
    return isNetwork(change)
        ? Outcome.replacesIf(!elements(change.after()).containsAll(elements(change.before())))
        : Outcome.UPDATES;
  }

  /** A network load balancer gets security groups when it is made, or never. */
  static Outcome securityGroups(Change change) {
    boolean had = hasAny(change.base());
    boolean has = hasAny(change.head());
    return isNetwork(change) ? Outcome.replacesIf(had != has) : Outcome.UPDATES;
  }

  private static boolean isNetwork(Change change) {
    return change.head("load_balancer_type").equals("network");
  }

  private static boolean hasAny(Value.Obj resource) {
    return !elements(resource.members().get("security_groups")).isEmpty();
  }

  private static List<Value> elements(@Nullable Value value) {
    return value instanceof Value.Seq(List<Value> elements)
        ? elements
        : value == null ? List.of() : List.of(value);
  }
}
