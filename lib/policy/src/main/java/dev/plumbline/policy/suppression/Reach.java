package dev.plumbline.policy.suppression;

import dev.plumbline.model.graph.Declarations.ModuleCall;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SourceRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which findings a mark covers, by where it stands. */
final class Reach {
  private final List<ModuleCall> calls;
  private final Map<String, Set<Integer>> commentLines = new HashMap<>();

  Reach(Graph graph) {
    this.calls = graph.declarations().modules();
    graph
        .comments()
        .forEach(comment -> {
          SourceRange range = comment.range();
          for (int line = range.start().line(); line <= lastLine(range); line++) {
            commentLines.computeIfAbsent(range.file(), _ -> new HashSet<>()).add(line);
          }
        });
  }

  boolean covers(Mark mark, Resource resource, SourceRange place) {
    SourceRange at = mark.suppression().range();
    return switch (mark.scope()) {
      case FILE -> at.file().equals(resource.range().file());
      case LINE ->
          onLine(at, place) || blocks(resource).stream().anyMatch(block -> onLine(at, block));
      case BLOCK ->
          blocks(resource).stream().anyMatch(block -> block.contains(at) || onLine(at, block));
    };
  }

  /** The resource's own block and the calls of the modules that hold it. */
  private List<SourceRange> blocks(Resource resource) {
    var blocks = new ArrayList<SourceRange>();
    blocks.add(resource.range());
    if (!resource.module().isEmpty()) {
      String module = bare(resource.module());
      for (ModuleCall call : calls) {
        String address = bare(call.address());
        if (module.equals(address) || module.startsWith(address + ".")) {
          blocks.add(call.range());
        }
      }
    }
    return blocks;
  }

  /** On the first line of what it covers, or on comment lines directly above. */
  private boolean onLine(SourceRange mark, SourceRange covered) {
    if (!mark.file().equals(covered.file())) {
      return false;
    }
    int first = covered.start().line();
    int last = lastLine(mark);
    if (mark.start().line() == first) {
      return true;
    }
    Set<Integer> comments = commentLines.getOrDefault(mark.file(), Set.of());
    int next = last + 1;
    while (next < first && comments.contains(next)) {
      next++;
    }
    return next == first;
  }

  /** A comment to the end of its line may end at the start of the next one. */
  private static int lastLine(SourceRange range) {
    boolean endsAtLineStart =
        range.end().column() == 1 && range.end().line() > range.start().line();
    return endsAtLineStart ? range.end().line() - 1 : range.end().line();
  }

  private static String bare(String address) {
    return address.replaceAll("\\[[^\\]]*]", "");
  }
}
