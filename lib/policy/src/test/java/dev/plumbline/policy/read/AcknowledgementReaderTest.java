package dev.plumbline.policy.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.model.plan.Acknowledgement;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.Catalogue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AcknowledgementReaderTest {
  private static final String TWO =
      """
      branches: [main]
      acknowledgements:
        - {stack: infra/app, address: aws_db_instance.a, reason: moved, until: 2027-01-31}
        - stack: infra/net@prod
          address: aws_eip.b
          reason: given back
          action: destroy
          owner: net
      """;

  @Test
  void eachHoldsForTheStackThatItNames() {
    assertThat(read(TWO, "infra/app@prod"))
        .extracting(Acknowledgement::address, Acknowledgement::until)
        .containsExactly(tuple("aws_db_instance.a", "2027-01-31"));
    assertThat(read(TWO, "infra/net@prod"))
        .extracting(Acknowledgement::action, Acknowledgement::owner)
        .containsExactly(tuple("destroy", "net"));
    assertThat(read(TWO, "infra/net@test")).isEmpty();
    assertThat(read(TWO, "infra/app2")).isEmpty();
  }

  @Test
  void itsPlaceIsItsLine() {
    assertThat(read(TWO, "infra/net@prod").getFirst().range()).hasToString(".plumbline.yaml:4:5");
  }

  @Test
  void oneThatIsNotWholeTakesNothingOnAndIsTold() {
    String lacking =
        "acknowledgements:\n- {address: a.b, reason: x}\n- all\n- {stack: s, adress: a.b}\n";

    assertThat(read(lacking, ".")).isEmpty();
    assertThat(told(lacking))
        .containsExactlyInAnyOrder(
            "Missing key", "Not an acknowledgement", "Missing key", "Unknown key");
  }

  @Test
  void whatIsNoYamlTakesNothingOn() {
    assertThat(read("[".repeat(5_000), ".")).isEmpty();
    assertThat(read("acknowledgements: {a: [", ".")).isEmpty();
    assertThat(read("", ".")).isEmpty();
  }

  private static List<Acknowledgement> read(String yaml, String stack) {
    return AcknowledgementReader.of(yaml.getBytes(StandardCharsets.UTF_8), stack);
  }

  private static List<String> told(String yaml) {
    var sources = SourceTree.ofText(Map.of(".plumbline.yaml", yaml));
    return HouseReader.read(SourceTree.EMPTY, sources, Catalogue.bundled()).problems().stream()
        .map(Diagnostic::summary)
        .toList();
  }
}
