package dev.plumbline.model.plan;

import dev.plumbline.model.plan.PlannedChange.Action;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a real plan that was handed in stands to what was predicted without it.
 *
 * @param file the plan's path in the repository, or the name it was handed in under
 * @param compared false where there was no base to predict from
 * @param agreed how many resources it treats as predicted, those that do not change too
 * @param differences those that it treats otherwise
 * @param stale how many resources it says nothing of that counts, since their code is another one
 */
public record PlanComparison(
    String file, boolean compared, int agreed, List<Difference> differences, int stale) {
  public PlanComparison {
    differences = List.copyOf(differences);
  }

  /**
   * One resource.
   *
   * @param predicted null where it was not predicted at all
   * @param planned null where the plan does not have it
   */
  public record Difference(String address, @Nullable Action predicted, @Nullable Action planned) {
    /** {@code predicted update, planned replace}. */
    public String text() {
      return "predicted " + word(predicted) + ", planned " + word(planned);
    }

    private static String word(@Nullable Action action) {
      return action == null ? "nothing" : action.label();
    }
  }

  /** {@code 41 of 44 resources as predicted}. */
  public String line() {
    int all = agreed + differences.size();
    String line =
        compared
            ? agreed + " of " + all + (all == 1 ? " resource" : " resources") + " as predicted"
            : "nothing to compare it with";
    return stale == 0 ? line : line + ", stale for " + stale;
  }
}
