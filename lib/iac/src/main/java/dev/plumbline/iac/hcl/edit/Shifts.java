package dev.plumbline.iac.hcl.edit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntPredicate;

/** Where edits put what they write, worked out once for many questions. Offsets are in bytes. */
final class Shifts {
  private final Edit[] edits;
  private final int[] starts;
  private final int[] ends;

  /**
   * @param edits in rising order, none in another
   */
  Shifts(List<Edit> edits) {
    this.edits = edits.toArray(Edit[]::new);
    this.starts = new int[this.edits.length];
    this.ends = new int[this.edits.length];
    int shift = 0;
    for (int i = 0; i < starts.length; i++) {
      Edit edit = this.edits[i];
      int length = edit.replacement().getBytes(StandardCharsets.UTF_8).length;
      starts[i] = edit.start() + shift;
      ends[i] = starts[i] + length;
      shift += length - (edit.end() - edit.start());
    }
  }

  /** Whether something was written from {@code start} to {@code end}, or right beside it. */
  boolean touch(int start, int end) {
    int edit = firstEndingAt(start);
    return edit < ends.length && starts[edit] <= end;
  }

  /** Where an offset was before; what an edit wrote is at its start or end. */
  int earlier(int offset, boolean atEnd) {
    int edit = firstEndingAt(offset);
    if (edit < ends.length && starts[edit] <= offset) {
      return atEnd ? edits[edit].end() : edits[edit].start();
    }
    return edit == 0 ? offset : offset - (ends[edit - 1] - edits[edit - 1].end());
  }

  private int firstEndingAt(int offset) {
    return first(ends.length, edit -> ends[edit] >= offset);
  }

  /**
   * The first below {@code size} for which it holds, where it then holds for all; else the size.
   */
  static int first(int size, IntPredicate holds) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
