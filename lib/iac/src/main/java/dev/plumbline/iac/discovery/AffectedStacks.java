package dev.plumbline.iac.discovery;

import dev.plumbline.iac.discovery.AffectedStack.Cause;
import dev.plumbline.model.event.StackInterface;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which stacks a change concerns. */
public final class AffectedStacks {
  private AffectedStacks() {}

  /** The paths whose content differs between two trees, added and removed ones included. */
  public static Set<String> changedPaths(FileTree head, FileTree base) throws IOException {
    var changed = new TreeSet<String>();
    for (String path : head.paths()) {
      if (!base.paths().contains(path) || !base.id(path).equals(head.id(path))) {
        changed.add(path);
      }
    }
    for (String path : base.paths()) {
      if (!head.paths().contains(path)) {
        changed.add(path);
      }
    }
    return changed;
  }

  /** Every stack, where nothing is compared. */
  public static List<AffectedStack> all(Discovered head) {
    return head.stacks().stream()
        .map(stack -> new AffectedStack(stack, null, Cause.REVIEWED))
        .toList();
  }

  /**
   * The stacks with a changed file, those that came or went or lost their values, and those of the
   * same repository that read what one of these offers.
   *
   * @param estate what the stacks of this repository's tracked branch offer and read, by stack name
   */
  public static List<AffectedStack> between(
      Discovered head, Discovered base, Set<String> changed, Map<String, StackInterface> estate) {
    Map<String, Stack> before = byName(base);
    var affected = new TreeMap<String, AffectedStack>();
    for (Stack stack : head.stacks()) {
      Stack old = before.remove(stack.name());
      old = old == null ? undivided(stack, base) : old;
      if (old == null) {
        affected.put(stack.name(), new AffectedStack(stack, null, Cause.ADDED));
      } else if (!stack.spec().equals(old.spec())
          || isTouched(stack, changed)
          || isTouched(old, changed)) {
        affected.put(stack.name(), new AffectedStack(stack, old, Cause.CHANGED));
      }
    }
    before.values().removeIf(old -> isDivided(old, head));
    before.forEach(
        (name, old) -> affected.put(name, new AffectedStack(null, old, gone(old, head))));
    addReaders(affected, head, byName(base), estate);
    return List.copyOf(affected.values());
  }

  /**
   * What an environment was before there were any, or the other way around: a root module that gets
   * its first files of values, or loses its last, is the same one, and nothing of it is destroyed.
   */
  private static @Nullable Stack undivided(Stack stack, Discovered base) {
    boolean divided = stack.spec().environment().isEmpty();
    return base.stacks().stream()
        .filter(old -> old.spec().environment().isEmpty() != divided && isSameRoot(old, stack))
        .findFirst()
        .orElse(null);
  }

  private static Cause gone(Stack old, Discovered head) {
    boolean stays = head.stacks().stream().anyMatch(stack -> isSameRoot(old, stack));
    return stays ? Cause.VALUES_REMOVED : Cause.REMOVED;
  }

  private static boolean isDivided(Stack old, Discovered head) {
    return old.spec().environment().isEmpty()
        && head.stacks().stream().anyMatch(stack -> isSameRoot(old, stack));
  }

  private static boolean isSameRoot(Stack one, Stack other) {
    return one.spec().kind() == other.spec().kind()
        && one.spec().path().equals(other.spec().path());
  }

  private static Map<String, Stack> byName(Discovered discovered) {
    var stacks = new TreeMap<String, Stack>();
    discovered.stacks().forEach(stack -> stacks.put(stack.name(), stack));
    return stacks;
  }

  private static boolean isTouched(Stack stack, Set<String> changed) {
    return changed.size() < stack.files().size()
        ? changed.stream().anyMatch(stack.files()::contains)
        : stack.files().stream().anyMatch(changed::contains);
  }

  private static void addReaders(
      Map<String, AffectedStack> affected,
      Discovered head,
      Map<String, Stack> base,
      Map<String, StackInterface> estate) {
    var offered = new HashSet<String>();
    affected.keySet().forEach(name -> offered.addAll(offers(estate.get(name))));
    var readers = new ArrayList<AffectedStack>();
    for (Stack stack : head.stacks()) {
      StackInterface known = estate.get(stack.name());
      if (!affected.containsKey(stack.name())
          && known != null
          && known.reads().stream().anyMatch(offered::contains)) {
        readers.add(new AffectedStack(stack, base.get(stack.name()), Cause.READS_AFFECTED));
      }
    }
    readers.forEach(reader -> affected.put(reader.spec().name(), reader));
  }

  private static Collection<String> offers(@Nullable StackInterface known) {
    var offers = new HashSet<String>();
    if (known != null) {
      offers.addAll(known.stateKeys());
      offers.addAll(known.exports().keySet());
    }
    return offers;
  }
}
