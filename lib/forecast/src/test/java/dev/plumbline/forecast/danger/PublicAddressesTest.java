package dev.plumbline.forecast.danger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.forecast.PredictedPairs;
import dev.plumbline.forecast.reach.Readers;
import dev.plumbline.forecast.rollback.RollbackSearch;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.Danger;
import dev.plumbline.model.plan.RollbackCard.Outcome;
import dev.plumbline.model.plan.RollbackCard.Row;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An address of the Internet that is given back is another one's. */
class PublicAddressesTest {
  private static final Words WORDS =
      new Words("app", true, List.of(), List.of(), LocalDate.of(2026, 11, 28));
  private static final String LOST =
      "will be destroyed, and its public address is given back: it can't be had again once it is"
          + " given to others.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws_eip {domain = \"vpc\"",
        "google_compute_address {name = \"a\"",
        "google_compute_global_address {name = \"a\"",
        "azurerm_public_ip {allocation_method = \"Static\"",
      })
  void itIsToldThatTheAddressIsGone(String resource) {
    Graph applied = graph(resource);

    assertThat(dangers(applied))
        .extracting(Danger::kind, Danger::decisive, Danger::text)
        .containsExactly(
            tuple(Danger.Kind.PUBLIC_ADDRESS, true, resource.split(" ")[0] + ".a " + LOST));
    assertThat(rows(applied))
        .extracting(Row::outcome, Row::text)
        .containsExactly(
            tuple(
                Outcome.IDENTITY_CHANGES,
                "is destroyed; it comes back with another address: the old one is given back"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws_eip {public_ipv4_pool = \"ipv4pool-ec2-1\"",
        "azurerm_public_ip {allocation_method = \"Dynamic\"",
        "azurerm_public_ip {allocation_method = \"Static\"\n  public_ip_prefix_id = \"p\"",
      })
  void anAddressOfOnesOwnOrOfNobodysIsNotGivenBack(String resource) {
    assertThat(dangers(graph(resource)))
        .extracting(Danger::text)
        .containsExactly(resource.split(" ")[0] + ".a will be destroyed.");
  }

  @Test
  void anInternalAddressIsNoPublicOne() {
    assertThat(dangers(graph("google_compute_address {address_type = \"INTERNAL\"")))
        .extracting(Danger::kind, Danger::decisive, Danger::text)
        .containsExactly(
            tuple(Danger.Kind.RESOURCE, false, "google_compute_address.a will be destroyed."));
  }

  private static List<Danger> dangers(Graph applied) {
    Graph empty = PredictedPairs.graph(SourceTree.ofText(Map.of("main.tf", "")));
    return new DangerSearch(applied, empty, WORDS, Readers.NONE)
        .in(PlanPredictor.predict(applied, empty, Budget.generous()));
  }

  private static List<Row> rows(Graph applied) {
    Graph empty = PredictedPairs.graph(SourceTree.ofText(Map.of("main.tf", "")));
    Budget budget = Budget.generous();
    return new RollbackSearch(applied, empty, PlanPredictor.predict(applied, empty, budget), budget)
        .card()
        .rows();
  }

  /** {@code type {body} as a resource with the name a}. */
  private static Graph graph(String resource) {
    String[] parts = resource.split(" \\{", 2);
    String text = "resource \"" + parts[0] + "\" \"a\" {\n  " + parts[1] + "\n}\n";
    return PredictedPairs.graph(SourceTree.ofText(Map.of("main.tf", text)));
  }
}
