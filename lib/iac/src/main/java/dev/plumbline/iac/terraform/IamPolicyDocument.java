package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import java.util.Map;

/** The {@code aws_iam_policy_document} data source. */
final class IamPolicyDocument {
  private IamPolicyDocument() {}

  static Map<String, Datum> evaluate(Content content) {
    return Map.of();
  }
}
