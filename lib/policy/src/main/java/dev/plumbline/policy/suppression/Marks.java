package dev.plumbline.policy.suppression;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Declarations.ModuleCall;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SourceRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Marks by where they hold. What holds at a block or a line is found once, however many findings
 * are there, so that the cost grows with the marks and the findings and not with their product.
 */
final class Marks {
  private static final Here NOTHING = new Here();

  private final CommentLines comments;
  private final Map<String, Set<SourceRange>> calls = new HashMap<>();
  private final Map<String, Here> inFiles = new HashMap<>();
  private final Map<String, NavigableMap<Integer, List<Mark>>> byFirstLine = new HashMap<>();
  private final Map<String, NavigableMap<Integer, List<Mark>>> byLastLine = new HashMap<>();

  /** Those behind code, by the line of its end. */
  private final Map<String, NavigableMap<Integer, List<Mark>>> behindCode = new HashMap<>();

  private final Map<SourceRange, Here> inBlocks = new HashMap<>();
  private final Map<Resource, Closings> closings = new IdentityHashMap<>();
  private final Map<String, Here> onLines = new HashMap<>();

  Marks(Graph graph, List<Mark> marks) {
    this.comments = new CommentLines(graph.comments());
    for (ModuleCall call : graph.declarations().modules()) {
      calls
          .computeIfAbsent(Addresses.withoutKeys(call.address()), _ -> new LinkedHashSet<>(1))
          .add(call.range());
    }
    marks.forEach(this::add);
  }

  private void add(Mark mark) {
    SourceRange at = mark.suppression().range();
    if (mark.scope() == Mark.Scope.FILE) {
      inFiles.computeIfAbsent(at.file(), _ -> new Here()).add(mark);
    } else {
      put(byFirstLine, at.file(), at.start().line(), mark);
      put(
          mark.besideCode() ? behindCode : byLastLine,
          at.file(),
          mark.besideCode() ? at.start().line() : CommentLines.last(at),
          mark);
    }
  }

  private static void put(
      Map<String, NavigableMap<Integer, List<Mark>>> index, String file, int line, Mark mark) {
    index
        .computeIfAbsent(file, _ -> new TreeMap<>())
        .computeIfAbsent(line, _ -> new ArrayList<>(1))
        .add(mark);
  }

  /**
   * What holds for a finding. The same come back for the same places.
   *
   * @param place where the finding points
   */
  List<Here> at(Resource resource, SourceRange place) {
    List<Here> found = new ArrayList<>();
    found.add(inFiles.getOrDefault(resource.range().file(), NOTHING));
    for (SourceRange block : blocks(resource)) {
      found.add(inBlocks.computeIfAbsent(block, this::inBlock));
    }
    found.add(onLine(place));
    found.addAll(
        closings.computeIfAbsent(resource, it -> Closings.of(it, behind(it))).around(place));
    return found;
  }

  /** The marks behind code on a resource's lines. */
  private NavigableMap<Integer, List<Mark>> behind(Resource resource) {
    SourceRange range = resource.range();
    return behindCode
        .getOrDefault(range.file(), Collections.emptyNavigableMap())
        .subMap(range.start().line(), true, range.end().line(), true);
  }

  /** Those that cover whatever a module makes. */
  Set<Mark> coveringModules() {
    Set<Mark> found = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Set<SourceRange> ranges : calls.values()) {
      for (SourceRange call : ranges) {
        inBlocks.computeIfAbsent(call, this::inBlock).all().forEach(found::add);
      }
    }
    return found;
  }

  /** The resource's own block and the calls of the modules that hold it. */
  private List<SourceRange> blocks(Resource resource) {
    List<SourceRange> blocks = new ArrayList<>();
    blocks.add(resource.range());
    String module = Addresses.withoutKeys(resource.module());
    for (int end = 0; end >= 0 && !module.isEmpty(); ) {
      end = module.indexOf('.', end + 1);
      String outer = end < 0 ? module : module.substring(0, end);
      blocks.addAll(calls.getOrDefault(outer, Set.of()));
    }
    return blocks;
  }

  /**
   * Those of blocks in it, and all at its first line, behind its end, or on comment lines directly
   * above.
   */
  private Here inBlock(SourceRange block) {
    Here here = new Here();
    int first = block.start().line();
    byFirstLine
        .getOrDefault(block.file(), new TreeMap<>())
        .subMap(first, true, block.end().line(), true)
        .values()
        .forEach(marks ->
            marks.stream()
                .filter(mark -> mark.scope() == Mark.Scope.BLOCK)
                .filter(mark -> block.contains(mark.suppression().range()))
                .filter(mark -> mark.suppression().range().start().line() != first)
                .forEach(here::add));
    startingAt(block.file(), first).forEach(here::add);
    if (block.end().line() > first) {
      behindCode
          .getOrDefault(block.file(), Collections.emptyNavigableMap())
          .getOrDefault(block.end().line(), List.of())
          .stream()
          .filter(mark -> Closings.isBehind(mark, block))
          .forEach(here::add);
    }
    return here;
  }

  private Here onLine(SourceRange place) {
    String key = place.file() + '\0' + place.start().line();
    return onLines.computeIfAbsent(
        key,
        _ -> {
          Here here = new Here();
          startingAt(place.file(), place.start().line()).stream()
              .filter(mark -> mark.scope() == Mark.Scope.LINE)
              .forEach(here::add);
          return here;
        });
  }

  private List<Mark> startingAt(String file, int line) {
    List<Mark> found =
        new ArrayList<>(
            byFirstLine.getOrDefault(file, new TreeMap<>()).getOrDefault(line, List.of()));
    NavigableMap<Integer, List<Mark>> ending = byLastLine.getOrDefault(file, new TreeMap<>());
    for (int above = line - 1; comments.has(file, above); above--) {
      found.addAll(ending.getOrDefault(above, List.of()));
    }
    return found;
  }
}
