package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.LIST;

import dev.plumbline.policy.net.Outlets;
import dev.plumbline.policy.net.Outsiders;
import dev.plumbline.policy.net.PlanReads;
import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.List;

/**
 * Who of the stack would be cut off where a resource is closed to the public.
 *
 * <ul>
 *   <li>{@code resource.outlets()}: web sites, content networks and load balancers that give out
 *       what a bucket or storage account holds, and read it as everyone may; see {@link Outlets}
 *   <li>{@code resource.outsiders()}: rules for named addresses, and applications, that show that
 *       somebody comes by the public address; see {@link Outsiders}
 *   <li>{@code resource.planReads()}: what each plan reads out of it over the network; see {@link
 *       PlanReads}
 * </ul>
 */
final class PublicUses {
  static final Function OUTLETS = of("outlets", Outlets::of);
  static final Function OUTSIDERS = of("outsiders", Outsiders::of);
  static final Function PLAN_READS = of("planReads", PlanReads::of);

  private PublicUses() {}

  @FunctionalInterface
  private interface Search {
    List<Neighbour> of(Subject subject);
  }

  private static Function of(String name, Search search) {
    return Function.on(
        name,
        1,
        LIST,
        (in, _, budget) -> {
          Subject subject = Neighbours.subject(in.getFirst());
          if (subject == null) {
            return Term.misfit(in.getFirst(), "a resource");
          }
          List<Neighbour> found = search.of(subject);
          budget.spend(1 + found.size());
          return Term.Group.of(found);
        });
  }
}
