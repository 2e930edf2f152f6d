package dev.plumbline.bench.policy;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Policy;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Request;
import dev.plumbline.policy.judge.Agenda;
import dev.plumbline.policy.judge.Docket;
import dev.plumbline.policy.judge.Judge;
import dev.plumbline.policy.read.Index;
import dev.plumbline.policy.term.Scene;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Loading the catalogue in this process, and in CPU time of one thread, warm: reviewing a large
 * graph by the whole of it, one policy on one resource, and thousands of resources that share one:
 * {@code CatalogueSpeed [RESOURCES [ROUNDS]]}.
 */
public final class CatalogueSpeed {
  private static final double MILLION = 1e6;

  private CatalogueSpeed() {}

  /** Prints one line for each of them. */
  public static void main(String[] arguments) {
    int resources = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
    loading();

    Catalogue catalogue = Catalogue.bundled();
    Graph graph = ManyStacks.of(catalogue, resources);
    var engine = new PolicyEngine(catalogue);
    System.out.printf(
        "%d resources by %d policies, first: %.0f ms%n",
        graph.resources().size(), catalogue.policies().size(), review(engine, graph) / MILLION);
    System.out.printf("warm: %.0f ms%n", best(rounds, () -> review(engine, graph)) / MILLION);
    one(catalogue, graph, rounds);
    for (int around : List.of(1_000, 4_000)) {
      Graph hub = Hub.of(around);
      System.out.printf(
          "%d resources around one: %.0f ms%n",
          around, best(rounds, () -> review(engine, hub)) / MILLION);
    }
  }

  /** As a new process does it: what was read is held, so there is no second time. */
  private static void loading() {
    long start = System.nanoTime();
    long cpu = cpu();
    Index.Contents read = Index.bundled().orElseThrow();
    long spent = cpu() - cpu;
    long nanos = System.nanoTime() - start;
    if (read.policies().isEmpty()) {
      throw new IllegalStateException("the index is empty");
    }
    System.out.printf(
        "loading: %.1f ms of wall time, %.1f ms of CPU%n", nanos / MILLION, spent / MILLION);
  }

  private static long review(PolicyEngine engine, Graph graph) {
    long start = cpu();
    engine.review(
        new Request(
            "github.com/example/many",
            graph,
            null,
            Settings.DEFAULT,
            LocalDate.of(2026, 11, 27),
            Budget.generous()));
    return cpu() - start;
  }

  /** The time of each policy on a resource of its types, on average; the median over policies. */
  private static void one(Catalogue catalogue, Graph graph, int rounds) {
    var judge = new Judge();
    List<String> lines = new ArrayList<>();
    List<Double> times = new ArrayList<>();
    for (Policy policy : catalogue.policies()) {
      var scene = new Scene(graph, catalogue.absence(), List.of(), LocalDate.EPOCH);
      var agenda = new Agenda(List.of(policy));
      double best = Double.MAX_VALUE;
      int checks = 0;
      for (int round = 0; round < rounds * 3; round++) {
        long start = cpu();
        Docket docket = judge.judge(scene, agenda, Budget.generous());
        long nanos = cpu() - start;
        checks = docket.checks().passed() + docket.checks().failed() + docket.checks().unknown();
        best = Math.min(best, nanos / (double) Math.max(1, checks));
      }
      if (checks > 0) {
        times.add(best);
        lines.add("%9.0f ns %6d %s".formatted(best, checks, policy.id()));
      }
    }
    times.sort(null);
    lines.sort(null);
    System.out.printf(
        "one policy on one resource: median %.0f ns, p90 %.0f ns%n",
        times.get(times.size() / 2), times.get(times.size() * 9 / 10));
    lines.subList(Math.max(0, lines.size() - 15), lines.size()).forEach(System.out::println);
  }

  private static long best(int rounds, LongSupplier run) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < rounds; round++) {
      best = Math.min(best, run.getAsLong());
    }
    return best;
  }

  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
