package dev.plumbline.validator.tests;

import dev.plumbline.facts.veil.Veil;
import dev.plumbline.iac.hcl.edit.HclText;
import dev.plumbline.model.graph.Declarations.Variable;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SecretText;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a test must not say: what {@link Veil} and {@link SecretText} hide, and what stands under a
 * name of a credential, wherever else it is written. A test is committed, so it is left out.
 */
final class Secrets {
  /** A shorter text is a part of many words; it counts where it stands alone, in quotes. */
  private static final int TELLING = 4;

  private final List<Veil> veils;
  private final Set<String> texts;

  private Secrets(List<Veil> veils, Set<String> texts) {
    this.veils = veils;
    this.texts = texts;
  }

  /** Those of a whole stack. */
  static Secrets of(Graph graph) {
    return new Secrets(List.of(), Set.of()).and(graph);
  }

  /** With those of another state, as of a module that is read alone. */
  Secrets and(Graph graph) {
    var more = new Secrets(new ArrayList<>(veils), new TreeSet<>(texts));
    more.veils.add(new Veil(graph));
    for (Variable variable : graph.declarations().variables()) {
      more.note(variable.name(), variable.value(), variable.sensitive());
    }
    for (Resource resource : graph.resources()) {
      resource.attributes().members().forEach((name, value) -> more.note(name, value, false));
    }
    return more;
  }

  /** Whether a secret stands in a text. */
  boolean tells(String text) {
    return texts.stream().anyMatch(secret -> isIn(text, secret))
        || veils.stream().anyMatch(veil -> !veil.overText(text).equals(text))
        || !SecretText.maskedLines(text).equals(text);
  }

  /** Whether a variable's value is one or has one in it; not of what can't be written anyway. */
  boolean holds(String name, Value value) {
    return Variables.isPlain(value)
        && tells(String.join("\n", Literals.attributes(Map.of(name, value))));
  }

  private static boolean isIn(String text, String secret) {
    return text.contains(secret.length() < TELLING ? "\"" + secret + "\"" : secret);
  }

  private void note(String name, Value value, boolean hidden) {
    switch (value) {
      case Value.Sensitive(Value inner) -> note(name, inner, true);
      case Value.Str(String text) -> {
        boolean secret = hidden || !SecretText.value(name, text).equals(text);
        if (secret && !text.isBlank() && !text.equals(Examples.text(name))) {
          texts.add(text);
          texts.add(HclText.escaped(text));
        }
      }
      case Value.Seq(List<Value> elements) ->
          elements.forEach(element -> note(name, element, hidden));
      case Value.Obj(Map<String, Value> members) ->
          members.forEach((member, each) -> note(member, each, hidden));
      case Value.Null _, Value.Bool _, Value.Num _, Value.Unknown _ -> {}
    }
  }
}
