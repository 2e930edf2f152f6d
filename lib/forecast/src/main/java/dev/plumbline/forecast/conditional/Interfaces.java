package dev.plumbline.forecast.conditional;

import dev.plumbline.forecast.conditional.Condition.Change;
import dev.plumbline.forecast.conditional.Condition.Outcome;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Google's instances. */
final class Interfaces {
  private static final List<String> PLACES = List.of("network", "subnetwork", "subnetwork_project");

  private Interfaces() {}

  /**
   * An interface gets another address in place only when it moves to another network or subnetwork
   * at the same time, and when there are as many interfaces as before.
   */
  static Outcome address(Change change) {
    if (change.steps().size() < 2 || count(change.base()) != count(change.head())) {
      return Outcome.UPDATES;
    }
    String index = change.steps().get(1);
    return Outcome.replacesIf(
        PLACES.stream()
            .allMatch(place ->
                Objects.equals(
                    change.base("network_interface", index, place),
                    change.headAt("network_interface", index, place))));
  }

  /** The script also is metadata under another name: moved there and back it stays in place. */
  static Outcome startupScript(Change change) {
    boolean moved = hasScript(change.base("metadata")) || hasScript(change.headAt("metadata"));
    return Outcome.replacesIf(!moved);
  }

  private static boolean hasScript(@Nullable Value metadata) {
    return metadata instanceof Value.Obj(var members) && members.containsKey("startup-script");
  }

  private static int count(Value.Obj instance) {
    return instance.members().get("network_interface") instanceof Value.Seq(var elements)
        ? elements.size()
        : 0;
  }
}
