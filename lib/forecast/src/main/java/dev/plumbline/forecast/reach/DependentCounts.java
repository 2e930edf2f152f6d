package dev.plumbline.forecast.reach;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many resources need each of many, all of them counted together: a walk over the graph takes
 * 64 of them along, one in each bit of a node's mask. In the order of the walk a node comes after
 * those that lead to it but for circles, so that one walk is enough where there are none.
 */
final class DependentCounts {
  /**
   * @param resources how many need it, itself not counted
   * @param exact whether that is all; else at least so many do
   */
  record Count(int resources, boolean exact) {}

  private static final Count NONE = new Count(0, true);

  private final Dependents dependents;
  private final List<String> addresses;
  private final long limit;
  private final int[] order;
  private final int[] position;
  private final long[] masks;
  private long steps;

  /**
   * @param limit how many nodes and links the walks may pass; what is left then is counted by what
   *     is next to it alone
   */
  DependentCounts(Dependents dependents, List<String> addresses, long limit) {
    this.dependents = dependents;
    this.addresses = addresses;
    this.limit = limit;
    order = sorted(addresses.stream().mapToInt(dependents::of).filter(n -> n >= 0).toArray());
    position = new int[dependents.size()];
    for (int i = 0; i < order.length; i++) {
      position[order[i]] = i;
    }
    masks = new long[order.length];
  }

  /** In the order of the addresses. */
  List<Count> all() {
    List<Count> counts = new ArrayList<>();
    for (int from = 0; from < addresses.size(); from += Long.SIZE) {
      int to = Math.min(from + Long.SIZE, addresses.size());
      counts.addAll(together(addresses.subList(from, to)));
    }
    return counts;
  }

  /** Nodes and links passed so far. */
  long steps() {
    return steps;
  }

  private List<Count> together(List<String> addresses) {
    int[] starts = addresses.stream().mapToInt(dependents::of).toArray();
    boolean whole = walk(starts);
    int[] counted = whole ? counted(starts.length) : new int[starts.length];
    List<Count> counts = new ArrayList<>();
    for (int i = 0; i < starts.length; i++) {
      counts.add(count(starts[i], whole, counted[i]));
    }
    return counts;
  }

  private Count count(int start, boolean whole, int counted) {
    if (start < 0 || dependents.next(start).length == 0) {
      return NONE;
    }
    return whole ? new Count(counted - 1, true) : new Count(atLeast(start), false);
  }

  /** The resources right behind it; one where there are only groups. */
  private int atLeast(int start) {
    long resources = IntStream.of(dependents.next(start)).filter(dependents::isResource).count();
    return Math.max(1, (int) resources);
  }

  /** Spreads the bits of the starts; false when the limit is reached before all are everywhere. */
  private boolean walk(int[] starts) {
    Arrays.fill(masks, 0);
    for (int i = 0; i < starts.length; i++) {
      if (starts[i] >= 0) {
        masks[position[starts[i]]] |= 1L << i;
      }
    }
    boolean again = true;
    while (again) {
      if (steps > limit) {
        return false;
      }
      again = sweep();
    }
    return true;
  }

  /** Whether a node was changed that the sweep had passed. */
  private boolean sweep() {
    boolean again = false;
    steps += order.length;
    for (int at = 0; at < order.length; at++) {
      long mask = masks[at];
      if (mask != 0) {
        int[] links = dependents.next(order[at]);
        steps += links.length;
        for (int link : links) {
          int to = position[link];
          if ((masks[to] | mask) != masks[to]) {
            masks[to] |= mask;
            again |= to < at;
          }
        }
      }
    }
    return again;
  }

  /**
   * By bit, the resources that have it. The counts of all bits are kept side by side: one word has
   * the lowest digit of each, the next one the second.
   */
  private int[] counted(int bits) {
    long[] digits = new long[Integer.SIZE];
    for (int at = 0; at < order.length; at++) {
      if (dependents.isResource(order[at])) {
        long carry = masks[at];
        for (int digit = 0; carry != 0; digit++) {
          long before = digits[digit];
          digits[digit] = before ^ carry;
          carry &= before;
        }
      }
    }
    int[] counted = new int[bits];
    for (int bit = 0; bit < bits; bit++) {
      for (int digit = 0; digit < digits.length; digit++) {
        counted[bit] |= (int) (digits[digit] >>> bit & 1) << digit;
      }
    }
    return counted;
  }

  /** What the starts lead to, each after what leads to it; a circle is cut where it is met. */
  private int[] sorted(int[] starts) {
    var entered = new BitSet(dependents.size());
    List<Integer> left = new ArrayList<>();
    Deque<int[]> open = new ArrayDeque<>();
    for (int start : starts) {
      enter(start, entered, open);
      while (!open.isEmpty()) {
        int[] at = open.element();
        int[] links = dependents.next(at[0]);
        if (at[1] < links.length) {
          enter(links[at[1]++], entered, open);
        } else {
          left.add(open.pop()[0]);
        }
      }
    }
    Collections.reverse(left);
    return left.stream().mapToInt(Integer::intValue).toArray();
  }

  private static void enter(int node, BitSet entered, Deque<int[]> open) {
    if (!entered.get(node)) {
      entered.set(node);
      open.push(new int[] {node, 0});
    }
  }
}
