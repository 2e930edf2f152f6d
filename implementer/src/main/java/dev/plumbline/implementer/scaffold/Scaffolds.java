package dev.plumbline.implementer.scaffold;

import dev.plumbline.facts.veil.Veil;
import dev.plumbline.iac.StackReader;
import dev.plumbline.implementer.diff.Diffs;
import dev.plumbline.implementer.recipe.Written;
import dev.plumbline.model.section.Implementation.Fix;
import dev.plumbline.model.section.Implementation.Fixes;
import dev.plumbline.model.section.Implementation.Together;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes, on request, what a Terraform stack's code lacks and what it has of old forms. One after
 * the other, each proved on top of those before it; what can't be proved is a hint.
 */
public final class Scaffolds {
  private final Surroundings around;
  private final List<Step> steps;
  private final List<Fix> fixes = new ArrayList<>();
  private @Nullable Veil veil;

  private Scaffolds(Surroundings around, List<Step> steps) {
    this.around = around;
    this.steps = steps;
  }

  /** What is asked for. */
  public enum Wanted {
    /** Versions, declarations, backend, tags. */
    LACKING,
    /** Forms that older releases of Terraform needed. */
    LEFTOVERS;

    private List<Step> steps() {
      return switch (this) {
        case LACKING ->
            List.of(
                new Variables(), new Outputs(), new Versions(), new Backends(), new DefaultTags());
        case LEFTOVERS -> Leftover.ALL;
      };
    }
  }

  /**
   * @param neighbours the repository's other Terraform stacks, whose style is followed
   * @return each as a fix of no finding, its fingerprint being its id
   */
  public static Fixes of(
      SourceTree sources,
      StackSpec stack,
      List<Neighbour> neighbours,
      List<Wanted> wanted,
      Budget budget) {
    if (stack.kind() != StackSpec.Kind.TERRAFORM) {
      return new Fixes(List.of(), null);
    }
    var around = new Surroundings(stack, List.copyOf(neighbours), budget);
    var steps = wanted.stream().flatMap(each -> each.steps().stream()).toList();
    return new Scaffolds(around, steps).all(sources);
  }

  private Fixes all(SourceTree sources) {
    SourceTree now = sources;
    for (Step step : steps) {
      try {
        now = step(step, now);
      } catch (BudgetExceededException e) {
        fixes.add(hint(step, List.of(), "not tried: " + e.getMessage()));
      }
    }
    Diffs diffs = Diffs.of(sources, now);
    if (diffs.edits().isEmpty()) {
      return new Fixes(fixes, null);
    }
    List<Fix> written = fixes.stream().filter(Fix::verified).toList();
    return new Fixes(
        fixes,
        new Together(
            written.stream().map(Fix::fingerprint).toList(),
            written.stream().flatMap(fix -> fix.proof().stream()).distinct().toList(),
            diffs.edits(),
            veil(sources).over(diffs.unified())));
  }

  /** The sources with it, or as they were where it has nothing to write or can't be proved. */
  private SourceTree step(Step step, SourceTree now) {
    return switch (step.write(now, around)) {
      case Written.Refused(String reason) -> {
        fixes.add(hint(step, List.of(), reason));
        yield now;
      }
      case Written.Done(SourceTree after) -> {
        Diffs diffs = Diffs.of(now, after);
        if (diffs.edits().isEmpty()) {
          yield now;
        }
        Evenness.Shown shown = new Evenness(around).show(now, after, step);
        if (!shown.failure().isEmpty()) {
          fixes.add(hint(step, shown.steps(), shown.failure()));
          yield now;
        }
        fixes.add(
            new Fix(
                step.id(),
                step.id(),
                step.title(),
                true,
                shown.steps(),
                diffs.edits(),
                veil(now).over(diffs.unified()),
                List.of()));
        yield after;
      }
    };
  }

  private Veil veil(SourceTree sources) {
    if (veil == null) {
      veil = new Veil(StackReader.read(around.stack(), sources, around.budget()));
    }
    return veil;
  }

  private static Fix hint(Step step, List<String> shown, String failure) {
    var proof = new ArrayList<>(shown);
    proof.add(failure);
    return new Fix(step.id(), step.id(), step.title(), false, proof, List.of(), "", List.of());
  }
}
