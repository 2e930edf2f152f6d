package dev.plumbline.standalone.command;

import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.Snapshots;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The sources of each stack's head as they were reviewed, read once, when first asked for. */
final class HeadSources {
  private final Snapshots snapshots;
  private final Map<String, ArtifactRef> heads = new HashMap<>();
  private final Map<String, SourceTree> read = new HashMap<>();

  HeadSources(ArtifactStore artifacts) {
    this.snapshots = new Snapshots(artifacts);
  }

  void add(StackChanged stack) {
    if (stack.head() != null) {
      heads.put(stack.stack().name(), stack.head());
    }
  }

  /**
   * Nothing for a stack that is not known, or that the change removes.
   *
   * @throws IOException when the artifact store can't be reached
   */
  SourceTree of(String stack) throws IOException {
    ArtifactRef head = heads.get(stack);
    if (head == null) {
      return SourceTree.EMPTY;
    }
    SourceTree known = read.get(stack);
    if (known == null) {
      known = snapshots.get(head);
      read.put(stack, known);
    }
    return known;
  }
}
