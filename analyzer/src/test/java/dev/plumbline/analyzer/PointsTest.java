package dev.plumbline.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PointsTest {
  @Test
  void aNestedTemplateThatIsGuessedIsSaid() {
    String outer =
        """
        Resources:
          Inner:
            Type: AWS::CloudFormation::Stack
            Properties: {TemplateURL: 'https://b.s3.amazonaws.com/v1/net.yaml'}
        """;
    var files = Map.of("t.yaml", outer, "net.yaml", "Resources: {V: {Type: 'AWS::EC2::VPC'}}");
    var stack = new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false);

    List<String> points =
        Points.of(StackReader.read(stack, SourceTree.ofText(files), Budget.generous()));

    assertThat(points)
        .singleElement()
        .asString()
        .startsWith("Nested template is guessed (t.yaml:4:31): The stack \"Inner\" is reviewed by");
  }
}
