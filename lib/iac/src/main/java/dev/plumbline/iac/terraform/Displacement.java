package dev.plumbline.iac.terraform;

import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.source.SourceRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the pieces of a configuration that an earlier reading followed a value through stand now,
 * in files in which lines came or went above them. A piece has the text that it had, so that
 * whatever stands in it went along.
 */
final class Displacement {
  /** A piece as it was found before and now. */
  private record Piece(SourceRange before, SourceRange now) {}

  private final List<Piece> pieces = new ArrayList<>();
  private final Map<String, TreeMap<Integer, Piece>> moved = new HashMap<>();

  /** Much came the same way: an argument's text is on the way of all that take it. */
  private final Map<SourceRange, SourceRange> ranges = new HashMap<>();

  private final Map<Provenance.Step, Provenance.Step> steps = new HashMap<>();

  /**
   * Takes note of a piece.
   *
   * @return whether the two can be the same piece: one of that shape in the same column
   */
  boolean add(SourceRange before, SourceRange now) {
    if (!before.equals(now)) {
      if (!isSameShape(before, now)) {
        return false;
      }
      moved.put(before.file(), new TreeMap<>());
    }
    pieces.add(new Piece(before, now));
    return true;
  }

  private static boolean isSameShape(SourceRange before, SourceRange now) {
    return before.file().equals(now.file())
        && before.start().column() == now.start().column()
        && before.end().column() == now.end().column()
        && before.end().line() - before.start().line() == now.end().line() - now.start().line()
        && before.end().offset() - before.start().offset()
            == now.end().offset() - now.start().offset();
  }

  /**
   * An earlier part with the places of now.
   *
   * @return null where a place can't be told: it lies in a file in which something moved, and in
   *     none of the pieces
   */
  @Nullable Part of(Part part) {
    if (moved.isEmpty()) {
      return part;
    }
    for (Piece piece : pieces) {
      TreeMap<Integer, Piece> ofFile = moved.get(piece.before().file());
      if (ofFile != null) {
        ofFile.put(piece.before().start().offset(), piece);
      }
    }
    List<Resource> resources = new ArrayList<>(part.resources().size());
    for (Resource resource : part.resources()) {
      // Only what an attribute's value came through lies outside of the module's own files.
      Resource now = resource.moved(this::of);
      if (now == null) {
        return null;
      }
      resources.add(now);
    }
    return new Part(part.declarations(), resources, part.edges(), part.coverage());
  }

  private @Nullable Provenance of(Provenance provenance) {
    SourceRange range = of(provenance.range());
    List<Provenance.Step> trace = range == null ? null : of(provenance.trace());
    if (range == null || trace == null) {
      return null;
    }
    return range == provenance.range() && trace == provenance.trace()
        ? provenance
        : new Provenance(range, trace);
  }

  private @Nullable List<Provenance.Step> of(List<Provenance.Step> trace) {
    Provenance.Step[] now = null;
    for (int i = 0; i < trace.size(); i++) {
      Provenance.Step step = trace.get(i);
      SourceRange at = of(step.range());
      if (at == null) {
        return null;
      }
      if (at != step.range()) {
        now = now == null ? trace.toArray(Provenance.Step[]::new) : now;
        now[i] = steps.computeIfAbsent(step, one -> Traces.at(one, at));
      }
    }
    return now == null ? trace : List.of(now);
  }

  private @Nullable SourceRange of(SourceRange range) {
    TreeMap<Integer, Piece> ofFile = moved.get(range.file());
    if (ofFile == null) {
      return range;
    }
    SourceRange now = ranges.get(range);
    if (now == null) {
      Map.Entry<Integer, Piece> found = ofFile.floorEntry(range.start().offset());
      if (found == null || !found.getValue().before().contains(range)) {
        return null;
      }
      now = moved(range, found.getValue());
      ranges.put(range, now);
    }
    return now;
  }

  private static SourceRange moved(SourceRange range, Piece piece) {
    return new SourceRange(
        range.file(), position(range.start(), piece), position(range.end(), piece));
  }

  private static SourcePosition position(SourcePosition position, Piece piece) {
    SourcePosition before = piece.before().start();
    SourcePosition now = piece.now().start();
    return new SourcePosition(
        position.line() + now.line() - before.line(),
        position.column(),
        position.offset() + now.offset() - before.offset());
  }
}
