package dev.plumbline.policy.iam;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import org.jspecify.annotations.Nullable;

/** Reads the statements of a policy document wherever it is written; each document once a scene. */
public final class Documents {
  private Documents() {}

  /**
   * A list of statements with their place. Of a text that is only partly known, such as one with
   * another resource's ARN in it, what is known is read.
   */
  public static Term statements(Term document, Scene scene) {
    return switch (document) {
      case Term.Ref(Subject subject) ->
          statements(subject.resource().attributes(), subject.place(), document, scene);
      case Term.Known(Value value, Place place) -> statements(value, place, document, scene);
      case Term.Open open -> knownPart(open, scene);
      case Term.Group _ -> Term.misfit(document, "a policy document");
    };
  }

  private static Term statements(Value value, @Nullable Place place, Term term, Scene scene) {
    Value found =
        scene.remember(
            value,
            Documents.class,
            _ -> {
              Value statements = PolicyDocument.statements(value);
              return statements == null ? Value.Null.NULL : statements;
            });
    return found instanceof Value.Null
        ? Term.misfit(term, "a policy document")
        : Term.at(found, place == null ? null : place.derive(found));
  }

  /**
   * The document of a text that is only known in part: the reader keeps it in the resource's
   * metadata, under {@code documents} and the attribute's path, with unknowns as leaves.
   */
  private static Term knownPart(Term.Open open, Scene scene) {
    Place place = open.causes().getFirst().place();
    if (place == null || open.onlyAbsent()) {
      return open;
    }
    Value.Obj metadata = place.subject().resource().metadata();
    Value document =
        metadata.members().get("documents") instanceof Value.Obj byPath
            ? byPath.members().get(place.path())
            : null;
    return document == null ? open : statements(document.unmarked(), place, open, scene);
  }
}
