package dev.plumbline.forecast.conditional;

import dev.plumbline.forecast.conditional.Condition.Change;
import dev.plumbline.forecast.conditional.Condition.Outcome;
import dev.plumbline.model.value.Value;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Capabilities of Cosmos DB accounts: some can be added later and fewer taken out, others stand
 * from the beginning. Source: the provider's documentation of the account, major 4.
 */
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
          "enableuniquecompoundnesteddocs",
          "enablettloncustompath",
          "enablepartialuniqueindex");

  private static final Set<String> REMOVABLE =
      Set.of("disableratelimitingresponses", "enablemongoretryablewrites");

  private Capabilities() {}

  static Outcome decide(Change change) {
    if (change.after() == null) {
      return all(REMOVABLE, change.before()) ? Outcome.UPDATES : Outcome.PROBABLY_REPLACES;
    }
    return Outcome.replacesIf(!all(LATER, change.after()));
  }

  /** Whether one capability, or each of several, is among these. */
  private static boolean all(Set<String> names, @Nullable Value value) {
    return switch (value == null ? Value.Null.NULL : value.unmarked()) {
      case Value.Obj(var members) ->
          names.contains(Change.text(members.get("name")).toLowerCase(Locale.ROOT));
      case Value.Seq(var elements) -> elements.stream().allMatch(element -> all(names, element));
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ -> false;
      case Value.Unknown _, Value.Sensitive _ -> false;
    };
  }
}
