package dev.plumbline.analyzer;

import dev.plumbline.iac.StackReader;
import dev.plumbline.iac.cloudformation.ChangeSet;
import dev.plumbline.iac.planfile.StackPlan;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.SuppliedPlan;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.section.Analysis;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stack's head and base, both with what the plan or state in the head knows: what is known on one
 * side only would look like a change.
 *
 * @param base null when there is none
 * @param planned what a real plan does; null when there is none
 */
record Sides(Graph head, @Nullable Graph base, @Nullable Planned planned) {
  /**
   * What a real plan does, and what it is compared with: both sides by their sources alone.
   *
   * @param sources null where the plan has no sources beside it, or gives them no values
   * @param before what the plan says that there was, where there is no base
   */
  record Planned(
      SuppliedPlan plan,
      @Nullable Graph sources,
      @Nullable Graph baseSources,
      @Nullable Graph before) {}

  /** Reads the stack's sources as {@link StackReader#readSources} does. */
  interface Reader {
    Graph read(SourceTree sources);
  }

  /**
   * @param reader of the stack's sources by themselves: of the base first, as it may take over what
   *     is the same in the head
   */
  static Sides read(
      StackSpec stack, SourceTree head, @Nullable SourceTree base, Reader reader, Budget budget) {
    Optional<StackPlan> found = StackPlan.find(stack, head, budget);
    Optional<ChangeSet> changes = ChangeSet.find(stack, head, budget);
    if (changes.isPresent()) {
      return changed(changes.get(), head, base, reader);
    }
    if (found.isEmpty()) {
      Graph before = base == null ? null : reader.read(base);
      return new Sides(reader.read(head), before, null);
    }
    StackPlan plan = found.get();
    StackPlan.Reading reading = plan.head(stack, head, budget);
    Graph before = base == null ? null : plan.before(stack, base, budget);
    boolean predicted = plan.isPlan() && StackPlan.hasSources(stack, head);
    Graph baseSources = predicted && base != null ? reader.read(base) : null;
    Graph sources = predicted ? reader.read(head) : null;
    return new Sides(
        reading.graph(),
        before,
        plan.isPlan()
            ? new Planned(
                reading.plan(), sources, baseSources, base == null ? plan.prior(stack) : null)
            : null);
  }

  /** Both sides with the parameters of the change set, which lies in the head alone. */
  private static Sides changed(
      ChangeSet changes, SourceTree head, @Nullable SourceTree base, Reader reader) {
    byte[] content = head.file(changes.path());
    Graph before =
        base == null || content == null ? null : reader.read(base.with(changes.path(), content));
    Graph after = reader.read(head);
    return new Sides(after, before, new Planned(changes.plan(after, before), null, null, null));
  }

  Analysis.@Nullable Supplied supplied(ArtifactStore store) throws IOException {
    return planned == null
        ? null
        : new Analysis.Supplied(
            store.putJson(planned.plan()),
            put(store, planned.sources()),
            put(store, planned.baseSources()),
            put(store, planned.before()));
  }

  @Nullable ArtifactRef base(ArtifactStore store) throws IOException {
    return put(store, base);
  }

  private static @Nullable ArtifactRef put(ArtifactStore store, @Nullable Graph graph)
      throws IOException {
    return graph == null ? null : store.putJson(graph);
  }
}
