package dev.plumbline.forecast.drawn;

import java.util.List;
import java.util.Map;

/**
 * A configuration and what a change makes of it; the same for a seed on every machine.
 *
 * @param changes what was done, in order
 */
public record Drawn(Map<String, String> before, Map<String, String> after, List<String> changes) {

  public static Drawn of(long seed) {
    var drawing = new Drawing(seed);
    drawing.configuration();
    Map<String, String> before = Writing.of(drawing.root);
    List<String> changes = Mutation.several(drawing);
    return new Drawn(before, Writing.of(drawing.root), changes);
  }
}
