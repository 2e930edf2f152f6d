package dev.plumbline.policy.cel;

import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Term;
import java.util.List;

/**
 * {@code x in list}, {@code key in object}. An open element leaves a missing one open; one that may
 * be missing decides nothing alone.
 */
record In(Node element, Node list) implements Node {
  @Override
  public Term evaluate(Frame frame) {
    Term wanted = element.evaluate(frame);
    Term in = list.evaluate(frame);
    if (wanted instanceof Term.Open open) {
      return in instanceof Term.Open other ? open.and(other) : open;
    }
    if (in instanceof Term.Open) {
      return in;
    }
    List<Term> elements = Reading.elements(in);
    if (elements == null) {
      return Term.misfit(in, "a list");
    }
    frame.budget().spend(elements.size());
    Place place = Term.placeOf(wanted) != null ? Term.placeOf(wanted) : Term.placeOf(in);
    Term.Open open = null;
    for (int i = 0; i < elements.size(); i++) {
      Term each = elements.get(i);
      switch (Equality.of(wanted, each)) {
        case TRUE -> {
          Term.Open doubt = in instanceof Term.Group group ? group.doubt(i) : null;
          if (doubt == null) {
            return Term.of(true, Term.placeOf(each) != null ? Term.placeOf(each) : place);
          }
          open = open == null ? doubt : open.and(doubt);
        }
        case OPEN -> {
          Term.Open one = each instanceof Term.Open o ? o : Term.misfit(each, "wholly known");
          open = open == null ? one : open.and(one);
        }
        case FALSE -> {}
      }
    }
    return open != null ? open : Term.of(false, place);
  }
}
