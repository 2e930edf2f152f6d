package dev.plumbline.forecast.conditional;

import dev.plumbline.forecast.conditional.Condition.Change;
import dev.plumbline.forecast.conditional.Condition.Outcome;
import dev.plumbline.model.value.Value;
import java.util.Locale;
import java.util.Set;

/** Capabilities of Cosmos DB accounts: some can be added later, others only at the beginning. */
final class Capabilities {
  private static final Set<String> LATER =
      Set.of(
          "deleteallitemsbypartitionkey",
          "disableratelimitingresponses",
          "allowselfserveupgradetomongo36",
          "enableaggregationpipeline",
          "mongodbv3.4",
          "mongoenabledoclevelttl",
          "enablemongo16mbdocumentsupport",
          "enablemongoretryablewrites",
          "enablemongorolebasedaccesscontrol",
          "enableuniquecompoundnesteddocs");

  private Capabilities() {}

  static Outcome decide(Change change) {
    if (change.after() instanceof Value.Obj(var members)) {
      String name = Change.text(members.get("name")).toLowerCase(Locale.ROOT);
      return Outcome.replacesIf(!LATER.contains(name));
    }
    return Outcome.PROBABLY_REPLACES;
  }
}
