package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.LIST;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.iam.PolicyDocument;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code policyDocument(x)}: the statements of an IAM policy document, whatever form it is written
 * in; see {@link PolicyDocument}. Of a text that is only partly known, such as one with another
 * resource's ARN in it, what is known is read.
 */
final class PolicyDocumentOf {
  static final Function FUNCTION =
      new Function("policyDocument", false, 1, LIST, false, (in, _, _) -> of(in));

  private PolicyDocumentOf() {}

  private static Term of(List<Term> in) {
    Term term = in.getFirst();
    return switch (term) {
      case Term.Ref(Subject subject) ->
          statements(subject.resource().attributes(), subject.place(), term);
      case Term.Known(Value value, Place place) -> statements(value, place, term);
      case Term.Open open -> knownPart(open);
      case Term.Group _ -> Term.misfit(term, "a policy document");
    };
  }

  private static Term statements(Value value, @Nullable Place place, Term term) {
    Value found = PolicyDocument.statements(value);
    return found == null
        ? Term.misfit(term, "a policy document")
        : Term.at(found, place == null ? null : place.derive(found));
  }

  /**
   * The document of a text that is only known in part: the reader keeps it in the resource's
   * metadata, under {@code documents} and the attribute's path, with unknowns as leaves.
   */
  private static Term knownPart(Term.Open open) {
    Place place = open.causes().getFirst().place();
    if (place == null || open.onlyAbsent()) {
      return open;
    }
    Value.Obj metadata = place.subject().resource().metadata();
    Value document =
        metadata.members().get("documents") instanceof Value.Obj byPath
            ? byPath.members().get(place.path())
            : null;
    return document == null ? open : statements(document.unmarked(), place, open);
  }
}
