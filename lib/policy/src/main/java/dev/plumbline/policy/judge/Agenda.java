package dev.plumbline.policy.judge;

import dev.plumbline.policy.Policy;
import dev.plumbline.policy.Rule;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Subject;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Policies in their order, found by the types that they judge: a stack of ten types meets a tenth
 * of the catalogue. Immutable.
 */
public final class Agenda {
  private final List<Policy> policies;

  /** Which of them have a rule of a type, or of a pattern of types. */
  private final Map<String, BitSet> byType = new HashMap<>();

  private final Map<String, BitSet> byPattern = new HashMap<>();

  public Agenda(List<Policy> policies) {
    this.policies = List.copyOf(policies);
    for (int i = 0; i < policies.size(); i++) {
      for (Rule rule : policies.get(i).rules()) {
        for (String type : rule.types()) {
          Map<String, BitSet> map = Scene.isOne(type) ? byType : byPattern;
          map.computeIfAbsent(type, _ -> new BitSet()).set(i);
        }
      }
    }
  }

  public List<Policy> policies() {
    return policies;
  }

  /** The positions of those with a rule of a type that the scene has, in order. */
  IntStream about(Scene scene) {
    var wanted = new BitSet();
    for (String type : scene.types()) {
      BitSet exact = byType.get(type);
      if (exact != null) {
        wanted.or(exact);
      }
    }
    byPattern.forEach((pattern, some) -> {
      if (!scene.ofType(pattern).isEmpty()) {
        wanted.or(some);
      }
    });
    return wanted.stream();
  }

  /** The same for one resource of it. */
  IntStream about(Scene scene, Subject subject) {
    var wanted = new BitSet();
    BitSet exact = byType.get(subject.type());
    if (exact != null) {
      wanted.or(exact);
    }
    byPattern.forEach((pattern, some) -> {
      if (scene.lists(pattern, subject)) {
        wanted.or(some);
      }
    });
    return wanted.stream();
  }
}
