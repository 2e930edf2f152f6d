package dev.plumbline.implementer.diff;

import dev.plumbline.model.section.Implementation.Edit;
import dev.plumbline.model.source.SourceTree;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Edits of several fixes, none of which writes where another one writes something else. */
public record Edits(List<Edit> all) {
  public static final Edits NONE = new Edits(List.of());

  public Edits {
    all = List.copyOf(all);
  }

  /**
   * With those of one more fix; empty where they contradict. Two insertions at one place don't:
   * they stand below one another.
   */
  public Optional<Edits> plus(List<Edit> more) {
    var sum = new ArrayList<>(all);
    for (Edit edit : more) {
      if (sum.stream().anyMatch(other -> contradict(edit, other))) {
        return Optional.empty();
      }
      if (!sum.contains(edit)) {
        sum.add(edit);
      }
    }
    return Optional.of(new Edits(sum));
  }

  /**
   * Whether one of these, which were proved without the others, stands where one of the others
   * does. An insertion stands at both sides of its place; what is the same in both is one edit.
   */
  public boolean meet(List<Edit> more) {
    return more.stream()
        .filter(edit -> !all.contains(edit))
        .anyMatch(edit -> all.stream().anyMatch(other -> touch(edit, other)));
  }

  private static boolean touch(Edit one, Edit other) {
    boolean insertion = one.start() == one.end() || other.start() == other.end();
    return one.file().equals(other.file())
        && (insertion
            ? one.start() <= other.end() && other.start() <= one.end()
            : one.start() < other.end() && other.start() < one.end());
  }

  private static boolean contradict(Edit one, Edit other) {
    return one.file().equals(other.file())
        && !one.equals(other)
        && one.start() < Math.max(other.end(), other.start())
        && other.start() < Math.max(one.end(), one.start());
  }

  /** The sources with all of them. */
  public SourceTree applied(SourceTree head) {
    var files = new TreeMap<>(head.files());
    all.stream()
        .map(Edit::file)
        .distinct()
        .forEach(file ->
            files.put(
                file, applied(file, Objects.requireNonNullElse(head.file(file), new byte[0]))));
    return new SourceTree(files);
  }

  /**
   * In the order of their places. Of what is inserted at one place, blocks of a name stand below
   * one another, as the first of them comes; those that continue what stands before go first.
   */
  private List<Edit> ordered(String file, byte[] before) {
    List<Edit> own = all.stream().filter(edit -> edit.file().equals(file)).toList();
    Map<Inserted, Integer> first = new HashMap<>();
    for (Edit edit : own) {
      first.putIfAbsent(Inserted.of(edit), first.size());
    }
    return own.stream()
        .sorted(
            Comparator.comparingInt(Edit::start)
                .thenComparingInt(Edit::end)
                .thenComparing(edit -> !Inserted.of(edit).continues(before))
                .thenComparing(edit -> first.get(Inserted.of(edit))))
        .toList();
  }

  /** What begins with the same word at the same place. */
  private record Inserted(int at, String word) {
    static Inserted of(Edit edit) {
      return new Inserted(edit.start(), word(edit.text()));
    }

    private static String word(String text) {
      return text.strip().split("\\s", 2)[0];
    }

    /** Whether the block that ends before it begins so too. */
    boolean continues(byte[] before) {
      int depth = 0;
      for (int i = Math.min(at, before.length) - 1; i >= 0; i--) {
        depth += before[i] == '}' ? 1 : before[i] == '{' ? -1 : 0;
        if (depth < 0 || depth == 0 && !isBlankOrBrace(before[i])) {
          return false;
        }
        if (depth == 0 && before[i] == '{') {
          int start = i;
          while (start > 0 && before[start - 1] != '\n') {
            start--;
          }
          return word(new String(before, start, i - start, StandardCharsets.UTF_8)).equals(word);
        }
      }
      return false;
    }

    private static boolean isBlankOrBrace(byte one) {
      return Character.isWhitespace(one) || one == '{' || one == '}';
    }
  }

  private byte[] applied(String file, byte[] before) {
    var after = new ByteArrayOutputStream();
    int at = 0;
    for (Edit edit : ordered(file, before)) {
      after.write(before, at, edit.start() - at);
      after.writeBytes(edit.text().getBytes(StandardCharsets.UTF_8));
      at = edit.end();
    }
    after.write(before, at, before.length - at);
    return after.toByteArray();
  }
}
