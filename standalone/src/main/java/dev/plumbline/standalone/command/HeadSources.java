package dev.plumbline.standalone.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.facts.veil.Veil;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.Snapshots;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The sources of each stack's head as they were reviewed, read once, when first asked for; as they
 * are, and as they may be shown.
 */
final class HeadSources {
  private final ArtifactStore artifacts;
  private final Snapshots snapshots;
  private final Map<String, ArtifactRef> heads = new HashMap<>();
  private final Map<String, SourceTree> read = new HashMap<>();
  private final Map<String, ArtifactRef> graphs = new HashMap<>();
  private final Map<String, Veil> veils = new HashMap<>();

  HeadSources(ArtifactStore artifacts) {
    this.artifacts = artifacts;
    this.snapshots = new Snapshots(artifacts);
  }

  void add(StackChanged stack) {
    if (stack.head() != null) {
      heads.put(stack.stack().name(), stack.head());
    }
  }

  /**
   * @param graph of its head
   */
  void analyzed(String stack, ArtifactRef graph) {
    graphs.put(stack, graph);
  }

  /** Whether the graph is known that tells what of the sources is secret. */
  boolean isAnalyzed(String stack) {
    return graphs.containsKey(stack);
  }

  /**
   * Some files with dots for what is secret by the graph, their lines as many as they are; nothing
   * for a stack whose graph is not known.
   *
   * @throws IOException when the artifact store can't be reached
   */
  SourceTree shown(String stack, Set<String> files) throws IOException {
    ArtifactRef graph = graphs.get(stack);
    if (graph == null) {
      return SourceTree.EMPTY;
    }
    Veil veil = veil(stack, graph);
    SourceTree tree = of(stack);
    var shown = new TreeMap<String, byte[]>();
    for (String file : files) {
      byte[] bytes = tree.file(file);
      if (bytes != null) {
        shown.put(file, veil.overFile(new String(bytes, UTF_8)).getBytes(UTF_8));
      }
    }
    return new SourceTree(shown);
  }

  /**
   * What hides a stack's secrets; of a stack whose graph is not known, what looks like one.
   *
   * @throws IOException when the artifact store can't be reached
   */
  Veil veil(StackSpec stack) throws IOException {
    ArtifactRef graph = graphs.get(stack.name());
    return graph == null ? new Veil(Graph.empty(stack)) : veil(stack.name(), graph);
  }

  private Veil veil(String stack, ArtifactRef graph) throws IOException {
    Veil veil = veils.get(stack);
    if (veil == null) {
      veil = new Veil(artifacts.getJson(graph, Graph.class));
      veils.put(stack, veil);
    }
    return veil;
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
