package dev.plumbline.iac;

import com.sun.management.OperatingSystemMXBean;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A process of its own that reads {@link HostileCases}, one line an answer: the milliseconds of CPU
 * time, whether it was a diagnostic, the end of the budget or neither, the case, and the megabytes
 * of heap that it took at most beyond what the process takes idle.
 */
final class HostileChild {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private HostileChild() {}

  /**
   * Reads the cases from one number to another. With {@code idle}, only tells how many bytes it
   * takes after a reading that is not hostile.
   */
  public static void main(String[] arguments) {
    warmUp();
    if (arguments.length > 0 && arguments[0].equals("idle")) {
      System.out.println(idle());
      return;
    }
    int from = Integer.parseInt(arguments[0]);
    int to = Integer.parseInt(arguments[1]);
    HostileCases.all().entrySet().stream()
        .skip(from)
        .limit(to - from)
        .forEach(each -> tell(each.getKey(), each.getValue()));
  }

  /** Loads the classes and the facts that any reading needs. */
  private static void warmUp() {
    Map<String, String> files =
        Map.of(
            "main.tf",
            "resource \"aws_vpc\" \"a\" {\n  cidr_block = cidrsubnet(\"10.0.0.0/8\", 8, 1)\n}\n",
            "t.yaml",
            "Resources:\n  A:\n    Type: AWS::S3::Bucket\n");
    SourceTree tree = SourceTree.ofText(files);
    StackReader.read(StackSpec.terraform(""), tree, Budget.generous());
    StackReader.read(
        new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", java.util.List.of(), false),
        tree,
        Budget.generous());
  }

  private static void tell(String name, HostileCases.Case hostile) {
    SourceTree tree = hostile.tree();
    long fastest = Long.MAX_VALUE;
    String answer = "";
    long idle = idle();
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    for (int attempt = 0; attempt < 2; attempt++) {
      long start = SYSTEM.getProcessCpuTime();
      answer = answer(hostile.stack(), tree);
      fastest = Math.min(fastest, SYSTEM.getProcessCpuTime() - start);
    }
    long peak = heap().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    long extra = Math.max(0, peak - idle) >> 20;
    System.out.println(fastest / 1_000_000 + "\t" + answer + "\t" + name + "\t" + extra);
  }

  /** Bytes in use once what nobody needs is gone. */
  private static long idle() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static Stream<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }

  /** What is read is written too, as the analyzer does. */
  private static String answer(StackSpec stack, SourceTree tree) {
    try {
      Graph graph =
          StackReader.read(stack, tree, Budget.of(5_000_000, 128L << 20, Duration.ofMillis(800)));
      Json.write(OutputStream.nullOutputStream(), graph);
      boolean said =
          graph.diagnostics().stream().anyMatch(each -> each.level() == Diagnostic.Level.ERROR);
      return said ? "diagnostic" : "nothing";
    } catch (BudgetExceededException e) {
      return "budget";
    } catch (OutOfMemoryError | StackOverflowError e) {
      return e.getClass().getSimpleName();
    }
  }
}
