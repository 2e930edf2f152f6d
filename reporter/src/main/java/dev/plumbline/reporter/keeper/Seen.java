package dev.plumbline.reporter.keeper;

import dev.plumbline.model.graph.Declarations.Move;
import dev.plumbline.model.section.Review;
import java.util.List;

/** What came of reading what a state refers to. */
sealed interface Seen {
  /**
   * @param moves that the head declares; a rename that nobody declared destroys and makes anew
   */
  record Read(Review.Findings findings, Presence presence, List<Move> moves) implements Seen {}

  /** Gone or damaged, or not what it should be: it says nothing, ever. */
  record Lost(Throwable cause) implements Seen {}

  /** Not now; to be tried again. */
  record Away(Throwable cause) implements Seen {}
}
