package dev.plumbline.policy.secret;

import com.google.re2j.Pattern;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Credentials that stand as the default of a variable which no resource reads: of one that is read,
 * the resource tells. A word for a value to come is none, as in secret stores.
 */
final class Defaults {
  /** A name that says it is a password and nothing else: any text that is no word is one. */
  private static final Pattern PASSWORD =
      Pattern.compile("(?i)(?:^|[_.-])(?:password|passwd|pwd|passphrase)$");

  private static final int SHORTEST = 8;
  private static final String VALUE = "value";

  private Defaults() {}

  /**
   * @param variable as a resource of the type {@code variable}; the place of its value is that of
   *     its default, and is missing where another value is given
   */
  static List<Term> in(Subject variable, Scene scene) {
    Resource resource = variable.resource();
    Provenance written = resource.provenance().get(VALUE);
    Value value = resource.attribute(VALUE);
    if (written == null
        || value == null
        || !(value.unmarked() instanceof Value.Str(String text))
        || !isCredential(text, resource.name())
        || read(scene).contains(written.range())
        || isOfProvider(value.unmarked(), scene.graph())) {
      return List.of();
    }
    Place place = variable.place().member(VALUE, value);
    return List.of(Term.at(value, place));
  }

  private static boolean isCredential(String text, String name) {
    if (Formats.foundIn(text)) {
      return true;
    }
    return PASSWORD.matcher(name).find()
        ? text.length() >= SHORTEST
            && Randomness.isMixed(text)
            && !Placeholder.isWholly(text)
            && !Placeholder.isFilledIn(text)
        : Search.isNamed(name) && !Placeholder.is(text) && Randomness.looksRandom(text);
  }

  /** Where the defaults stand that resources read. */
  private static Set<SourceRange> read(Scene scene) {
    return scene.remember(scene.graph(), Defaults.class, of -> defaults(of.graph()));
  }

  private static Set<SourceRange> defaults(Graph graph) {
    var places = new HashSet<SourceRange>();
    for (Resource resource : graph.resources()) {
      if (resource.mode() == Resource.Mode.MANAGED) {
        for (Provenance provenance : resource.provenance().values()) {
          for (Provenance.Step step : provenance.trace()) {
            if (step.kind() == Provenance.Kind.VARIABLE_DEFAULT) {
              places.add(step.range());
            }
          }
        }
      }
    }
    return places;
  }

  /** Nobody notes where the settings of providers come from, and of them the provider tells. */
  private static boolean isOfProvider(Value value, Graph graph) {
    return graph.declarations().providers().stream()
        .anyMatch(provider -> holds(provider.attributes(), value));
  }

  private static boolean holds(Value within, Value value) {
    return switch (within.unmarked()) {
      case Value.Obj(Map<String, Value> members) ->
          members.values().stream().anyMatch(each -> holds(each, value));
      case Value.Seq(List<Value> elements) ->
          elements.stream().anyMatch(each -> holds(each, value));
      case Value other -> other.equals(value);
    };
  }
}
