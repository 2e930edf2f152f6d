package dev.plumbline.model.graph;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where each attribute path is written: an immutable map in the order it was made in. It is small,
 * and one with the same paths at other places shares all but these: when lines move, that is what a
 * stack of 10,000 resources is made of anew.
 */
final class Places extends AbstractMap<String, Provenance> {
  private final String[] paths;

  /** By a path's hash, closed: its number and one, or 0 for none. */
  private final int[] slots;

  private final Provenance[] places;

  private Places(String[] paths, int[] slots, Provenance[] places) {
    this.paths = paths;
    this.slots = slots;
    this.places = places;
  }

  static Places of(Map<String, Provenance> map) {
    if (map instanceof Places places) {
      return places;
    }
    var paths = new String[map.size()];
    var places = new Provenance[map.size()];
    var slots = new int[Integer.highestOneBit(Math.max(1, map.size())) * 4];
    int count = 0;
    for (Map.Entry<String, Provenance> each : map.entrySet()) {
      paths[count] = each.getKey();
      places[count] = each.getValue();
      slots[slot(each.getKey(), paths, slots)] = ++count;
    }
    return new Places(paths, slots, places);
  }

  /** The slot that has the path, or the free one that it would take. */
  private static int slot(Object path, String[] paths, int[] slots) {
    int hash = path.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (slots.length - 1);
    while (slots[slot] != 0 && !paths[slots[slot] - 1].equals(path)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  /**
   * The same paths elsewhere.
   *
   * @param move gives a place anew, the same object where it stays; null where it can't be told
   * @return this where all stay; null where one can't be told
   */
  @Nullable Places moved(Function<Provenance, @Nullable Provenance> move) {
    Provenance[] moved = places;
    for (int i = 0; i < places.length; i++) {
      Provenance now = move.apply(places[i]);
      if (now == null) {
        return null;
      }
      if (now != places[i]) {
        moved = moved == places ? places.clone() : moved;
        moved[i] = now;
      }
    }
    return moved == places ? this : new Places(paths, slots, moved);
  }

  @Override
  public @Nullable Provenance get(@Nullable Object path) {
    int found = path == null ? 0 : slots[slot(path, paths, slots)];
    return found == 0 ? null : places[found - 1];
  }

  @Override
  public boolean containsKey(@Nullable Object path) {
    return get(path) != null;
  }

  @Override
  public int size() {
    return places.length;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super Provenance> action) {
    for (int i = 0; i < places.length; i++) {
      action.accept(paths[i], places[i]);
    }
  }

  @Override
  public Set<Entry<String, Provenance>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, Provenance>> iterator() {
        return new Entries();
      }

      @Override
      public int size() {
        return places.length;
      }
    };
  }

  private final class Entries implements Iterator<Map.Entry<String, Provenance>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < places.length;
    }

    @Override
    public Map.Entry<String, Provenance> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return Map.entry(paths[next], places[next++]);
    }
  }
}
