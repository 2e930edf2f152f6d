package dev.plumbline.standalone.fix;

import dev.plumbline.implementer.diff.Aligned;
import dev.plumbline.implementer.diff.Edits;
import dev.plumbline.implementer.proof.Unreadable;
import dev.plumbline.model.section.Implementation;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All stacks' fixes as one change of the repository's files.
 *
 * @param parts one a stack, in the report's order
 */
public record Patch(List<Part> parts) {
  private static final String SAME_LINES = "another stack's fixes change the same lines";
  private static final long MOST_STEPS = 100_000_000;
  private static final long MOST_BYTES = 1L << 30;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  public Patch {
    parts = List.copyOf(parts);
  }

  /**
   * One stack's fixes.
   *
   * @param reviewed its sources as they were reviewed
   * @param postponed why its edits don't go with those of the stacks before it, so that they wait
   *     for the next run; {@code ""} where they do
   */
  public record Part(
      StackSpec stack, Implementation.Fixes fixes, SourceTree reviewed, String postponed) {
    public String name() {
      return stack.name();
    }

    public boolean isPostponed() {
      return !postponed.isEmpty();
    }

    /** What is written of it; null for nothing. */
    public Implementation.@Nullable Together written() {
      return isPostponed() ? null : fixes.together();
    }
  }

  /**
   * Takes in one more stack; stacks that share a module may want the same, or the contrary. Each
   * was proved alone: what they write in common has to be the same, and what it makes of a file is
   * read again.
   */
  public Patch with(StackSpec stack, Implementation.Fixes fixes, SourceTree reviewed) {
    Implementation.Together together = fixes.together();
    if (together != null && edits().meet(together.edits())) {
      return plus(new Part(stack, fixes, reviewed, SAME_LINES));
    }
    Patch more = plus(new Part(stack, fixes, reviewed, ""));
    boolean alone = parts.stream().allMatch(part -> part.written() == null);
    Optional<String> broken =
        together == null || alone ? Optional.empty() : more.broken(together.edits(), stack);
    return broken
        .map(why -> plus(new Part(stack, fixes, reviewed, "with another stack's fixes, " + why)))
        .orElse(more);
  }

  /**
   * The same for what is written into whole files: two stacks that would each add something of
   * their own to one file wait for one another.
   */
  public Patch withWhole(StackSpec stack, Implementation.Fixes fixes, SourceTree reviewed) {
    Implementation.Together together = fixes.together();
    List<Implementation.Edit> before = edits().all();
    boolean apart =
        together == null
            || files(together.edits()).stream()
                .allMatch(file ->
                    of(file, before).isEmpty()
                        || of(file, before).equals(of(file, together.edits())));
    return apart
        ? with(stack, fixes, reviewed)
        : plus(new Part(stack, fixes, reviewed, SAME_LINES));
  }

  private Patch plus(Part part) {
    var more = new ArrayList<>(parts);
    more.add(part);
    return new Patch(more);
  }

  /** The first error that the whole brings into files that one stack edits. */
  private Optional<String> broken(List<Implementation.Edit> edits, StackSpec stack) {
    List<String> own = files(edits);
    var before = new TreeMap<String, byte[]>();
    var after = new TreeMap<String, byte[]>();
    for (FileChange change : files()) {
      if (own.contains(change.path())) {
        after.put(change.path(), change.after());
        if (change.reviewed() != null) {
          before.put(change.path(), change.reviewed());
        }
      }
    }
    Budget budget = Budget.of(MOST_STEPS, MOST_BYTES, PATIENCE);
    return Unreadable.brought(new SourceTree(before), new SourceTree(after), stack.kind(), budget);
  }

  private static List<String> files(List<Implementation.Edit> edits) {
    return edits.stream().map(Implementation.Edit::file).distinct().toList();
  }

  private static List<Implementation.Edit> of(String file, List<Implementation.Edit> edits) {
    return edits.stream().filter(edit -> edit.file().equals(file)).toList();
  }

  /** How many findings it removes. */
  public int size() {
    return parts.stream()
        .map(Part::written)
        .filter(Objects::nonNull)
        .mapToInt(together -> together.fingerprints().size())
        .sum();
  }

  /** The files it changes or adds. */
  public List<FileChange> files() {
    Edits edits = edits();
    var reviewed = new TreeMap<String, byte[]>();
    parts.forEach(part -> part.reviewed().files().forEach(reviewed::putIfAbsent));
    var before = new SourceTree(reviewed);
    SourceTree after = Aligned.of(before, edits.applied(before)).tree();
    return edits.all().stream()
        .map(Implementation.Edit::file)
        .distinct()
        .sorted()
        .map(file ->
            new FileChange(file, reviewed.get(file), Objects.requireNonNull(after.file(file))))
        .toList();
  }

  private Edits edits() {
    Edits sum = Edits.NONE;
    for (Part part : parts) {
      Implementation.Together together = part.written();
      if (together != null) {
        sum = sum.plus(together.edits()).orElseThrow();
      }
    }
    return sum;
  }
}
