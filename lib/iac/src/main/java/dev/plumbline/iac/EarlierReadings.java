package dev.plumbline.iac;

import dev.plumbline.iac.planfile.PlanFiles;
import dev.plumbline.iac.planfile.StackPlan;
import dev.plumbline.iac.terraform.EarlierReading;
import dev.plumbline.iac.terraform.TerraformReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.lang.ref.SoftReference;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was read of Terraform stacks, so that a changed one costs what the change costs:
 * the head after its base, the next push after the last. What is remembered never changes a graph.
 *
 * <p>Bounded in all, and for each repository to a quarter of that, so that none pushes out what is
 * kept for the others; let go of altogether before memory runs out. Safe to share between threads.
 */
public final class EarlierReadings {
  private static final int REPOSITORIES_SHARE = 4;

  private final long mostBytes;
  private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  private record Key(String repository, StackSpec stack) {}

  private record Entry(SoftReference<EarlierReading> reading, long bytes) {}

  /**
   * @param mostBytes what all of it may take, about
   */
  public EarlierReadings(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** As much as a quarter of the memory that this process may take. */
  public static EarlierReadings ofHeap() {
    return new EarlierReadings(Runtime.getRuntime().maxMemory() / 4);
  }

  /**
   * The graph that {@link StackReader#readSources} makes.
   *
   * @param repository whose stack it is: nothing passes from one to another
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs more than its budget
   */
  public Graph read(String repository, StackSpec stack, SourceTree tree, Budget budget) {
    if (stack.kind() != StackSpec.Kind.TERRAFORM || !StackPlan.hasSources(stack, tree)) {
      return StackReader.readSources(stack, tree, budget);
    }
    StackSpec code = PlanFiles.without(stack, tree);
    var key = new Key(repository, code);
    TerraformReader.Reading reading = TerraformReader.read(code, tree, budget, earlier(key));
    keep(key, reading.kept());
    return reading.graph();
  }

  private synchronized @Nullable EarlierReading earlier(Key key) {
    Entry entry = entries.get(key);
    return entry == null ? null : entry.reading().get();
  }

  private synchronized void keep(Key key, @Nullable EarlierReading reading) {
    entries.remove(key);
    entries.values().removeIf(entry -> entry.reading().refersTo(null));
    if (reading == null) {
      return;
    }
    long bytes = reading.bytes();
    long share = mostBytes / REPOSITORIES_SHARE;
    if (bytes > share) {
      return;
    }
    makeRoom(share - bytes, key.repository());
    makeRoom(mostBytes - bytes, null);
    entries.put(key, new Entry(new SoftReference<>(reading), bytes));
  }

  /**
   * Drops what was used least recently.
   *
   * @param repository of which alone; null for any
   */
  private void makeRoom(long most, @Nullable String repository) {
    long bytes = 0;
    for (Map.Entry<Key, Entry> each : entries.entrySet()) {
      bytes += isOf(each.getKey(), repository) ? each.getValue().bytes() : 0;
    }
    Iterator<Map.Entry<Key, Entry>> oldest = entries.entrySet().iterator();
    while (bytes > most && oldest.hasNext()) {
      Map.Entry<Key, Entry> each = oldest.next();
      if (isOf(each.getKey(), repository)) {
        bytes -= each.getValue().bytes();
        oldest.remove();
      }
    }
  }

  private static boolean isOf(Key key, @Nullable String repository) {
    return repository == null || repository.equals(key.repository());
  }
}
