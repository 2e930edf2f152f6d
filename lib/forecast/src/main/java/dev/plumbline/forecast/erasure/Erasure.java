package dev.plumbline.forecast.erasure;

import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.Action;

/**
 * What a change deletes, though the resource stays.
 *
 * @param what {@code its log events of more than 7 days ago}
 * @param certain whether all of that kind goes, for certain; else it depends on what is there
 * @param keep what to do before, one sentence
 */
public record Erasure(String what, boolean certain, String keep) {

  /** {@code aws_cloudwatch_log_group.a will be updated, and its log events … are deleted.} */
  public String sentence(PlannedChange change) {
    String will =
        switch (change.confidence()) {
          case CERTAIN -> " will be ";
          case LIKELY -> " is likely to be ";
          case POSSIBLE -> " may be ";
        };
    return change.address()
        + will
        + (change.action() == Action.CREATE ? "created" : "updated")
        + ", and "
        + deleted()
        + ".";
  }

  /** {@code its log events of more than 7 days ago are deleted}. */
  public String deleted() {
    return what + (certain ? " are deleted" : " may be deleted");
  }
}
