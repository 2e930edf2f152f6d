package dev.plumbline.policy.house;

import dev.plumbline.policy.Names;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.pack.Ruling;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The policies that are applied, by id, each as the rulings so far want it.
 *
 * @param names of all policies, also of those that are not applied
 */
record Force(Map<String, Policy> policies, Names names) {
  /** What rulings leave of them, from top to bottom; whoever speaks last is heard. */
  Force under(List<Ruling> rulings) {
    Map<String, Policy> now = new LinkedHashMap<>(policies);
    Set<String> off = new HashSet<>();
    for (Ruling ruling : rulings) {
      for (String id : names.ids(ruling.policies())) {
        now.computeIfPresent(id, (_, policy) -> ruling.applied(policy));
        if (ruling.off()) {
          off.add(id);
        } else if (ruling.level() != null) {
          off.remove(id);
        }
      }
    }
    now.keySet().removeAll(off);
    return new Force(now, names);
  }

  /** The same under the rulings of a repository, to which mandatory policies don't listen. */
  Force underOwn(List<Ruling> rulings) {
    Map<String, Policy> last = new LinkedHashMap<>();
    Map<String, Policy> ruled = under(rulings).policies;
    policies.forEach((id, policy) -> {
      Policy now = policy.mandatory() ? policy : ruled.get(id);
      if (now != null) {
        last.put(id, now);
      }
    });
    return new Force(last, names);
  }
}
