package dev.plumbline.iac.hcl.edit;

import dev.plumbline.iac.hcl.Row;
import dev.plumbline.iac.hcl.SourceText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Equals signs and comments below one another, as {@code terraform fmt} puts them: rows that follow
 * one another are a group, and the widest has one blank before its sign. Only groups that edits
 * touched are put in order, and of these only what was in order before.
 */
public final class Alignment {
  private final SourceText before;
  private final List<Edit> edits;
  private final List<Row> rows;
  private final int[] moved;
  private final List<Edit> made = new ArrayList<>();

  private Alignment(SourceText before, List<Edit> edits, SourceText after) {
    this.before = before;
    this.edits = edits;
    this.rows = Row.of(after);
    this.moved = new int[rows.size()];
  }

  /**
   * The source after its edits, in order.
   *
   * @param edits of whole lines, in rising order
   */
  public static byte[] of(SourceText before, List<Edit> edits) {
    byte[] after = Edit.apply(before.bytes(), edits);
    var alignment = new Alignment(before, edits, SourceText.of(before.file(), after));
    alignment.align(Row::sign);
    alignment.align(Row::comment);
    return Edit.apply(after, alignment.made);
  }

  private void align(ToIntFunction<Row> cell) {
    List<Row> old = Row.of(before);
    List<Group> groups = groups(old, cell);
    for (Group group : groups(rows, cell)) {
      int start = rows.get(group.from()).start();
      int end = rows.get(group.to() - 1).end() + 1;
      if (isTouched(group, start, end)
          && groups.stream()
              .filter(one -> one.touches(old, earlier(start, false), earlier(end, true)))
              .allMatch(one -> isStraight(one.of(old), cell))) {
        align(group, cell);
      }
    }
  }

  /** By an edit, or because its signs moved. */
  private boolean isTouched(Group group, int start, int end) {
    boolean touched = false;
    for (int i = group.from(); i < group.to(); i++) {
      touched |= moved[i] != 0;
    }
    int shift = 0;
    for (Edit edit : edits) {
      int from = edit.start() + shift;
      touched |= from <= end && start <= from + length(edit);
      shift += length(edit) - (edit.end() - edit.start());
    }
    return touched;
  }

  /** Where an offset was before; what an edit wrote is at its start or end. */
  private int earlier(int offset, boolean atEnd) {
    int shift = 0;
    for (Edit edit : edits) {
      int from = edit.start() + shift;
      if (offset < from) {
        break;
      }
      if (offset <= from + length(edit)) {
        return atEnd ? edit.end() : edit.start();
      }
      shift += length(edit) - (edit.end() - edit.start());
    }
    return offset - shift;
  }

  private static int length(Edit edit) {
    return edit.replacement().getBytes(StandardCharsets.UTF_8).length;
  }

  private void align(Group group, ToIntFunction<Row> cell) {
    int width = 0;
    for (int i = group.from(); i < group.to(); i++) {
      width = Math.max(width, lead(i, cell));
    }
    for (int i = group.from(); i < group.to(); i++) {
      Row row = rows.get(i);
      int at = cell.applyAsInt(row);
      int gap = row.gap(at);
      int wanted = width - lead(i, cell) + 1;
      if (wanted != at - gap) {
        made.add(new Edit(gap, at, " ".repeat(wanted)));
        moved[i] += wanted - (at - gap);
      }
    }
  }

  /** How wide a row is before the cell, with what was moved in it already. */
  private int lead(int row, ToIntFunction<Row> cell) {
    Row one = rows.get(row);
    return one.columns(one.gap(cell.applyAsInt(one))) + moved[row];
  }

  /** Rows from {@code from} to before {@code to} that all have the cell. */
  private record Group(int from, int to) {
    List<Row> of(List<Row> rows) {
      return rows.subList(from, to);
    }

    boolean touches(List<Row> rows, int start, int end) {
      return rows.get(from).start() <= end && start <= rows.get(to - 1).end() + 1;
    }
  }

  private static List<Group> groups(List<Row> rows, ToIntFunction<Row> cell) {
    var groups = new ArrayList<Group>();
    int from = -1;
    for (int i = 0; i <= rows.size(); i++) {
      boolean has = i < rows.size() && cell.applyAsInt(rows.get(i)) >= 0;
      if (has && from < 0) {
        from = i;
      } else if (!has && from >= 0) {
        groups.add(new Group(from, i));
        from = -1;
      }
    }
    return groups;
  }

  private static boolean isStraight(List<Row> group, ToIntFunction<Row> cell) {
    int width = 0;
    for (Row row : group) {
      width = Math.max(width, row.columns(row.gap(cell.applyAsInt(row))));
    }
    for (Row row : group) {
      if (row.columns(cell.applyAsInt(row)) != width + 1) {
        return false;
      }
    }
    return true;
  }
}
