package dev.plumbline.reporter.strategy;

import static dev.plumbline.model.plan.PlannedChange.Action.CREATE;
import static dev.plumbline.model.plan.PlannedChange.Action.DESTROY;
import static dev.plumbline.model.plan.PlannedChange.Action.NO_OP;
import static dev.plumbline.model.plan.PlannedChange.Action.REPLACE;
import static dev.plumbline.model.plan.PlannedChange.Action.UPDATE;
import static dev.plumbline.reporter.testing.Changes.createFirst;
import static dev.plumbline.reporter.testing.Changes.of;
import static dev.plumbline.reporter.testing.Changes.plan;
import static dev.plumbline.reporter.testing.Changes.stateful;
import static dev.plumbline.reporter.testing.Graphs.edge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.section.Strategy;
import dev.plumbline.model.section.Strategy.Technique;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.reporter.testing.Graphs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StrategiesTest {
  private static final String VPC = "aws_vpc.main";
  private static final String SUBNET = "aws_subnet.a[0]";
  private static final String WEB = "aws_instance.web";

  @Test
  void putsWhatIsNeededIntoAnEarlierWave() {
    Graph head = graph(List.of(edge(WEB, SUBNET), edge(SUBNET, VPC)), WEB, SUBNET, VPC);

    var strategy = strategy(head, null, of(CREATE, WEB), of(CREATE, SUBNET), of(CREATE, VPC));

    assertThat(addresses(strategy)).containsExactly(List.of(VPC), List.of(SUBNET), List.of(WEB));
    assertThat(strategy.waves()).extracting(Strategy.Wave::number).containsExactly(1, 2, 3);
  }

  @Test
  void keepsTheOrderAcrossWhatDoesNotChange() {
    Graph head = graph(List.of(edge(WEB, SUBNET), edge(SUBNET, VPC)), WEB, SUBNET, VPC);

    var strategy = strategy(head, null, of(UPDATE, WEB), of(NO_OP, SUBNET), of(UPDATE, VPC));

    assertThat(addresses(strategy)).containsExactly(List.of(VPC), List.of(WEB));
  }

  @Test
  void takesAnEdgeWithoutKeysForAllInstances() {
    Graph head = graph(List.of(edge(WEB, "aws_subnet.a")), WEB, SUBNET, "aws_subnet.a[1]");

    var strategy =
        strategy(head, null, of(CREATE, WEB), of(CREATE, SUBNET), of(CREATE, "aws_subnet.a[1]"));

    assertThat(addresses(strategy))
        .containsExactly(List.of(SUBNET, "aws_subnet.a[1]"), List.of(WEB));
  }

  @Test
  void aModuleWaitsAndIsWaitedForAsAWhole() {
    String queue = "module.a[0].module.b.aws_sqs_queue.q";
    String topic = "module.a[1].aws_sns_topic.t";
    var edges = List.of(edge("module.a", VPC), edge(WEB, "module.a"));
    Graph graph = graph(edges, WEB, queue, topic, VPC);

    var created =
        strategy(
            graph, null, of(CREATE, WEB), of(CREATE, queue), of(CREATE, topic), of(CREATE, VPC));
    var destroyed =
        strategy(
            graph(List.of(), topic),
            graph,
            of(DESTROY, WEB),
            of(DESTROY, queue),
            of(UPDATE, topic),
            of(DESTROY, VPC));

    assertThat(addresses(created))
        .containsExactly(List.of(VPC), List.of(queue, topic), List.of(WEB));
    assertThat(addresses(destroyed))
        .containsExactly(List.of(WEB, topic), List.of(queue), List.of(VPC));
  }

  @Test
  void destroysWhatWasNeededAfterThoseThatNeededIt() {
    Graph base = graph(List.of(edge(WEB, SUBNET), edge(SUBNET, VPC)), WEB, SUBNET, VPC);
    Graph head = graph(List.of(), WEB);

    var strategy = strategy(head, base, of(UPDATE, WEB), of(DESTROY, SUBNET), of(DESTROY, VPC));

    assertThat(addresses(strategy)).containsExactly(List.of(WEB), List.of(SUBNET), List.of(VPC));
  }

  @Test
  void endsOnACycle() {
    Graph head = graph(List.of(edge(WEB, SUBNET), edge(SUBNET, WEB)), WEB, SUBNET);

    var strategy = strategy(head, null, of(CREATE, WEB), of(CREATE, SUBNET));

    assertThat(addresses(strategy).stream().flatMap(List::stream))
        .containsExactlyInAnyOrder(WEB, SUBNET);
  }

  @Test
  void followsAChainLongerThanAnyThreadsStack() {
    int length = 20_000;
    String[] chain = IntStream.range(0, length).mapToObj(i -> "a_b.c" + i).toArray(String[]::new);
    var edges = new ArrayList<Edge>();
    for (int i = 1; i < length; i++) {
      edges.add(edge(chain[i], chain[i - 1]));
    }

    var strategy =
        strategy(graph(edges, chain), null, of(CREATE, chain[length - 1]), of(CREATE, chain[0]));

    assertThat(addresses(strategy)).containsExactly(List.of("a_b.c0"), List.of("a_b.c19999"));
  }

  @Test
  void spendsItsBudget() {
    Graph head = graph(List.of(edge(WEB, SUBNET), edge(SUBNET, VPC)), WEB, SUBNET, VPC);
    Budget two = Budget.of(2, 1_000, Duration.ofMinutes(1));

    assertThatThrownBy(
            () -> Strategies.of(StackSpec.terraform("a"), head, null, plan(of(CREATE, WEB)), two))
        .isInstanceOf(BudgetExceededException.class);
  }

  @Test
  void choosesTheTechniqueByWhatIsAtStake() {
    Graph head =
        graph(
            List.of(edge(WEB, "aws_security_group.g")),
            WEB,
            "aws_security_group.g",
            "aws_db_instance.d",
            "aws_kms_alias.k",
            "aws_iam_role.r");

    var steps =
        strategy(
                head,
                null,
                of(REPLACE, WEB),
                of(REPLACE, "aws_security_group.g"),
                stateful(REPLACE, "aws_db_instance.d"),
                of(REPLACE, "aws_kms_alias.k"),
                createFirst("aws_iam_role.r"))
            .waves()
            .stream()
            .flatMap(wave -> wave.steps().stream())
            .toList();

    assertThat(steps)
        .extracting(Strategy.Step::address, Strategy.Step::technique)
        .containsExactlyInAnyOrder(
            tuple(WEB, Technique.BLUE_GREEN),
            tuple("aws_security_group.g", Technique.CREATE_BEFORE_DESTROY),
            tuple("aws_db_instance.d", Technique.BLUE_GREEN),
            tuple("aws_kms_alias.k", Technique.DESTROY_THEN_CREATE),
            tuple("aws_iam_role.r", Technique.CREATE_BEFORE_DESTROY));
    assertThat(steps).extracting(Strategy.Step::why).allMatch(why -> why.endsWith("."));
  }

  @Test
  void takesNothingForAChangeWhereThereIsNoBase() {
    var plan = new Validation.Plan(false, List.of(of(CREATE, WEB)));

    var strategy =
        Strategies.of(
            StackSpec.terraform("a"), graph(List.of(), WEB), null, plan, Budget.generous());

    assertThat(strategy.waves()).isEmpty();
  }

  private static Graph graph(List<Edge> edges, String... addresses) {
    return Graphs.of("a", Arrays.stream(addresses).map(Graphs::resource).toList(), edges);
  }

  private static Strategy strategy(Graph head, @Nullable Graph base, PlannedChange... changes) {
    return Strategies.of(StackSpec.terraform("a"), head, base, plan(changes), Budget.generous());
  }

  private static List<List<String>> addresses(Strategy strategy) {
    return strategy.waves().stream()
        .map(wave -> wave.steps().stream().map(Strategy.Step::address).toList())
        .toList();
  }
}
