package dev.plumbline.forecast.danger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.forecast.reach.Readers;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What another stack reads by its name is taken from it when it is made anew. */
class ReadNamesTest {
  private static final Words WORDS =
      new Words("net.yaml", true, List.of(), List.of(), LocalDate.of(2026, 11, 28));
  private static final String GROUP =
      """
      Resources:
        Web:
          Type: AWS::EC2::SecurityGroup
          Properties:
            GroupDescription: %s
            VpcId: vpc-1
      Outputs:
        Web:
          Value: !GetAtt Web.GroupId
          Export: {Name: net-web}
      """;

  @Test
  void oneThatAStackIsKnownToReadHasToBeAcknowledged() {
    Danger danger = danger(reader("net-web"));

    assertThat(danger.kind()).isEqualTo(Danger.Kind.REFERENCED_NAME);
    assertThat(danger.decisive()).isTrue();
    assertThat(danger.safeguards()).containsExactly("It is read by github.com/acme/shop/app.");
  }

  @Test
  void oneThatNobodyIsKnownToReadIsShownOnly() {
    Danger danger = danger(reader("net-other"));

    assertThat(danger.kind()).isEqualTo(Danger.Kind.REFERENCED_NAME);
    assertThat(danger.decisive()).isFalse();
    assertThat(danger.safeguards()).isEmpty();
  }

  private static Readers reader(String name) {
    var app =
        new StackInterface(
            "github.com/acme/shop", "app", 1, Map.of(), List.of(), List.of(name), Map.of());
    return new Readers(new Estate(1, Map.of("github.com/acme/shop/app", app)), "net", null);
  }

  private static Danger danger(Readers readers) {
    Graph base = read(GROUP.formatted("web"));
    Graph head = read(GROUP.formatted("public web"));
    var plan = PlanPredictor.predict(base, head, Budget.generous());
    return new DangerSearch(base, head, WORDS, readers).in(plan).getFirst();
  }

  private static Graph read(String text) {
    var stack = new StackSpec(StackSpec.Kind.CLOUDFORMATION, "net.yaml", "", List.of(), false);
    return StackReader.read(stack, SourceTree.ofText(Map.of("net.yaml", text)), Budget.generous());
  }
}
