/** Counts a review's stacks in, holds its deadline, ends it, and writes its report. */
@NullMarked
package dev.plumbline.reporter.collector;

import org.jspecify.annotations.NullMarked;
