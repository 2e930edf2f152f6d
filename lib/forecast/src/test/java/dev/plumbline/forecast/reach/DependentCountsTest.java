package dev.plumbline.forecast.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.forecast.reach.DependentCounts.Count;
import dev.plumbline.model.graph.Coverage;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Groups;
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DependentCountsTest {
  private static final SourceRange SOMEWHERE = SourceRange.startOf("main.tf");
  private static final long NO_LIMIT = Long.MAX_VALUE;

  @Test
  void whatIsCountedTogetherIsWhatAWalkFromEachFinds() {
    for (int seed = 0; seed < 300; seed++) {
      Graph base = drawn(new SplittableRandom(seed));
      Graph head = drawn(new SplittableRandom(seed + 1_000));
      List<String> addresses = new ArrayList<>(addresses(base));
      addresses.add("aws_sqs_queue.unheard_of");

      List<Count> counts =
          new DependentCounts(new Dependents(base, head), addresses, NO_LIMIT).all();

      assertThat(counts)
          .as("seed %d", seed)
          .isEqualTo(
              addresses.stream()
                  .map(address -> new Count(walked(address, List.of(base, head)).size(), true))
                  .toList());
    }
  }

  @Test
  void whatIsReachedIsWhatAWalkFindsAndTheStart() {
    for (int seed = 0; seed < 100; seed++) {
      Graph graph = drawn(new SplittableRandom(seed));
      var dependents = new Dependents(graph);
      for (String from : addresses(graph)) {
        Set<String> reached = walked(from, List.of(graph));

        for (String to : addresses(graph)) {
          boolean found = dependents.of(to) >= 0 && dependents.reached(from).get(dependents.of(to));
          assertThat(found && !from.equals(to))
              .as("seed %d, %s to %s", seed, from, to)
              .isEqualTo(reached.contains(to));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 10_000})
  void aChainThatChangesAsAWholeCostsAWalkForEachSixtyFour(int length) {
    Graph chain = chain(length);
    var counting = new DependentCounts(new Dependents(chain), addresses(chain), NO_LIMIT);

    List<Count> counts = counting.all();

    assertThat(counts)
        .isEqualTo(
            IntStream.range(0, length).mapToObj(i -> new Count(length - 1 - i, true)).toList());
    assertThat(counting.steps()).isLessThanOrEqualTo((length / 64 + 1) * 2L * length);
  }

  @Test
  void whatIsLeftAtTheLimitIsCountedByWhatIsNextToItAndSaysSo() {
    Graph chain = chain(1_000);

    List<Count> counts = new DependentCounts(new Dependents(chain), addresses(chain), 4_000).all();

    assertThat(counts.getFirst()).isEqualTo(new Count(999, true));
    assertThat(counts.get(998)).isEqualTo(new Count(1, false));
    assertThat(counts.getLast()).as("nothing needs the last").isEqualTo(new Count(0, true));
    for (int i = 0; i < counts.size(); i++) {
      assertThat(counts.get(i).resources()).isBetween(i == 999 ? 0 : 1, 999 - i);
    }
  }

  /** As one would say it: what needs one of these, or a group that one of these is in. */
  private static Set<String> walked(String address, List<Graph> graphs) {
    List<Groups> groups = graphs.stream().map(Groups::new).toList();
    Set<String> all = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(address));
    while (!open.isEmpty()) {
      String at = open.pop();
      Set<String> ends = new HashSet<>(Set.of(at));
      groups.forEach(each -> {
        Resource resource = each.resources().get(at);
        if (resource != null) {
          ends.addAll(each.around(resource));
        }
      });
      for (Graph graph : graphs) {
        for (Edge edge : graph.edges()) {
          if (edge.kind() != Edge.Kind.CONTAINMENT && ends.contains(edge.to())) {
            Set<String> starts = new HashSet<>();
            groups.forEach(each -> each.of(edge.from()).forEach(one -> starts.add(one.address())));
            (starts.isEmpty() ? Set.of(edge.from()) : starts)
                .stream().filter(all::add).forEach(open::push);
          }
        }
      }
    }
    all.remove(address);
    return all;
  }

  /** Some modules with some repeated resources, and edges between all of them, circles too. */
  private static Graph drawn(SplittableRandom random) {
    List<String> addresses = new ArrayList<>();
    List<String> ends = new ArrayList<>();
    for (String module : List.of("", "module.a", "module.a.module.b[0]", "module.c[\"x\"]")) {
      String prefix = module.isEmpty() ? "" : module + ".";
      ends.add(module.isEmpty() ? "module.c" : module);
      for (int i = 0; i < random.nextInt(30); i++) {
        String name = prefix + "aws_sqs_queue.q" + i / 3;
        addresses.add(random.nextInt(4) == 0 ? name : name + "[" + i % 3 + "]");
        ends.add(name);
      }
    }
    List<String> distinct = addresses.stream().distinct().toList();
    ends.addAll(distinct);
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < distinct.size(); i++) {
      edges.add(
          new Edge(
              ends.get(random.nextInt(ends.size())),
              ends.get(random.nextInt(ends.size())),
              random.nextInt(10) == 0 ? Edge.Kind.CONTAINMENT : Edge.Kind.REFERENCE,
              "",
              "",
              SOMEWHERE));
    }
    return graph(distinct, edges);
  }

  private static Graph chain(int length) {
    List<String> addresses =
        IntStream.range(0, length).mapToObj(i -> "aws_sqs_queue.q" + i).toList();
    List<Edge> edges =
        IntStream.range(1, length)
            .mapToObj(i ->
                new Edge(
                    addresses.get(i),
                    addresses.get(i - 1),
                    Edge.Kind.REFERENCE,
                    "name",
                    "id",
                    SOMEWHERE))
            .toList();
    return graph(addresses, edges);
  }

  private static List<String> addresses(Graph graph) {
    return graph.resources().stream().map(Resource::address).toList();
  }

  private static Graph graph(List<String> addresses, List<Edge> edges) {
    return new Graph(
        StackSpec.terraform(""),
        addresses.stream().map(DependentCountsTest::resource).toList(),
        edges,
        Declarations.NONE,
        List.of(),
        List.of(),
        new Coverage(0, 0, 0, 0, List.of()));
  }

  private static Resource resource(String address) {
    int type = address.indexOf("aws_");
    return new Resource(
        address,
        Resource.Mode.MANAGED,
        "aws_sqs_queue",
        address.substring(address.lastIndexOf('.') + 1),
        type == 0 ? "" : address.substring(0, type - 1),
        new Value.Obj(Map.of()),
        Map.of(),
        SOMEWHERE,
        SOMEWHERE,
        Lifecycle.DEFAULT,
        "aws",
        new Value.Obj(Map.of()),
        null);
  }
}
