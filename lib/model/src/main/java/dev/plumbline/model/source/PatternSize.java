package dev.plumbline.model.source;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large a regular expression in RE2's syntax becomes when its counted repeats are written out,
 * as its engines do: {@code (a{1000}){1000}} is a million instructions, in 15 characters. Reads the
 * text once, keeps a small number for each open group, and takes what is no pattern as well.
 *
 * @param instructions about as many as an engine makes of it, at most {@link Long#MAX_VALUE}
 * @param copies how often repeats within repeats copy what is innermost
 */
public record PatternSize(long instructions, long copies) {
  /** What Go's engine, and so Terraform, takes at most. Source: Go, {@code regexp/syntax}. */
  public static final long MOST_COPIES = 1000;

  /** No engine takes longer ones. */
  private static final int LONGEST_COUNT = 32;

  /** Size of a part and how often its innermost is copied. */
  private record Part(long size, long copies) {
    static final Part NONE = new Part(0, 1);
    static final Part ONE = new Part(1, 1);

    Part and(Part other) {
      return new Part(sum(size, other.size), Math.max(copies, other.copies));
    }

    Part times(long count) {
      return new Part(product(size, count), product(copies, count));
    }
  }

  /** A group that is open: what stands before its last part, and that part. */
  private static final class Group {
    private Part before = Part.NONE;
    private Part last = Part.NONE;

    void next(Part part) {
      before = before.and(last);
      last = part;
    }

    Part whole() {
      return before.and(last);
    }
  }

  public static PatternSize of(String pattern) {
    Deque<Group> open = new ArrayDeque<>();
    open.push(new Group());
    for (int i = 0; i < pattern.length(); i++) {
      Group group = open.element();
      switch (pattern.charAt(i)) {
        case '(' -> open.push(new Group());
        case ')' -> {
          if (open.size() > 1) {
            open.pop();
            open.element().next(group.whole().and(new Part(2, 1)));
          }
        }
        case '*', '+', '?', '|' -> group.last = group.last.and(Part.ONE);
        case '{' -> i = repeat(pattern, i, group);
        case '[' -> {
          i = endOfClass(pattern, i);
          group.next(Part.ONE);
        }
        case '\\' -> i = escape(pattern, i, group);
        default -> group.next(Part.ONE);
      }
    }
    Part whole = Part.NONE;
    for (Group group : open) {
      whole = whole.and(group.whole());
    }
    return new PatternSize(whole.size, whole.copies);
  }

  /** Whether Go's engine would take it. */
  public boolean isUsual() {
    return copies <= MOST_COPIES;
  }

  /** Reads {@code {n}}, {@code {n,}} or {@code {n,m}}; anything else is a brace. */
  private static int repeat(String pattern, int at, Group group) {
    int end = pattern.indexOf('}', at, Math.min(pattern.length(), at + LONGEST_COUNT));
    String[] ends = end < 0 ? new String[0] : pattern.substring(at + 1, end).split(",", -1);
    boolean counted =
        (ends.length == 1 || ends.length == 2)
            && isNumber(ends[0])
            && (ends.length == 1 || ends[1].isEmpty() || isNumber(ends[1]));
    if (!counted) {
      group.next(Part.ONE);
      return at;
    }
    long low = number(ends[0]);
    long high = ends.length == 2 && !ends[1].isEmpty() ? number(ends[1]) : low;
    group.last = group.last.and(Part.ONE).times(Math.max(1, Math.max(low, high)));
    return end;
  }

  private static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static long number(String digits) {
    return digits.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(digits);
  }

  private static int endOfClass(String pattern, int at) {
    int i = at + 1;
    i += pattern.startsWith("^", i) ? 1 : 0;
    i += pattern.startsWith("]", i) ? 1 : 0;
    while (i < pattern.length() && pattern.charAt(i) != ']') {
      int named = pattern.startsWith("[:", i) ? pattern.indexOf(":]", i + 2) : -1;
      i = named >= 0 ? named + 2 : pattern.charAt(i) == '\\' ? i + 2 : i + 1;
    }
    return i;
  }

  /** One character or class, or a quoted stretch of them. */
  private static int escape(String pattern, int at, Group group) {
    if (pattern.startsWith("\\Q", at)) {
      int end = pattern.indexOf("\\E", at + 2);
      int stop = end < 0 ? pattern.length() : end;
      group.next(new Part(stop - at - 2L, 1));
      return stop + 1;
    }
    group.next(Part.ONE);
    boolean braced =
        at + 2 < pattern.length()
            && "pPx".indexOf(pattern.charAt(at + 1)) >= 0
            && pattern.charAt(at + 2) == '{';
    int end = braced ? pattern.indexOf('}', at) : -1;
    return end >= 0 ? end : at + 1;
  }

  private static long sum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  private static long product(long a, long b) {
    return a != 0 && b > Long.MAX_VALUE / a ? Long.MAX_VALUE : a * b;
  }
}
