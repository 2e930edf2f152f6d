package dev.plumbline.iac.hcl.edit;

import dev.plumbline.iac.hcl.Row;
import dev.plumbline.iac.hcl.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Equals signs and comments below one another, as {@code terraform fmt} puts them: rows that follow
 * one another are a group, and the widest has one blank before its sign. Only groups that edits
 * touched are put in order, and of these only what was in order before.
 */
public final class Alignment {
  private final List<Row> old;
  private final Shifts shifts;
  private final List<Row> rows;
  private final int[] moved;
  private final List<Edit> made = new ArrayList<>();

  private Alignment(SourceText before, List<Edit> edits, SourceText after) {
    this.old = Row.of(before);
    this.shifts = new Shifts(edits);
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
    var straight = new Straight(old, cell);
    for (Group group : groups(rows, cell)) {
      int start = rows.get(group.from()).start();
      int end = rows.get(group.to() - 1).end() + 1;
      if (isTouched(group, start, end)
          && straight.all(shifts.earlier(start, false), shifts.earlier(end, true))) {
        align(group, cell);
      }
    }
  }

  /** By an edit, or because its signs moved. */
  private boolean isTouched(Group group, int start, int end) {
    for (int i = group.from(); i < group.to(); i++) {
      if (moved[i] != 0) {
        return true;
      }
    }
    return shifts.touch(start, end);
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
  }

  /** What was in order before, each group looked at once. */
  private static final class Straight {
    private final List<Row> rows;
    private final List<Group> groups;

    /** How many of the groups before each are out of order. */
    private final int[] crooked;

    Straight(List<Row> rows, ToIntFunction<Row> cell) {
      this.rows = rows;
      this.groups = groups(rows, cell);
      this.crooked = new int[groups.size() + 1];
      for (int i = 0; i < groups.size(); i++) {
        crooked[i + 1] = crooked[i] + (isStraight(groups.get(i).of(rows), cell) ? 0 : 1);
      }
    }

    /** Whether all are that reach into what is from {@code start} to {@code end}. */
    boolean all(int start, int end) {
      int size = groups.size();
      int from = Shifts.first(size, i -> start <= rows.get(groups.get(i).to() - 1).end() + 1);
      int to = Shifts.first(size, i -> rows.get(groups.get(i).from()).start() > end);
      return to <= from || crooked[from] == crooked[to];
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
