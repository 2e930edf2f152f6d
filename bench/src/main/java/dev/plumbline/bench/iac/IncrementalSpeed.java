package dev.plumbline.bench.iac;

import com.sun.management.OperatingSystemMXBean;
import dev.plumbline.iac.EarlierReadings;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** What a change of one file costs after a first reading, against reading everything. */
public final class IncrementalSpeed {
  private static final StackSpec STACK = StackSpec.terraform("");
  private static final int ROUNDS = 10;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private IncrementalSpeed() {}

  /** 10,000 resources in 300 modules, or as many as are asked for. */
  public static void main(String[] arguments) {
    int size = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    SourceTree base = EvaluationSpeed.configuration(size);
    double full = cost(() -> StackReader.read(STACK, base, Budget.generous()));
    System.out.printf("all of %,d resources: %.0f ms of CPU time%n", size, full);
    changes(base)
        .forEach((what, head) -> {
          var earlier = new EarlierReadings(Runtime.getRuntime().maxMemory());
          Graph first = read(earlier, base);
          boolean[] toHead = {false};
          double taken =
              cost(() -> {
                toHead[0] = !toHead[0];
                return read(earlier, toHead[0] ? head : base);
              });
          boolean equal =
              read(earlier, head).equals(StackReader.read(STACK, head, Budget.generous()))
                  && read(earlier, base).equals(first);
          System.out.printf(
              "%s: %.1f ms, %.1f %% of it, graphs equal: %b%n",
              what, taken, 100 * taken / full, equal);
        });
  }

  private static Map<String, SourceTree> changes(SourceTree base) {
    Map<String, SourceTree> changes = new LinkedHashMap<>();
    changes.put(
        "a resource of one module",
        edit(base, "m17/main.tf", text -> text.replaceFirst("tcp", "udp")));
    changes.put("a line more in one module", edit(base, "m17/main.tf", text -> "#\n" + text));
    changes.put(
        "a resource more in the root",
        edit(base, "main.tf", text -> text + "resource \"aws_vpc\" \"v\" {}\n"));
    changes.put(
        "an argument of one module",
        edit(base, "main.tf", text -> text.replaceFirst("n-17", "o-17")));
    changes.put(
        "a tag that every resource takes",
        edit(base, "main.tf", text -> text.replaceFirst("prod", "test")));
    changes.put("a line more at the root's top", edit(base, "main.tf", text -> "#\n" + text));
    return changes;
  }

  private static SourceTree edit(SourceTree tree, String path, UnaryOperator<String> change) {
    byte[] content = tree.files().get(path);
    String text = change.apply(new String(content, StandardCharsets.UTF_8));
    return tree.with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Graph read(EarlierReadings earlier, SourceTree tree) {
    return earlier.read("bench", STACK, tree, Budget.generous());
  }

  /** Milliseconds of CPU time of all threads, the collector's too, on average, warm. */
  private static double cost(Supplier<Graph> work) {
    for (int round = 0; round < ROUNDS; round++) {
      var _ = work.get();
    }
    long start = SYSTEM.getProcessCpuTime();
    for (int round = 0; round < ROUNDS; round++) {
      var _ = work.get();
    }
    return (SYSTEM.getProcessCpuTime() - start) / 1e6 / ROUNDS;
  }
}
