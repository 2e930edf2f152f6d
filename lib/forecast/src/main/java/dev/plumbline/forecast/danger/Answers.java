package dev.plumbline.forecast.danger;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Acknowledgement;
import dev.plumbline.model.plan.PlannedChange;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a change says to its dangers. Only what the change itself brings counts: what the base has
 * was said of an earlier change, and takes nothing on in this one.
 */
final class Answers {
  private static final Set<String> ACTIONS = Set.of("", "destroy", "replace");

  private final List<Acknowledgement> able = new ArrayList<>();
  private final List<Acknowledgement> idle = new ArrayList<>();

  Answers(Graph base, Graph head, Words words) {
    Set<List<String>> old = new HashSet<>();
    Acknowledgements.in(base).forEach(one -> old.add(identity(one)));
    words.before().forEach(one -> old.add(identity(one)));
    Acknowledgements.in(head).forEach(one -> sort(one, old, words.today()));
    words.now().forEach(one -> sort(one, old, words.today()));
  }

  /** Who put an end off, or another owner in, has not said it anew. */
  private static List<String> identity(Acknowledgement one) {
    return List.of(one.address(), one.action(), one.reason());
  }

  private void sort(Acknowledgement one, Set<List<String>> old, LocalDate today) {
    String why = fault(one, today);
    if (why.isEmpty() && old.contains(identity(one))) {
      why = "it is of an earlier change; remove it";
    }
    if (why.isEmpty()) {
      able.add(one);
    } else {
      idle.add(one.idle(why));
    }
  }

  private static String fault(Acknowledgement one, LocalDate today) {
    if (!one.note().isEmpty()) {
      return one.note();
    }
    if (one.reason().isEmpty()) {
      return "it gives no reason";
    }
    if (!ACTIONS.contains(one.action())) {
      return "an action is destroy or replace";
    }
    try {
      return one.until().isEmpty() || !LocalDate.parse(one.until()).isBefore(today)
          ? ""
          : "its last day was " + one.until();
    } catch (DateTimeParseException e) {
      return "its last day is no date; write it as 2027-01-31";
    }
  }

  /** The reason given for a change, {@code ""} where there is none. */
  String reason(PlannedChange change) {
    return able.stream()
        .filter(one -> fits(one, change))
        .map(Acknowledgement::reason)
        .findFirst()
        .orElse("");
  }

  private static boolean fits(Acknowledgement one, PlannedChange change) {
    String action = change.action().name().toLowerCase(Locale.ROOT);
    return Addresses.covers(one.address(), change.address())
        && (one.action().isEmpty() || one.action().equals(action));
  }

  /** All of them; those that take none of these on say why. */
  List<Acknowledgement> told(List<PlannedChange> dangers) {
    List<Acknowledgement> told = new ArrayList<>();
    for (Acknowledgement one : able) {
      List<String> taken =
          dangers.stream().filter(change -> fits(one, change)).map(PlannedChange::address).toList();
      if (!taken.isEmpty()) {
        told.add(one.taken(taken));
      } else {
        boolean named =
            dangers.stream().anyMatch(change -> Addresses.covers(one.address(), change.address()));
        told.add(
            one.idle(
                named
                    ? "what it names is lost, but not by " + one.action()
                    : "nothing of that address is lost"));
      }
    }
    told.addAll(idle);
    return told;
  }
}
