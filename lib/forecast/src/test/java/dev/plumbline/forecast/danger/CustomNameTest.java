package dev.plumbline.forecast.danger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.CloudFormationUpdates;
import dev.plumbline.facts.CloudFormationUpdates.Update;
import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** CloudFormation does not replace what keeps a name that the template gives it. */
class CustomNameTest {
  private static final String TABLE =
      """
      Parameters:
        Env: {Type: String}
      Resources:
        Orders:
          Type: AWS::DynamoDB::Table
          Properties:
            %s
            KeySchema: [{AttributeName: %s, KeyType: HASH}]
      """;

  @Test
  void aReplacementUnderTheSameNameFails() {
    PlannedChange change = change("TableName: orders", "TableName: orders");

    assertThat(change.action()).isEqualTo(Action.REPLACE);
    assertThat(change.reason())
        .isEqualTo(
            "it keeps its TableName, and CloudFormation replaces nothing under the same name:"
                + " applying will fail");
  }

  @Test
  void oneThatIsNotKnownMayFail() {
    assertThat(change("TableName: !Ref Env", "TableName: !Ref Env").reason())
        .endsWith("applying may fail");
  }

  @Test
  void anotherNameOrOneOfCloudFormationsOwnIsFine() {
    assertThat(change("TableName: orders", "TableName: orders-2").reason()).isEmpty();
    assertThat(change("BillingMode: PAY_PER_REQUEST", "BillingMode: PAY_PER_REQUEST").reason())
        .isEmpty();
  }

  /** A custom name can't be changed in place: a mistake in the table would show here. */
  @Test
  void everyNamesOwnChangeReplaces() {
    CustomName.PROPERTIES.forEach((type, property) -> {
      CloudFormationUpdates updates = CloudFormationUpdates.of(type);
      assertThat(updates).as(type).isNotNull();
      assertThat(updates.at(List.of(property))).as(type).isEqualTo(Update.REPLACEMENT);
    });
  }

  private static PlannedChange change(String before, String after) {
    Graph base = read(TABLE.formatted(before, "id"));
    Graph head = read(TABLE.formatted(after, "pk"));
    return PlanPredictor.predict(base, head, Budget.generous()).changes().getFirst();
  }

  private static Graph read(String text) {
    var stack = new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false);
    return StackReader.read(stack, SourceTree.ofText(Map.of("t.yaml", text)), Budget.generous());
  }
}
