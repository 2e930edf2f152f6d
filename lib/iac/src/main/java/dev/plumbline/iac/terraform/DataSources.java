package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluation;
import dev.plumbline.model.graph.Resource.Mode;
import java.util.Map;

/** Data sources whose result follows from their arguments, or from their provider's, alone. */
final class DataSources {
  private DataSources() {}

  /** The attributes that can be known; empty for a data source that asks somebody. */
  static Map<String, Datum> evaluate(
      ResourceInstances block, Content content, Evaluation evaluation) {
    String type = block.declared().type();
    if (block.declared().mode() == Mode.DATA && AwsPlace.isOne(type)) {
      Providers providers = block.module().run().providers();
      return AwsPlace.evaluate(type, content, providers.of(block).configured());
    }
    return switch (type) {
      case "aws_iam_policy_document" -> IamPolicyDocument.evaluate(content);
      case "template_file" -> TemplateFile.evaluate(content, evaluation);
      default -> Map.of();
    };
  }
}
