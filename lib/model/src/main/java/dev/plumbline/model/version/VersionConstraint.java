package dev.plumbline.model.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which releases a constraint of Terraform's admits: {@code >= 5.0, < 6.0}, {@code ~> 6.4}. An
 * empty one admits every release; what can't be read in it limits nothing. Source: Terraform,
 * "Version constraints".
 */
public final class VersionConstraint {
  private static final Pattern PART = Pattern.compile("(!=|>=|<=|~>|=|>|<)?\\s*(.*)");

  private final List<Part> parts;
  private final boolean readable;

  private VersionConstraint(List<Part> parts, boolean readable) {
    this.parts = List.copyOf(parts);
    this.readable = readable;
  }

  /**
   * @param text as in {@code required_version}; a release alone admits just that one
   */
  public static VersionConstraint of(String text) {
    var parts = new ArrayList<Part>();
    boolean readable = true;
    for (String part : text.isBlank() ? new String[0] : text.split(",", -1)) {
      Optional<Part> read = Part.of(part.strip());
      read.ifPresent(parts::add);
      readable &= read.isPresent();
    }
    return new VersionConstraint(parts, readable);
  }

  /** Whether every part of it could be read. */
  public boolean isReadable() {
    return readable;
  }

  /** The lowest release that it admits, {@link Release#FIRST} where it sets no lower end. */
  public Release lowest() {
    return parts.stream().map(Part::lowest).max(Release::compareTo).orElse(Release.FIRST);
  }

  /** Whether all that it admits come before a release. */
  public boolean isBelow(Release limit) {
    return parts.stream().anyMatch(part -> part.isBelow(limit));
  }

  /** Whether it admits none before a release. */
  public boolean isFrom(Release limit) {
    return lowest().compareTo(limit) >= 0;
  }

  /**
   * The release that a part of it selects, whatever its patch: {@code 6.4.1}, {@code ~> 6.4.1}.
   *
   * @return empty where every part leaves more
   */
  public Optional<Release> selected() {
    return parts.stream().filter(Part::selects).map(Part::release).findFirst();
  }

  /**
   * Whether it surely admits every patch of a minor release. Only a single {@code >=} or {@code ~>}
   * is judged; of what is more involved nothing is sure.
   *
   * @param minor the first of them, {@code 6.4.0}
   */
  public boolean admitsPatchesOf(Release minor) {
    return readable && parts.size() == 1 && parts.getFirst().admitsPatchesOf(minor);
  }

  /** One condition of several, all of which have to hold. */
  private record Part(String operator, Release release) {

    static Optional<Part> of(String text) {
      Matcher matcher = PART.matcher(text);
      return matcher.matches()
          ? Release.of(matcher.group(2))
              .map(release -> new Part(matcher.group(1) == null ? "=" : matcher.group(1), release))
          : Optional.empty();
    }

    Release lowest() {
      return switch (operator) {
        case "=", ">=", "~>" -> release;
        case ">" -> new Release(release.major(), release.minor(), release.patch() + 1);
        default -> Release.FIRST;
      };
    }

    boolean isBelow(Release limit) {
      return switch (operator) {
        case "=", "<=" -> release.compareTo(limit) < 0;
        case "<" -> release.compareTo(limit) <= 0;
        case "~>" -> end().compareTo(limit) <= 0;
        default -> false;
      };
    }

    /** The first that {@code ~>} does not admit: only the last number that is written may grow. */
    private Release end() {
      return release.written() == 3
          ? new Release(release.major(), release.minor() + 1, 0)
          : new Release(release.major() + 1, 0, 0);
    }

    boolean selects() {
      return release.written() == 3 && (operator.equals("=") || operator.equals("~>"));
    }

    boolean admitsPatchesOf(Release minor) {
      return switch (operator) {
        case ">=" -> release.compareTo(minor) <= 0;
        case "~>" -> release.compareTo(minor) <= 0 && end().compareTo(minor) > 0;
        default -> false;
      };
    }
  }
}
