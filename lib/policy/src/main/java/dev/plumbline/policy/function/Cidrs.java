package dev.plumbline.policy.function;

import dev.plumbline.policy.net.Cidr;
import dev.plumbline.policy.term.Term;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the functions on address ranges share. */
final class Cidrs {
  private Cidrs() {}

  /** A test of a range; a term that is no range is a type error, and so open. */
  static Term test(Term term, Predicate<Cidr> test) {
    Cidr cidr = of(term);
    return cidr == null
        ? Term.misfit(term, "an address range")
        : Term.of(test.test(cidr), Term.placeOf(term));
  }

  static @Nullable Cidr of(Term term) {
    String text = Term.text(term);
    return text == null ? null : Cidr.parse(text);
  }
}
