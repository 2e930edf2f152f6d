package dev.plumbline.validator.tests;

import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Category;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.guard.Guard;
import dev.plumbline.policy.guard.Guards;
import dev.plumbline.policy.judge.Judge;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** The policies in force for a stack, as far as a broken rule is worth a failing test. */
record Policies(Judge judge, Catalogue catalogue, List<String> skipped, LocalDate date) {
  /** What is only untidy, or refused by the provider anyway, is no promise to hold on to. */
  private static final Set<Category> HABITS = Set.of(Category.PRACTICE, Category.SIMPLICITY);

  /** More resources than these make a test that nobody reads. */
  private static final int MOST_RESOURCES = 200;

  List<Guard> guards(Subject subject) {
    List<Resource> looked =
        subject.blocks().values().stream().flatMap(List::stream).limit(MOST_RESOURCES).toList();
    List<Policy> asked =
        catalogue.policies().stream()
            .filter(policy -> policy.severity().atLeast(Severity.LOW))
            .filter(policy -> !HABITS.contains(policy.category()))
            .filter(policy -> !skipped.contains(policy.id()))
            .toList();
    return Guards.of(
        judge, subject.graph(), looked, asked, catalogue.absence(), date, subject.run().budget());
  }
}
