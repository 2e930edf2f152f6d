package dev.plumbline.forecast.reach;

import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.review.Estate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which other stacks of the estate read what a stack offers. */
public final class Readers {
  /** Where no other stack is known. */
  public static final Readers NONE = new Readers(Estate.EMPTY, "", null);

  private final Estate estate;
  private final @Nullable StackInterface own;

  /**
   * @param key of the stack, as the estate names it
   * @param offers what its head offers, where the estate does not know the stack
   */
  public Readers(Estate estate, String key, @Nullable StackInterface offers) {
    this.estate = estate;
    StackInterface known = estate.stacks().get(key);
    this.own = known == null ? offers : known;
  }

  /** Readers of its state, as Terraform's outputs are read. */
  List<String> ofState() {
    return own == null ? List.of() : of(new HashSet<>(own.stateKeys()));
  }

  /** Readers of one export or output by its name. */
  List<String> ofExport(String name) {
    return of(Set.of(name));
  }

  /** Readers of any of these: exports and outputs by name, states by key. */
  public List<String> of(Set<String> offered) {
    List<String> found = new ArrayList<>();
    estate
        .stacks()
        .forEach((key, stack) -> {
          if (!isOwn(stack) && stack.reads().stream().anyMatch(offered::contains)) {
            found.add(key);
          }
        });
    found.sort(null);
    return found;
  }

  private boolean isOwn(StackInterface stack) {
    return own != null
        && stack.repository().equals(own.repository())
        && stack.stack().equals(own.stack());
  }
}
