package dev.plumbline.policy.logs;

import dev.plumbline.policy.term.Wildcards;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CloudWatch Logs filter pattern for JSON events, such as {@code { ($.eventName = CreateRoute) ||
 * ($.errorCode = "AccessDenied*") }}.
 *
 * <p>Grammar: Amazon CloudWatch Logs User Guide, "Filter pattern syntax for metric filters".
 */
public sealed interface FilterPattern {
  /**
   * Whether an event is selected.
   *
   * @param event its properties by their path without {@code $.}; values as text
   */
  boolean selects(Map<String, String> event);

  /** The pattern in a text; null when the text is no pattern for JSON events. */
  static @Nullable FilterPattern parse(String text) {
    return new FilterPatternReader(text).read();
  }

  record AnyOf(List<FilterPattern> parts) implements FilterPattern {
    public AnyOf {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean selects(Map<String, String> event) {
      return parts.stream().anyMatch(part -> part.selects(event));
    }
  }

  record AllOf(List<FilterPattern> parts) implements FilterPattern {
    public AllOf {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean selects(Map<String, String> event) {
      return parts.stream().allMatch(part -> part.selects(event));
    }
  }

  /** {@code $.x = value} and {@code $.x != value}; in the value {@code *} stands for anything. */
  record Equals(String property, String value, boolean negated) implements FilterPattern {
    @Override
    public boolean selects(Map<String, String> event) {
      String found = event.get(property);
      return found != null && negated != Wildcards.match(value, found);
    }
  }

  /** {@code $.x NOT EXISTS}. */
  record Absent(String property) implements FilterPattern {
    @Override
    public boolean selects(Map<String, String> event) {
      return !event.containsKey(property);
    }
  }

  /** A comparison of another kind, which no event that policies ask for decides. */
  record Other(String property) implements FilterPattern {
    @Override
    public boolean selects(Map<String, String> event) {
      return false;
    }
  }
}
