package dev.plumbline.policy.cel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.policy.GraphText;
import dev.plumbline.policy.term.Term;
import dev.plumbline.policy.term.Truth;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reference leads to, and what is known where it leads out of the stack. */
class ReferencesTest {
  @ParameterizedTest
  @CsvSource({
    "aws_subnet.a, TRUE",
    "data.aws_subnet.a, OPEN",
    "var.subnet, OPEN",
    "module.network, OPEN"
  })
  void aReferenceThatLeadsElsewhereIsNoAbsence(String address, Truth private_) {
    GraphText graph =
        new GraphText()
            .resource(
                "aws_instance.i",
                """
                {"network_interface": [{"subnet": %s}], "subnet_id": %s}
                """
                    .formatted(unknown(address), unknown(address)))
            .resource("aws_subnet.a", "{\"map_public_ip_on_launch\": false}");

    assertThat(isPrivate("subnet_id", graph)).isEqualTo(private_);
    assertThat(isPrivate("network_interface.subnet", graph)).isEqualTo(private_);
  }

  @ParameterizedTest
  @CsvSource({"null, TRUE", "'\"\"', TRUE", "'\"subnet-1\"', OPEN"})
  void aNameIsOpenAndNothingIsNothing(String value, Truth private_) {
    GraphText graph =
        new GraphText().resource("aws_instance.i", "{\"subnet_id\": %s}".formatted(value));

    assertThat(isPrivate("subnet_id", graph)).isEqualTo(private_);
  }

  private static Truth isPrivate(String attribute, GraphText graph) {
    Term term =
        Evaluation.of(
            "!resource.references('aws_subnet', '%s').exists(s, s.map_public_ip_on_launch == true)"
                .formatted(attribute),
            graph);
    return Term.truth(term);
  }

  private static String unknown(String address) {
    return """
    {"$unknown": {"address": "%s", "path": "id", "expression": "%s.id", "reason": "later"}}\
    """
        .formatted(address, address);
  }
}
