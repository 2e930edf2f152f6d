package dev.plumbline.iac;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;
import java.io.OutputStream;
import java.time.Duration;

/**
 * A process of its own that reads {@link DoublingCases} with what a review may cost by default, one
 * line an answer. The first of them that needs more memory than there is ends it.
 */
final class SmallHeapChild {
  private SmallHeapChild() {}

  /** As {@code ReviewConfig} and {@code DeliverySettings} have it: half of the heap at most. */
  private static Budget budget() {
    long memory = Math.min(4L << 30, Runtime.getRuntime().maxMemory() / 2);
    return Budget.of(500_000_000L, memory, Duration.ofMinutes(2));
  }

  public static void main(String[] arguments) {
    DoublingCases.all()
        .forEach((name, each) -> {
          long start = System.nanoTime();
          System.out.print(name.replace('\n', ' ') + "\t");
          System.out.flush();
          String answer = answer(each);
          System.out.println(answer + "\t" + (System.nanoTime() - start) / 1_000_000 + " ms");
        });
  }

  private static String answer(DoublingCases.Case each) {
    try {
      Graph graph = StackReader.read(each.stack(), each.tree(), budget());
      Json.write(OutputStream.nullOutputStream(), graph);
      return graph.diagnostics().isEmpty() ? "read" : "diagnostic";
    } catch (BudgetExceededException e) {
      return "budget";
    }
  }
}
