package dev.plumbline.standalone.fix;

import dev.plumbline.implementer.diff.Aligned;
import dev.plumbline.implementer.diff.Edits;
import dev.plumbline.model.section.Implementation;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.source.SourceTree;
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
  public Patch {
    parts = List.copyOf(parts);
  }

  /**
   * One stack's fixes.
   *
   * @param reviewed its sources as they were reviewed
   * @param postponed whether its edits contradict those of a stack before it, so that they wait for
   *     the next run
   */
  public record Part(
      StackReport stack, Implementation.Fixes fixes, SourceTree reviewed, boolean postponed) {
    public String name() {
      return stack.stack().name();
    }

    /** What is written of it; null for nothing. */
    public Implementation.@Nullable Together written() {
      return postponed ? null : fixes.together();
    }
  }

  /** Takes in one more stack; stacks that share a module may want the same, or the contrary. */
  public Patch with(StackReport stack, Implementation.Fixes fixes, SourceTree reviewed) {
    Implementation.Together together = fixes.together();
    Optional<Edits> sum = together == null ? Optional.of(edits()) : edits().plus(together.edits());
    var more = new ArrayList<>(parts);
    more.add(new Part(stack, fixes, reviewed, sum.isEmpty()));
    return new Patch(more);
  }

  /**
   * The same for what is written into whole files: two stacks that would each add something of
   * their own to one file wait for one another.
   */
  public Patch withWhole(StackReport stack, Implementation.Fixes fixes, SourceTree reviewed) {
    Implementation.Together together = fixes.together();
    List<Implementation.Edit> before = edits().all();
    boolean apart =
        together == null
            || together.edits().stream()
                .map(Implementation.Edit::file)
                .distinct()
                .allMatch(file ->
                    of(file, before).isEmpty()
                        || of(file, before).equals(of(file, together.edits())));
    if (apart) {
      return with(stack, fixes, reviewed);
    }
    var more = new ArrayList<>(parts);
    more.add(new Part(stack, fixes, reviewed, true));
    return new Patch(more);
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
