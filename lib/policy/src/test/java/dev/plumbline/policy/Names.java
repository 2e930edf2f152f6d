package dev.plumbline.policy;

import dev.plumbline.facts.Facts;
import dev.plumbline.policy.cel.NameCheck;
import dev.plumbline.policy.term.Declared;
import dev.plumbline.policy.term.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Holds the types and attributes that a policy names against the providers' facts. */
final class Names {
  private Names() {}

  /** One sentence for each name that nobody has. */
  static List<String> problems(Policy policy, Set<String> legacy) {
    var problems = new ArrayList<String>();
    for (Rule rule : policy.rules()) {
      for (String type : rule.types()) {
        problems.addAll(NameCheck.check(type, rule.each(), rule.fault(), Facts.bundled(), legacy));
        if (rule.each() != null) {
          problems.addAll(NameCheck.check(type, null, rule.each(), Facts.bundled(), legacy));
        }
        if (!isKnown(type, legacy)) {
          problems.add("there is no resource type " + type);
        }
      }
    }
    return problems;
  }

  private static boolean isKnown(String type, Set<String> legacy) {
    return Facts.bundled().resource(type) != null
        || type.endsWith("_*")
        || type.equals(Scene.ANY)
        || type.startsWith("data.")
        || Declared.NAMES.containsKey(type)
        || NameCheck.isCloudFormationOnly(type)
        || legacy.contains(type);
  }
}
