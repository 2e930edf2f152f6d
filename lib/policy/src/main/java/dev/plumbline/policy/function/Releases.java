package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.TRUTH;

import dev.plumbline.model.version.Release;
import dev.plumbline.model.version.VersionConstraint;
import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Which releases of a provider a {@code requirement} admits: the one of the lock file, else what
 * its constraint does.
 *
 * <ul>
 *   <li>{@code r.selectsBelow('6')}: whether the release is before that one; open where the
 *       constraint admits such and others. One without any constraint takes the newest
 *   <li>{@code r.requires('5')}: whether it admits none before that one
 * </ul>
 */
final class Releases {
  static final Function BELOW =
      Function.on("selectsBelow", 2, TRUTH, (in, _, _) -> about(in, Releases::below));
  static final Function REQUIRES =
      Function.on("requires", 2, TRUTH, (in, _, _) -> about(in, Releases::requires));

  private Releases() {}

  private static Term about(List<Term> in, BiFunction<Term, Term, Term> question) {
    Term requirement = in.getFirst();
    String locked = Term.text(Reading.member(requirement, "locked"));
    Term read =
        Reading.member(requirement, locked == null || locked.isEmpty() ? "constraint" : "locked");
    return Term.text(read) == null || Term.text(in.get(1)) == null
        ? Term.misfit(requirement, "a requirement with a version")
        : question.apply(read, in.get(1));
  }

  private static Term below(Term constraint, Term limit) {
    String text = String.valueOf(Term.text(constraint));
    if (text.isBlank()) {
      return Term.of(false, Term.placeOf(constraint));
    }
    return switch (isBelow(text, limit)) {
      case TRUE -> Term.of(true, Term.placeOf(constraint));
      case FALSE -> Term.of(false, Term.placeOf(constraint));
      case OPEN ->
          Term.open(
              new Cause(
                  Cause.Kind.UNKNOWN,
                  Term.placeOf(constraint),
                  "it admits releases before and after version "
                      + Term.text(limit)
                      + ", and no lock file says which is used"));
    };
  }

  private static Term requires(Term constraint, Term limit) {
    String text = String.valueOf(Term.text(constraint));
    return Term.of(
        !text.isBlank() && isBelow(text, limit) == Truth.FALSE, Term.placeOf(constraint));
  }

  /** Whether all that a constraint admits come before one release; open where only some do. */
  private static Truth isBelow(String constraint, Term limit) {
    VersionConstraint admitted = VersionConstraint.of(constraint);
    Optional<Release> release = Release.of(String.valueOf(Term.text(limit)));
    if (!admitted.isReadable() || release.isEmpty()) {
      return Truth.OPEN;
    }
    if (admitted.isBelow(release.get())) {
      return Truth.TRUE;
    }
    return admitted.isFrom(release.get()) ? Truth.FALSE : Truth.OPEN;
  }
}
