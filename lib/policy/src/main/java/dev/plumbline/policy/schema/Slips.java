package dev.plumbline.policy.schema;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.model.graph.Declarations.Requirement;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Nearest;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.schema.Mismatch.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Arguments that are one slip away from one that the resource takes, which isn't set beside them:
 * {@code encryptedd}. Told of every release of a provider. The facts describe one, and another may
 * take an argument that this one has no more or not yet; but none takes two that differ by a
 * doubled, swapped or lost letter. A number or a plural is no slip.
 */
final class Slips {
  private static final int SHORTEST = 5;

  private final Set<String> others = new HashSet<>();

  /**
   * @param judged providers of which every name is held against the facts
   */
  Slips(Graph graph, Set<String> judged) {
    others.addAll(Facts.bundled().providers());
    others.removeAll(judged);
    for (Requirement requirement : graph.declarations().requirements()) {
      if (!JudgedProviders.isOfficial(requirement)) {
        others.remove(requirement.name());
      }
    }
  }

  /** Those of one resource, in its order. */
  List<Mismatch> in(Resource resource) {
    String provider = SchemaCheck.provider(resource);
    ResourceFacts facts = Facts.bundled().resource(resource.type());
    if (!others.contains(provider) || facts == null || SchemaCheck.isOfAnother(resource)) {
      return List.of();
    }
    var found = new ArrayList<Mismatch>();
    body(resource, "", resource.attributes(), facts.attributes(), found);
    return found;
  }

  private static void body(
      Resource resource,
      String path,
      Value.Obj body,
      Map<String, AttributeFacts> facts,
      List<Mismatch> found) {
    body.members()
        .forEach((name, value) -> {
          AttributeFacts fact = facts.get(name);
          String at = path.isEmpty() ? name : path + "." + name;
          if (fact == null) {
            String meant = Nearest.of(name, facts.keySet());
            if (isSlip(name, meant) && !body.members().containsKey(meant)) {
              String text =
                  at
                      + " is no argument of "
                      + resource.type()
                      + "; did you mean \""
                      + meant
                      + "\"?";
              found.add(new Mismatch(Kind.UNKNOWN_ARGUMENT, resource, at, text));
            }
          } else if (SchemaCheck.holdsBlocks(resource, fact) && value instanceof Value.Seq seq) {
            for (int i = 0; i < seq.elements().size(); i++) {
              if (seq.elements().get(i) instanceof Value.Obj inner) {
                body(resource, at + "[" + i + "]", inner, fact.nested(), found);
              }
            }
          }
        });
  }

  /** Whether a finger slipped: one letter more, less, another, or two swapped. */
  static boolean isSlip(String written, String meant) {
    if (written.length() < SHORTEST || meant.isEmpty()) {
      return false;
    }
    int start = 0;
    int shorter = Math.min(written.length(), meant.length());
    while (start < shorter && written.charAt(start) == meant.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && written.charAt(written.length() - 1 - end) == meant.charAt(meant.length() - 1 - end)) {
      end++;
    }
    String wrong = written.substring(start, written.length() - end);
    String right = meant.substring(start, meant.length() - end);
    boolean swapped =
        wrong.length() == 2
            && right.length() == 2
            && wrong.charAt(0) == right.charAt(1)
            && wrong.charAt(1) == right.charAt(0);
    boolean plural = (wrong + right).equals("s") && end == 0;
    return (wrong.length() <= 1 && right.length() <= 1 || swapped)
        && !plural
        && (wrong + right).chars().allMatch(c -> c == '_' || Character.isLetter(c));
  }
}
