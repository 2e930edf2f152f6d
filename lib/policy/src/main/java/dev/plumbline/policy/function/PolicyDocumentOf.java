package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.LIST;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.iam.PolicyDocument;
import dev.plumbline.policy.term.Cause;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code policyDocument(x)}: the statements of an IAM policy document, whatever form it is written
 * in; see {@link PolicyDocument}. Of an {@code aws_iam_policy_document} whose JSON is only known
 * after apply, the statements are read from its blocks.
 */
final class PolicyDocumentOf {
  private static final String DATA = "data.aws_iam_policy_document";

  static final Function FUNCTION =
      new Function("policyDocument", false, 1, LIST, false, (in, scene, _) -> of(in, scene));

  private PolicyDocumentOf() {}

  private static Term of(List<Term> in, Scene scene) {
    Term term = in.getFirst();
    return switch (term) {
      case Term.Ref(Subject subject) ->
          statements(subject.resource().attributes(), subject.place(), term);
      case Term.Known(Value value, Place place) -> statements(value, place, term);
      case Term.Open open -> fromDataSource(open, scene);
      case Term.Group _ -> Term.misfit(term, "a policy document");
    };
  }

  private static Term statements(Value value, @Nullable Place place, Term term) {
    Value found = PolicyDocument.statements(value);
    return found == null
        ? Term.misfit(term, "a policy document")
        : Term.at(found, place == null ? null : place.derive(found));
  }

  private static Term fromDataSource(Term.Open open, Scene scene) {
    Cause cause = open.causes().getFirst();
    Place place = cause.place();
    if (place == null
        || !(place.value() != null
            && place.value().unmarked() instanceof Value.Unknown(Value.Origin origin))) {
      return open;
    }
    for (Subject document : scene.ofType(DATA)) {
      if (document.resource().address().equals(origin.address())) {
        Value.Obj attributes = document.resource().attributes();
        boolean composed =
            attributes.members().containsKey("source_policy_documents")
                || attributes.members().containsKey("override_policy_documents");
        return composed ? open : statements(attributes, place, open);
      }
    }
    return open;
  }
}
