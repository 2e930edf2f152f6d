package dev.plumbline.reporter.keeper;

import dev.plumbline.reporter.streams.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The keeper's state: findings one by one, and for each stack on each tracked branch how new its
 * knowledge is.
 */
final class KeptFindings {
  private static final String FINDINGS = "findings";
  private static final String STACKS = "stacks";
  private static final StringSerializer TEXT = new StringSerializer();

  /**
   * @param generation of the newest review that said something
   */
  record Mark(long generation, Aliases aliases) {
    static final Mark NONE = new Mark(-1, Aliases.NONE);
  }

  private final KeyValueStore<String, Kept> findings;
  private final KeyValueStore<String, Mark> stacks;

  KeptFindings(ProcessingContext context) {
    findings = context.getStateStore(FINDINGS);
    stacks = context.getStateStore(STACKS);
  }

  static Set<StoreBuilder<?>> stores() {
    return Set.of(Stores.inMemory(FINDINGS, Kept.class), Stores.inMemory(STACKS, Mark.class));
  }

  Mark mark(String stack, String ref) {
    Mark mark = find(stack, ref);
    return mark == null ? Mark.NONE : mark;
  }

  private @Nullable Mark find(String stack, String ref) {
    return stacks.get(Stores.key(stack, ref));
  }

  void put(String stack, String ref, Mark mark) {
    stacks.put(Stores.key(stack, ref), mark);
  }

  List<Kept> all(String stack, String ref) {
    var all = new ArrayList<Kept>();
    try (var entries = findings.prefixScan(Stores.prefix(stack, ref), TEXT)) {
      entries.forEachRemaining(entry -> all.add(entry.value));
    }
    return all;
  }

  void put(String stack, String ref, Kept kept) {
    findings.put(Stores.key(stack, ref, kept.finding().fingerprint()), kept);
  }

  /** Forgets what was fixed before {@code horizon}; it would be opened, no longer reopened. */
  void forgetFixedBefore(long horizon) {
    var old = new ArrayList<String>();
    try (var entries = findings.all()) {
      entries.forEachRemaining(entry -> {
        if (!entry.value.live() && entry.value.since() < horizon) {
          old.add(entry.key);
        }
      });
    }
    old.forEach(findings::delete);
  }
}
