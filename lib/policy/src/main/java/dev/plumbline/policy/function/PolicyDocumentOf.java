package dev.plumbline.policy.function;

import static dev.plumbline.policy.function.Function.Result.LIST;

import dev.plumbline.policy.iam.Documents;

/**
 * {@code policyDocument(x)}: the statements of an IAM policy document, whatever form it is written
 * in; see {@link Documents}.
 */
final class PolicyDocumentOf {
  static final Function FUNCTION =
      new Function(
          "policyDocument",
          false,
          1,
          LIST,
          false,
          (in, scene, _) -> Documents.statements(in.getFirst(), scene));

  private PolicyDocumentOf() {}
}
