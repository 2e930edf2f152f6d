package dev.plumbline.model.plan;

import dev.plumbline.model.source.SourceRange;

/**
 * A word of the change that takes a danger on: a comment, {@code # plumbline:acknowledge ADDRESS
 * reason="why"}, or an entry below {@code acknowledgements} in {@code .plumbline.yaml}.
 *
 * @param address of an instance, a resource or a module
 * @param action the only one that it takes on, {@code destroy} or {@code replace}; {@code ""} for
 *     either
 * @param owner who answers for it, {@code ""} where it names nobody
 * @param until the last day on which it holds, as {@code 2027-01-31}; {@code ""} without end
 * @param used whether it takes a danger on; an unused one is to be removed
 * @param note why it takes nothing on; {@code ""} for a used one
 */
public record Acknowledgement(
    String address,
    String action,
    String reason,
    String owner,
    String until,
    boolean used,
    String note,
    SourceRange range) {

  /** What it says to a reader: reason, owner and end, or why it takes nothing on. */
  public String told() {
    if (!used) {
      return "takes nothing on: " + note;
    }
    String by = owner.isEmpty() ? "" : " (" + owner + ")";
    return reason + by + (until.isEmpty() ? "" : ", until " + until);
  }

  /** The same, as one that takes a danger on. */
  public Acknowledgement taken() {
    return new Acknowledgement(address, action, reason, owner, until, true, "", range);
  }

  /** The same, as one that takes nothing on. */
  public Acknowledgement idle(String why) {
    return new Acknowledgement(address, action, reason, owner, until, false, why, range);
  }
}
