package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.LIST;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.iam.PolicyDocument;
import dev.plumbline.policy.term.JsonText;
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

  private static Term knownPart(Term.Open open) {
    Value known = JsonText.knownPart(open);
    return known == null ? open : statements(known, Term.placeOf(open), open);
  }
}
