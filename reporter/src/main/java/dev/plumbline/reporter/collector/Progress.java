package dev.plumbline.reporter.collector;

/**
 * How far an open review is; small, since it is written with every stack.
 *
 * @param missing stacks of which nothing has come
 * @param deadline when the review ends with what there is, in milliseconds since the epoch
 * @param due when to try to end it (again), in milliseconds since the epoch
 */
record Progress(int missing, long deadline, long due) {
  Progress oneLess() {
    return new Progress(missing - 1, deadline, due);
  }

  Progress dueAt(long time) {
    return new Progress(missing, deadline, time);
  }
}
