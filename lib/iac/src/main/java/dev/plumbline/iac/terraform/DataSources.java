package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluation;
import java.util.Map;

/** Data sources whose result follows from their arguments alone. */
final class DataSources {
  private DataSources() {}

  /** The attributes that can be known; empty for a data source that asks somebody. */
  static Map<String, Datum> evaluate(String type, Content content, Evaluation evaluation) {
    return switch (type) {
      case "aws_iam_policy_document" -> IamPolicyDocument.evaluate(content);
      case "template_file" -> TemplateFile.evaluate(content, evaluation);
      default -> Map.of();
    };
  }
}
