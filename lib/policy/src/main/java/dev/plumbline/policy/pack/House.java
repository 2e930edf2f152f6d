package dev.plumbline.policy.pack;

import dev.plumbline.model.source.Diagnostic;
import java.util.List;

/**
 * What holds beside the catalogue: the operator's packs, and the repository's own word.
 *
 * @param packs in rising precedence
 * @param own the repository's rulings, above all packs but for mandatory policies
 * @param problems of the repository's files
 */
public record House(List<Pack> packs, List<Ruling> own, List<Diagnostic> problems) {
  public static final House NONE = new House(List.of(), List.of(), List.of());

  public House {
    packs = List.copyOf(packs);
    own = List.copyOf(own);
    problems = List.copyOf(problems);
  }
}
