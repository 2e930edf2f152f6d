package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.finding.Severity;
import dev.plumbline.policy.Remediation.Remedy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much of what the catalogue finds it can also fix. */
class RecipesShareTest {
  private static final double TARGET = 0.6;

  /** Whose remedy somebody with nothing but the repository could write. */
  private static List<Policy> local() {
    return Catalogue.bundled().policies().stream()
        .filter(policy -> policy.remediation().remedy() == Remedy.LOCAL)
        .toList();
  }

  @Test
  void everyGraveFaultWithALocalRemedyHasARecipe() {
    assertThat(local())
        .filteredOn(policy -> policy.severity().compareTo(Severity.HIGH) <= 0)
        .hasSizeGreaterThan(100)
        .filteredOn(policy -> !policy.hasRecipe())
        .extracting(Policy::id)
        .isEmpty();
  }

  @Test
  void mostPoliciesWithALocalRemedyHaveARecipe() {
    List<Policy> local = local();
    long recipes = local.stream().filter(Policy::hasRecipe).count();

    System.out.printf(
        "%d of %d policies with a local remedy have a recipe%n", recipes, local.size());
    assertThat((double) recipes / local.size()).isGreaterThanOrEqualTo(TARGET);
  }
}
