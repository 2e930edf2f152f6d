package dev.plumbline.policy.house;

import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.pack.Ruling;
import dev.plumbline.policy.term.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a repository takes from the policies that judge it, so that nothing is set off unseen.
 *
 * @param before the policies as the operator wants them
 * @param now as the repository wants them
 * @param earlier as it wanted them before the change; null where there is nothing to compare with
 */
record Softened(String repository, Force before, Force now, @Nullable Force earlier) {
  /** Every ruling that sets policies off, or softens them more than before, as a resource. */
  List<Resource> asResources(List<Ruling> own) {
    var found = new ArrayList<Resource>();
    for (Ruling ruling : own) {
      if (!ruling.off() && ruling.level() == null && ruling.severity() == null) {
        continue;
      }
      Set<String> named = before.names().ids(ruling.policies());
      named.retainAll(before.policies().keySet());
      long off = ruling.off() ? named.stream().filter(id -> policy(now, id) == null).count() : 0;
      long softer = named.stream().filter(this::isSofter).count();
      if (off > 0 || softer > 0) {
        found.add(asResource(ruling, off, softer));
      }
    }
    return found;
  }

  private boolean isSofter(String id) {
    Policy was = earlier == null ? null : policy(earlier, id);
    Policy is = policy(now, id);
    return was != null
        && (is == null
            || is.level().compareTo(was.level()) < 0
            || !is.severity().atLeast(was.severity()));
  }

  private static @Nullable Policy policy(Force force, String id) {
    return force.policies().get(id);
  }

  private Resource asResource(Ruling ruling, long off, long softer) {
    String named = String.join(", ", ruling.policies());
    boolean broad =
        off > 0
            && ruling.scope().isBroad(repository)
            && ruling.policies().stream().anyMatch(id -> id.contains("*"));
    return Declared.of("ruling", "ruling." + named, named, ruling.range())
        .with("policies", named)
        .with("off", Value.of(off))
        .with("softened", Value.of(softer))
        .with("broad", broad)
        .done();
  }
}
