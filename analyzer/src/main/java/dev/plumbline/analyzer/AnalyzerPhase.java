package dev.plumbline.analyzer;

import dev.plumbline.iac.EarlierReadings;
import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.graph.Coverage;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.model.review.ReviewState;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.Analysis;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.pipeline.Findings;
import dev.plumbline.pipeline.Phase;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.Snapshots;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the head's and the base's sources into graphs, and says what it sees in the head's. */
public final class AnalyzerPhase implements Phase {
  private static final Coverage NOTHING = new Coverage(0, 0, 0, 0, List.of());

  private final ArtifactStore store;
  private final EarlierReadings earlier = EarlierReadings.ofHeap();

  public AnalyzerPhase(ArtifactStore store) {
    this.store = store;
  }

  @Override
  public PhaseName name() {
    return PhaseName.ANALYZER;
  }

  @Override
  public ReviewState apply(ReviewState state, Estate estate, Findings findings, Budget budget)
      throws IOException {
    StackChanged stack = state.stack();
    var snapshots = new Snapshots(store);
    ArtifactRef before = stack.base();
    ArtifactRef after = stack.head();
    SourceTree old = before == null ? null : snapshots.get(before);
    Sides.Reader reader = tree -> earlier.read(stack.repository(), stack.stack(), tree, budget);
    if (after == null) {
      ArtifactRef base = old == null ? null : store.putJson(reader.read(old));
      return state.completed(
          PhaseName.ANALYZER,
          new Analysis(null, base, NOTHING, Map.of(), List.of(), List.of(), 0, estate.version()));
    }
    SourceTree sources = snapshots.get(after);
    Sides sides = Sides.read(stack.stack(), sources, old, reader, budget);
    Graph graph = sides.head();
    return state.completed(
        PhaseName.ANALYZER,
        new Analysis(
            store.putJson(graph),
            sides.base(store),
            graph.coverage(),
            Inventory.of(graph),
            Conventions.of(graph),
            Points.of(graph),
            graph.diagnostics().size(),
            estate.version(),
            Interfaces.of(stack, graph, sources),
            graph.errors(),
            sides.supplied(store)));
  }

  @Override
  public Optional<StackInterface> offers(ReviewState after) {
    return after
        .section(PhaseName.ANALYZER, Analysis.class)
        .flatMap(analysis -> Optional.ofNullable(analysis.offers()));
  }
}
