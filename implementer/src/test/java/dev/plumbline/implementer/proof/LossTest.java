package dev.plumbline.implementer.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.forecast.PlanPredictor;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LossTest {
  private static Graph graph(String source) {
    return StackReader.read(
        StackSpec.terraform(""), SourceTree.ofText(Map.of("main.tf", source)), Budget.generous());
  }

  private static List<Loss> losses(String before, String after) {
    Graph head = graph(after);
    return PlanPredictor.predict(graph(before), head, Budget.generous()).changes().stream()
        .flatMap(change ->
            Loss.of(
                change,
                head.resources().stream()
                    .filter(resource -> resource.address().equals(change.address()))
                    .findFirst()
                    .orElse(null))
                .stream())
        .toList();
  }

  private static String queue(String attribute) {
    return "resource \"aws_sqs_queue\" \"orders\" {\n  " + attribute + "\n}\n";
  }

  @Test
  void anAttributeThatTheFactsKnowLosesNothingUnlessItReplaces() {
    assertThat(losses(queue("delay_seconds = 1"), queue("delay_seconds = 2"))).isEmpty();
    assertThat(losses(queue("name = \"a\""), queue("name = \"b\"")))
        .containsExactly(new Loss(true, "replace aws_sqs_queue.orders, forced by name"));
  }

  @Test
  void anAttributeThatTheFactsDoNotKnowReplacesPerhaps() {
    assertThat(losses(queue("of_tomorrow = 1"), queue("of_tomorrow = 2")))
        .containsExactly(
            new Loss(
                false,
                "perhaps replace aws_sqs_queue.orders (the facts don't say what a change of"
                    + " of_tomorrow does)"));
  }

  @Test
  void anAttributeOfAnOlderMajorIsKeptWhereItsDocumentationSaysSo() {
    String account = "resource \"azurerm_storage_account\" \"a\" {\n  %s\n}\n";
    String queues = "queue_properties {\n    logging {\n      delete = %s\n    }\n  }";

    assertThat(
            losses(
                account.formatted("enable_https_traffic_only = false"),
                account.formatted("enable_https_traffic_only = true")))
        .isEmpty();
    assertThat(
            losses(
                account.formatted(queues.formatted("false")),
                account.formatted(queues.formatted("true"))))
        .isEmpty();
    assertThat(
            losses(
                "resource \"azurerm_eventhub_namespace\" \"a\" {\n  zone_redundant = false\n}\n",
                "resource \"azurerm_eventhub_namespace\" \"a\" {\n  zone_redundant = true\n}\n"))
        .isNotEmpty();
  }

  @Test
  void aTypeThatTheFactsDoNotKnowIsReplacedPerhaps() {
    assertThat(
            losses(
                "resource \"acme_queue\" \"a\" {\n  size = 1\n}\n",
                "resource \"acme_queue\" \"a\" {\n  size = 2\n}\n"))
        .containsExactly(
            new Loss(
                false,
                "perhaps replace acme_queue.a (there are no facts about this type; the change may"
                    + " replace it)"));
  }

  @Test
  void whatWasOnlyFearedIsMoreWhenItIsCertain() {
    var feared = new Loss(false, "perhaps replace a.b");
    var certain = new Loss(true, "replace a.b");

    assertThat(certain.isMoreThan(feared)).isTrue();
    assertThat(certain.isMoreThan(null)).isTrue();
    assertThat(feared.isMoreThan(certain)).isFalse();
    assertThat(certain.isMoreThan(certain)).isFalse();
  }
}
