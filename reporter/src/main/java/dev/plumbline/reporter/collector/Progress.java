package dev.plumbline.reporter.collector;

/**
 * How far an open review is; small, since it is written with every stack.
 *
 * @param missing stacks of which nothing has come; {@link #UNLISTED} while it is not known which
 *     there are
 * @param deadline when the review ends with what there is, in milliseconds since the epoch
 * @param due when to try to end it (again), in milliseconds since the epoch
 */
record Progress(int missing, long deadline, long due) {
  static final int UNLISTED = -1;

  boolean unlisted() {
    return missing == UNLISTED;
  }

  Progress oneLess() {
    return new Progress(missing - 1, deadline, due);
  }

  Progress dueAt(long time) {
    return new Progress(missing, deadline, time);
  }
}
