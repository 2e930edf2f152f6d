package dev.plumbline.forecast.oneway;

/**
 * What brings back the old state of something that goes only one way. Backups as the services' user
 * guides describe them: each restores into another resource than the one it was taken of.
 *
 * @param before what to do before the roll-out, {@code {}} for the resource; {@code ""} for nothing
 * @param after what to do to go back; {@code ""} where nothing brings it back
 */
public record WayBack(String before, String after) {
  private static final String KEEP = ", and see that it can be read.";
  private static final String OLD = "To have the old state of {} again, ";
  private static final String MISSING = ": what is written after it is not in it.";

  static final WayBack DATABASE =
      new WayBack(
          "Take a snapshot of {}" + KEEP, OLD + "restore that snapshot under a new name" + MISSING);

  static final WayBack INSTANCE =
      new WayBack(
          "Take a backup of {}" + KEEP, OLD + "restore that backup into a new instance" + MISSING);

  static final WayBack SERVER =
      new WayBack(
          "See that the backups of {} reach up to the roll-out.",
          OLD + "restore its backups as of before the roll-out, into a new server" + MISSING);

  static final WayBack VOLUME =
      new WayBack(
          "Take a snapshot of {}" + KEEP, OLD + "make a new volume of that snapshot" + MISSING);

  static final WayBack MACHINE =
      new WayBack(
          "Take a snapshot of the disk of {}" + KEEP,
          OLD + "make a new machine of that snapshot" + MISSING);

  static final WayBack FILES =
      new WayBack(
          "Take a backup of {}" + KEEP, OLD + "restore that backup as a new file system" + MISSING);

  static final WayBack CLUSTER =
      new WayBack("", OLD + "make a new cluster beside it and move to it what runs there.");

  static final WayBack NONE = new WayBack("", "");

  /** {@code ""} for nothing. */
  public String before(String address) {
    return before.replace("{}", address);
  }

  /** {@code ""} for nothing. */
  public String after(String address) {
    return after.replace("{}", address);
  }
}
