package dev.plumbline.model.plan;

import dev.plumbline.model.source.SourceRange;
import java.util.List;
import java.util.stream.Collectors;

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
 * @param note why it takes nothing on; of a used one the addresses that it takes on, {@code ""}
 *     where that is its own alone
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
  /** More than these nobody reads; they are counted. */
  private static final int MOST = 20;

  /** What it says to a reader: reason, owner, end and what it takes on, or why nothing. */
  public String told() {
    if (!used) {
      return "takes nothing on: " + note;
    }
    String by = owner.isEmpty() ? "" : " (" + owner + ")";
    String takes = note.isEmpty() ? "" : ", takes on " + note;
    return reason + by + (until.isEmpty() ? "" : ", until " + until) + takes;
  }

  /**
   * The same, as one that takes dangers on.
   *
   * @param addresses of what it takes on
   */
  public Acknowledgement taken(List<String> addresses) {
    String more = addresses.size() > MOST ? " and " + (addresses.size() - MOST) + " more" : "";
    String list =
        addresses.equals(List.of(address))
            ? ""
            : addresses.stream().limit(MOST).collect(Collectors.joining(", ")) + more;
    return new Acknowledgement(address, action, reason, owner, until, true, list, range);
  }

  /** The same, as one that takes nothing on. */
  public Acknowledgement idle(String why) {
    return new Acknowledgement(address, action, reason, owner, until, false, why, range);
  }
}
