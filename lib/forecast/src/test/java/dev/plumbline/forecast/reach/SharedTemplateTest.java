package dev.plumbline.forecast.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Breaking;
import dev.plumbline.model.review.StackChanged.Shared;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A template that several others nest is judged as a module is that several stacks call. */
class SharedTemplateTest {
  private static final String OUTER =
      """
      Resources:
        N:
          Type: AWS::CloudFormation::Stack
          Properties:
            TemplateURL: ./nested/queue.yaml
      """;
  private static final String NESTED =
      """
      Parameters:
        %s:
          Type: String
      Resources:
        Q:
          Type: AWS::SQS::Queue
      Outputs:
        %s:
          Value: !GetAtt Q.Arn
      """;

  @Test
  void theOtherParentsOfANestedTemplateAreToldWhatItDoesNotKeep() {
    Shared shared = new Shared("nested/queue.yaml", List.of("web.yaml"), 1);

    List<Breaking> broken =
        ModuleBreaking.of(
            graph(NESTED.formatted("Delay", "Arn")),
            graph(NESTED.formatted("Seconds", "Id")),
            List.of(shared));

    assertThat(broken)
        .extracting(Breaking::text)
        .containsExactly(
            "Variable Delay of nested/queue.yaml is gone: a caller that gives it has to stop.",
            "Variable Seconds of nested/queue.yaml is new and required: a caller that lacks it"
                + " fails.",
            "Output Arn of nested/queue.yaml is gone: a caller that reads it fails.");
    assertThat(broken).allSatisfy(one -> assertThat(one.readers()).containsExactly("web.yaml"));
  }

  private static Graph graph(String nested) {
    StackSpec spec = new StackSpec(StackSpec.Kind.CLOUDFORMATION, "app.yaml", "", List.of(), false);
    return StackReader.read(
        spec,
        SourceTree.ofText(Map.of("app.yaml", OUTER, "nested/queue.yaml", nested)),
        Budget.generous());
  }
}
