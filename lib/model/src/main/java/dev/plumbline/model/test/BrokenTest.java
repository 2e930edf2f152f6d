package dev.plumbline.model.test;

import dev.plumbline.model.source.SourceRange;

/**
 * An assertion of a committed generated test that does not hold on the head.
 *
 * @param run its block's name
 * @param expected what it says when it fails
 * @param before whether it did not hold before the change either, or nobody knows what was before
 * @param edited whether a person edited the block, so that it is not renewed
 * @param range the condition in the test file
 */
public record BrokenTest(
    String run, String expected, boolean before, boolean edited, SourceRange range) {
  /** {@code tests/plumbline.tftest.hcl: run "outputs" fails after this change: …}. */
  public String sentence() {
    return heading() + ": expected " + expected;
  }

  /** The same without what was expected. */
  public String heading() {
    String when = before ? "fails" : "fails after this change";
    return range.file() + ": run \"" + run + "\" " + when;
  }
}
