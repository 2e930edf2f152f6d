package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.ANY;
import static dev.plumbline.policy.function.Function.Result.LIST;

import dev.plumbline.policy.term.Reading;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.workload.Workloads;
import java.util.ArrayList;
import java.util.List;

/**
 * What a Kubernetes workload runs, whatever its kind.
 *
 * <ul>
 *   <li>{@code resource.pod()}: the pod's specification
 *   <li>{@code resource.containers()}: its containers, those that start it up among them; open for
 *       what can't be counted, such as those of a dynamic block
 * </ul>
 */
final class PodOf {
  static final Function POD = Function.on("pod", 1, ANY, (in, _, _) -> pod(in.getFirst()));

  static final Function CONTAINERS =
      Function.on("containers", 1, LIST, (in, _, _) -> containers(pod(in.getFirst())));

  private PodOf() {}

  private static Term pod(Term resource) {
    List<String> path =
        resource instanceof Term.Ref(var subject) ? Workloads.pod(subject.type()) : null;
    if (path == null) {
      return Term.misfit(resource, "a workload");
    }
    Term at = resource;
    for (String name : path) {
      at = Reading.member(at, name);
    }
    return at;
  }

  private static Term containers(Term pod) {
    var found = new ArrayList<Term>();
    for (String kind : List.of("container", "init_container")) {
      Term some = Reading.member(pod, kind);
      List<Term> elements = Reading.elements(some);
      if (elements != null) {
        found.addAll(elements);
      } else if (some instanceof Term.Open open && !open.onlyAbsent()) {
        found.add(open);
      }
    }
    return new Term.Group(found);
  }
}
