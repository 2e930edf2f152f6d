package dev.plumbline.reporter.diagram;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.source.Budget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stack's architecture with what a change does to it. */
public final class ArchitectureDiagram {
  public static final String MEDIA_TYPE = "image/svg+xml";

  private ArchitectureDiagram() {}

  /**
   * The same input gives the same image.
   *
   * @param base draws what goes as well; null for none
   * @param changes by which resources are marked
   */
  public static String svg(
      Graph head, @Nullable Graph base, List<PlannedChange> changes, Budget budget) {
    Scene scene = Scenes.of(Parts.of(head, base, changes, budget));
    budget.checkTime();
    return SvgWriter.svg(Layout.of(scene), "Architecture of " + head.stack().name());
  }
}
