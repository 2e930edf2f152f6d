package dev.plumbline.model.section;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether something that holds data or faces the Internet can be restored, is watched, keeps a log,
 * and belongs to somebody: one line of a stack's matrix.
 *
 * @param resource address
 * @param states one for each kind
 */
public record Safeguards(String resource, String type, Map<Kind, State> states) {
  public enum Kind {
    BACKUP,
    ALARM,
    LOG,
    OWNER;

    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** {@code UNKNOWN} where a value is missing that decides it, or nobody taught us how to tell. */
  public enum State {
    YES,
    NO,
    @JsonEnumDefaultValue
    UNKNOWN,
    NOT_NEEDED;

    @JsonValue
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** As it is read: a kind that this version does not know is left out. */
  @JsonCreator
  static Safeguards read(
      @JsonProperty("resource") String resource,
      @JsonProperty("type") String type,
      @JsonProperty("states") Map<String, State> states) {
    var known = new EnumMap<Kind, State>(Kind.class);
    for (Kind kind : Kind.values()) {
      State state = states.get(kind.label());
      if (state != null) {
        known.put(kind, state);
      }
    }
    return new Safeguards(resource, type, known);
  }

  public Safeguards {
    states = Collections.unmodifiableMap(new TreeMap<>(states));
  }

  public State of(Kind kind) {
    return states.getOrDefault(kind, State.UNKNOWN);
  }

  /** Whether one of the four is lacking for certain. */
  public boolean lacking() {
    return states.containsValue(State.NO);
  }
}
