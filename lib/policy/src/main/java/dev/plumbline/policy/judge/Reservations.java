package dev.plumbline.policy.judge;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Rule;
import dev.plumbline.policy.cel.Language;
import dev.plumbline.policy.fix.Fix;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.words.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a fix that can be written is left to a person: it may cut off somebody who reads or writes,
 * or the service would refuse it. What can't be told holds a fix back as well, since it would be
 * written without anybody's looking; not where a hold asks for what is sure.
 */
public final class Reservations {
  private static final String BY = "{by}";

  private final Scene scene;
  private final @Nullable Set<String> existing;
  private final FirstSeen firstSeen;
  private final Budget budget;

  /**
   * Of one stack.
   *
   * @param base before the change; null where there is none, and the head counts as applied
   * @param date on which it is judged
   */
  public Reservations(
      Graph head, @Nullable Graph base, Catalogue catalogue, LocalDate date, Budget budget) {
    this.scene = new Scene(head, catalogue.absence(), List.of(), date);
    this.existing =
        base == null
            ? null
            : base.resources().stream().map(Resource::address).collect(Collectors.toSet());
    this.firstSeen = new FirstSeen(head.declarations().moves());
    this.budget = budget;
  }

  /**
   * The first reason against a rule's fix of a resource, a sentence without its full stop; empty
   * where there is none, or no such resource.
   *
   * @throws dev.plumbline.model.source.BudgetExceededException when the budget is used up
   */
  public Optional<String> against(Rule rule, Resource resource) {
    if (rule.holds().isEmpty()) {
      return Optional.empty();
    }
    return scene.ofType(Scene.typeOf(resource)).stream()
        .filter(subject -> subject.resource().address().equals(resource.address()))
        .findFirst()
        .flatMap(subject ->
            rule.holds().stream()
                .filter(hold -> !hold.existing() || exists(resource))
                .map(hold -> reason(rule, hold, subject))
                .flatMap(Optional::stream)
                .findFirst());
  }

  private boolean exists(Resource resource) {
    return existing == null
        || existing.contains(resource.address())
        || existing.contains(firstSeen.of(resource.address()));
  }

  private Optional<String> reason(Rule rule, Fix.Hold hold, Subject subject) {
    Term holds =
        Language.compile(hold.when(), rule.parameters())
            .evaluate(new Term.Ref(subject), null, scene, budget);
    Place place = Term.placeOf(holds);
    Resource by = place == null ? subject.resource() : place.subject().resource();
    String because = Words.of(subject.resource()).text(hold.because()).replace(BY, by.address());
    return switch (Term.truth(holds)) {
      case FALSE -> Optional.empty();
      case TRUE -> Optional.of(because);
      case OPEN ->
          hold.sure()
              ? Optional.empty()
              : Optional.of("it can't be told from here whether this is so: " + because);
    };
  }
}
