package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether a security group's rule admits the Internet at large, by ranges or by lists of them.
 *
 * @param open what may, in case nothing that is known does
 */
record Sources(boolean v4, boolean v6, Term.@Nullable Open open) {
  private static final String MANAGED = "aws_ec2_managed_prefix_list";

  static Sources of(Term rule) {
    var seen = new Seen();
    seen.ranges(Reading.member(rule, "cidr_blocks"));
    seen.ranges(Reading.member(rule, "cidr_ipv4"));
    seen.ranges(Reading.member(rule, "ipv6_cidr_blocks"));
    seen.ranges(Reading.member(rule, "cidr_ipv6"));
    for (String name : List.of("prefix_list_ids", "prefix_list_id")) {
      seen.each(Reading.member(rule, name), list -> seen.list(list, rule));
    }
    return new Sources(seen.v4, seen.v6, seen.open);
  }

  private static final class Seen {
    boolean v4;
    boolean v6;
    Term.@Nullable Open open;

    void ranges(Term value) {
      each(value, element -> range(element, null));
    }

    void each(Term value, Consumer<Term> read) {
      if (Term.isAbsent(value)) {
        return;
      }
      List<Term> elements = Reading.elements(value);
      (elements == null ? List.of(value) : elements).forEach(read);
    }

    /**
     * @param doubt whether it is there at all; null where it surely is
     */
    void range(Term element, Term.@Nullable Open doubt) {
      String text = Term.text(element);
      Cidr range = text == null ? null : Cidr.parse(text);
      if (range != null && range.isPublic() && doubt != null) {
        open = doubt;
      } else if (range != null && range.isPublic()) {
        v4 |= range.bits() == 32;
        v6 |= range.bits() == 128;
      }
      open = element instanceof Term.Open unknown ? unknown : open;
    }

    /** A list of the stack is read; AWS's own name its services, not the Internet. */
    void list(Term list, Term rule) {
      Subject found = named(list, rule);
      if (found == null) {
        open = Firewall.open(list, "the ranges of this prefix list are not in this stack");
      } else if (found.type().equals(MANAGED)) {
        entries(found.attribute("entry"));
        for (Neighbour entry : found.referencedBy(MANAGED + "_entry")) {
          range(entry.subject().attribute("cidr"), entry.doubt());
        }
      } else {
        open =
            isAmazons(found)
                ? open
                : Firewall.open(list, "what this prefix list holds is not known");
      }
    }

    private void entries(Term blocks) {
      each(blocks, block -> range(Reading.member(block, "cidr"), null));
    }

    private static boolean isAmazons(Subject found) {
      String name = Term.text(found.attribute("name"));
      return name != null && name.startsWith("com.amazonaws.");
    }

    private static @Nullable Subject named(Term list, Term rule) {
      String address = Firewall.origin(list);
      Place place = Term.placeOf(rule);
      Subject owner = rule instanceof Term.Ref(Subject one) ? one : null;
      owner = owner == null && place != null ? place.subject() : owner;
      if (address == null || owner == null) {
        return null;
      }
      var lists = new ArrayList<Subject>(owner.references(MANAGED));
      lists.addAll(owner.references("data." + MANAGED));
      lists.addAll(owner.references("data.aws_prefix_list"));
      return lists.stream()
          .filter(each -> each.resource().address().equals(address))
          .findFirst()
          .orElse(null);
    }
  }
}
