package dev.plumbline.reporter.keeper;

import dev.plumbline.model.review.StackChanged;
import dev.plumbline.reporter.streams.Stores;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
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
  private static final String CLOSED = "closed";
  static final String[] STORES = {FINDINGS, STACKS, CLOSED};
  private static final StringSerializer TEXT = new StringSerializer();

  /**
   * @param generation of the newest review that said something
   * @param repository of the stack, {@code ""} where an older version wrote it
   * @param stack its name in the repository
   * @param at when that was, in milliseconds since the epoch
   */
  record Mark(long generation, Aliases aliases, String repository, String stack, long at) {
    static final Mark NONE = new Mark(-1, Aliases.NONE, "", "", 0);

    String key() {
      return repository + "/" + stack;
    }
  }

  /**
   * A branch that was deleted.
   *
   * @param generation of the change that said so
   * @param at when it was heard of, in milliseconds since the epoch
   */
  record Closed(long generation, long at) {}

  private final KeyValueStore<String, Kept> findings;
  private final KeyValueStore<String, Mark> stacks;
  private final KeyValueStore<String, Closed> closed;

  KeptFindings(ProcessingContext context) {
    findings = context.getStateStore(FINDINGS);
    stacks = context.getStateStore(STACKS);
    closed = context.getStateStore(CLOSED);
  }

  static Set<StoreBuilder<?>> stores() {
    return Set.of(
        Stores.inMemory(FINDINGS, Kept.class),
        Stores.inMemory(STACKS, Mark.class),
        Stores.inMemory(CLOSED, Closed.class));
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

  /**
   * The stacks of a branch that were last seen before it was deleted. Read are those of its
   * repository, and of repositories whose names go on from it.
   */
  List<Mark> of(Closing closing) {
    var found = new ArrayList<Mark>();
    try (var entries = stacks.prefixScan(closing.repository() + "/", TEXT)) {
      entries.forEachRemaining(entry -> {
        Mark mark = entry.value;
        if (mark.repository().equals(closing.repository())
            && entry.key.equals(Stores.key(mark.key(), closing.ref()))
            && mark.generation() < closing.generation()) {
          found.add(mark);
        }
      });
    }
    return found;
  }

  /** All of a stack on a branch; seen again, it is new. */
  void forget(String stack, String ref) {
    all(stack, ref)
        .forEach(kept -> findings.delete(Stores.key(stack, ref, kept.finding().fingerprint())));
    stacks.delete(Stores.key(stack, ref));
  }

  /** What is older than the branch's end, and comes after it, says nothing any more. */
  void close(Closing closing, long now) {
    String key = Stores.key(closing.repository(), closing.ref());
    Closed known = closed.get(key);
    if (known == null || known.generation() < closing.generation()) {
      closed.put(key, new Closed(closing.generation(), now));
    }
  }

  boolean isClosed(StackChanged stack) {
    Closed known = closed.get(Stores.key(stack.repository(), stack.ref()));
    return known != null && known.generation() > stack.generation();
  }

  /**
   * Forgets what was fixed before {@code horizon}, which would be opened and no longer reopened;
   * and stacks and closed branches of which nothing is kept and nothing was heard since.
   */
  void forgetBefore(long horizon) {
    delete(findings, (_, kept) -> !kept.live() && kept.since() < horizon);
    delete(stacks, (key, mark) -> mark.at() < horizon && isEmpty(key));
    delete(closed, (_, end) -> end.at() < horizon);
  }

  private boolean isEmpty(String stackAndRef) {
    try (var entries = findings.prefixScan(Stores.prefix(stackAndRef), TEXT)) {
      return !entries.hasNext();
    }
  }

  private static <T> void delete(KeyValueStore<String, T> store, BiPredicate<String, T> old) {
    var keys = new ArrayList<String>();
    try (var entries = store.all()) {
      entries.forEachRemaining(entry -> {
        if (old.test(entry.key, entry.value)) {
          keys.add(entry.key);
        }
      });
    }
    keys.forEach(store::delete);
  }
}
