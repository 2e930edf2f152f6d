package dev.plumbline.reporter.stack;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.section.Strategy;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.Budget;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.reporter.diagram.ArchitectureDiagram;
import dev.plumbline.reporter.runbook.ModulesPage;
import dev.plumbline.reporter.runbook.Runbook;
import dev.plumbline.reporter.strategy.Strategies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.elk.core.UnsupportedConfigurationException;
import org.eclipse.elk.core.UnsupportedGraphException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is written about a stack, as artifacts.
 *
 * @param diagram null when the stack is removed or can't be laid out
 * @param runbook null when the stack is removed
 * @param modules null when the stack is removed
 */
record Documents(
    @Nullable ArtifactRef strategy,
    Strategy.Rollback rollback,
    int waves,
    @Nullable ArtifactRef diagram,
    @Nullable ArtifactRef runbook,
    @Nullable ArtifactRef modules) {
  static final Documents NONE =
      new Documents(
          null,
          new Strategy.Rollback(Strategy.Rollback.Kind.NOTHING, "", List.of(), List.of()),
          0,
          null,
          null,
          null);

  private static final Logger LOG = LoggerFactory.getLogger(Documents.class);

  static Documents write(
      ArtifactStore artifacts,
      StackChanged stack,
      @Nullable Graph head,
      @Nullable Graph base,
      StackReport.Links links,
      Validation.Plan plan,
      Budget budget)
      throws IOException {
    Strategy strategy = Strategies.of(stack.stack(), head, base, plan, budget);
    ArtifactRef kept = artifacts.putJson(strategy);
    Strategy.Rollback rollback = strategy.rollback();
    if (head == null) {
      return new Documents(kept, rollback, strategy.waves().size(), null, null, null);
    }
    List<PlannedChange> changes = plan.comparable() ? plan.changes() : List.of();
    String diagram = diagram(stack, head, base, changes, budget);
    String runbook = Runbook.page(stack, head, links, strategy, plan);
    return new Documents(
        kept,
        rollback,
        strategy.waves().size(),
        diagram == null ? null : put(artifacts, diagram, ArchitectureDiagram.MEDIA_TYPE),
        put(artifacts, runbook, Runbook.MEDIA_TYPE),
        put(artifacts, ModulesPage.of(head), Runbook.MEDIA_TYPE));
  }

  /** A graph that the layout refuses costs the picture, not the report. */
  private static @Nullable String diagram(
      StackChanged stack,
      Graph head,
      @Nullable Graph base,
      List<PlannedChange> changes,
      Budget budget) {
    try {
      return ArchitectureDiagram.svg(head, base, changes, budget);
    } catch (UnsupportedGraphException | UnsupportedConfigurationException e) {
      LOG.atError().addKeyValue("stack", stack.key()).setCause(e).log("no layout, no diagram");
      return null;
    }
  }

  private static ArtifactRef put(ArtifactStore artifacts, String text, String mediaType)
      throws IOException {
    return artifacts.put(text.getBytes(StandardCharsets.UTF_8), mediaType);
  }
}
