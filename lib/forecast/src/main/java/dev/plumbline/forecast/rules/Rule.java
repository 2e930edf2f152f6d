package dev.plumbline.forecast.rules;

/**
 * One line of a provider's table.
 *
 * @param type a resource type, or {@code *} for all types of the provider
 * @param path without indices; for {@code *} an attribute's name at any depth, or {@code *}
 * @param argument of the kind, {@code ""} where it has none; of {@code UNORDERED} the last major
 *     release that has the attribute, where the facts no longer do; of {@code VARIES} {@code unset}
 *     where only what it is by default, or whether it stays when it is left out, is another
 * @param source file and revision in the provider's repository
 */
record Rule(String type, String path, Kind kind, String argument, String source) {
  static final String ANY = "*";

  enum Kind {
    /** Left out, it is the argument. */
    DEFAULT,
    /** Two texts with the same {@link Form} are the same. */
    SAME,
    /** A list whose order does not count. */
    UNORDERED,
    /** Left out, the service chooses the argument, today and commonly. */
    CHOSEN,
    /** Leaving it out is no change. */
    KEPT,
    /** A block with suppressed differences which is taken out nevertheless when it is left out. */
    DROPPED,
    /** Releases of the provider differ: some replace the resource when it changes, some don't. */
    VARIES,
    /** The type's table of defaults is complete: what is not in it has none. */
    COMPLETE
  }
}
