package dev.plumbline.model.plan;

import java.util.List;

/**
 * What a predicted plan means beyond the resources in it.
 *
 * @param renames what is renamed without a word, and the words
 * @param dangers loudest first
 * @param acknowledgements all that the head holds
 * @param breaking what callers and readers relied on and the head does not keep
 * @param reach what depends on what changes; the loudest and widest first
 */
public record Consequences(
    Renames renames,
    List<Danger> dangers,
    List<Acknowledgement> acknowledgements,
    List<Breaking> breaking,
    List<Reach> reach) {
  public static final Consequences NONE =
      new Consequences(Renames.NONE, List.of(), List.of(), List.of(), List.of());

  public Consequences {
    dangers = List.copyOf(dangers);
    acknowledgements = List.copyOf(acknowledgements);
    breaking = List.copyOf(breaking);
    reach = List.copyOf(reach);
  }

  /** How many dangers nobody has acknowledged. */
  public int unacknowledged() {
    return (int) dangers.stream().filter(Danger::stands).count();
  }
}
