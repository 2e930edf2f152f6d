package dev.plumbline.model.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a change renames without saying so.
 *
 * @param found in the order of the head
 * @param actions the predicted plan's counts by action, lower case, once all of {@code found} is
 *     written; empty where nothing is to be written
 */
public record Renames(List<Rename> found, Map<String, Integer> actions) {
  public static final Renames NONE = new Renames(List.of(), Map.of());

  public Renames {
    found = List.copyOf(found);
    actions = Map.copyOf(new TreeMap<>(actions));
  }
}
