package dev.plumbline.policy.house;

import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.policy.pack.Pack;
import dev.plumbline.policy.pack.Ruling;
import dev.plumbline.policy.suppression.Baseline;
import dev.plumbline.policy.suppression.Exclusion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What holds beside the catalogue: the operator's packs, and the repository's own word.
 *
 * @param packs in rising precedence
 * @param packProblems for which no review by these packs can be trusted
 * @param own the repository's rulings, above all packs but for mandatory policies
 * @param earlier what those were before the change; null where there is nothing to compare with
 * @param exclusions suppressions in files of their own
 * @param baseline findings that were there when the repository was adopted
 * @param problems of the repository's files
 */
public record House(
    List<Pack> packs,
    List<Diagnostic> packProblems,
    List<Ruling> own,
    @Nullable List<Ruling> earlier,
    List<Exclusion> exclusions,
    Baseline baseline,
    List<Diagnostic> problems) {
  public static final House NONE =
      new House(List.of(), List.of(), List.of(), null, List.of(), Baseline.NONE, List.of());

  public House {
    packs = List.copyOf(packs);
    packProblems = List.copyOf(packProblems);
    own = List.copyOf(own);
    earlier = earlier == null ? null : List.copyOf(earlier);
    exclusions = List.copyOf(exclusions);
    problems = List.copyOf(problems);
  }

  /** One line with the first of the packs' problems; empty where there is none. */
  public Optional<String> broken() {
    return packProblems.stream()
        .findFirst()
        .map(problem ->
            "the pack can't be used: "
                + problem.subject()
                + ": "
                + problem.summary()
                + ". "
                + problem.detail()
                + (packProblems.size() > 1 ? " (1 of " + packProblems.size() + ")" : ""));
  }
}
