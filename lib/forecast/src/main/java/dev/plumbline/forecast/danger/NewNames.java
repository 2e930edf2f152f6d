package dev.plumbline.forecast.danger;

import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import dev.plumbline.model.plan.PlannedChange.Confidence;
import java.util.Map;
import java.util.Optional;

/**
 * Updates in place by which a resource gets another name that others reach it by, so that nothing
 * of it is lost but who uses the old one.
 */
final class NewNames {
  /**
   * @param attribute that is the name
   * @param effect what follows, as a sentence goes on
   */
  private record Name(String attribute, String effect) {}

  private static final Map<String, Name> NAMES =
      Map.of(
          // Amazon RDS User Guide, "Renaming a DB instance".
          "aws_db_instance",
          new Name(
              "identifier",
              "its endpoint is called after it, the old one is deleted at once, and until the new"
                  + " one works, some ten minutes later, it can't be reached"));

  private NewNames() {}

  /** What becomes of the name; empty for a change that leaves it, or that makes the thing anew. */
  static Optional<String> sentence(PlannedChange change) {
    Name name = NAMES.get(change.type());
    if (name == null || change.action() != Action.UPDATE) {
      return Optional.empty();
    }
    return change.attributes().stream()
        .filter(attribute -> attribute.path().equals(name.attribute()))
        .filter(attribute -> !attribute.after().isEmpty())
        .findFirst()
        .map(attribute -> sentence(change, attribute, name));
  }

  private static String sentence(PlannedChange change, AttributeChange attribute, Name name) {
    String verb = change.confidence() == Confidence.CERTAIN ? " is renamed" : " may be renamed";
    String from = attribute.before().isEmpty() ? "" : " from " + attribute.before();
    return change.address()
        + verb
        + from
        + " to "
        + attribute.after()
        + " in place: "
        + name.effect()
        + ".";
  }
}
