package dev.plumbline.policy.term;

import dev.plumbline.model.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a resource: the resource itself, an attribute, an element. Places are linked upwards,
 * so that reading costs no text.
 *
 * @param name attribute or key; {@code ""} for the resource itself and for elements
 * @param index of an element, -1 for none
 * @param value what is read there, with its sensitive mark; null where nothing is
 * @param derived computed from what stands at the parent, and pointing there
 */
public record Place(
    Subject subject,
    @Nullable Place parent,
    String name,
    int index,
    @Nullable Value value,
    boolean derived) {

  public Place member(String key, @Nullable Value found) {
    return new Place(subject, this, key, -1, found, derived);
  }

  public Place element(int at, Value found) {
    return new Place(subject, this, "", at, found, derived);
  }

  /** A value computed from the one here. */
  public Place derive(Value computed) {
    return new Place(subject, this, "", -1, computed, true);
  }

  /** As in {@code ingress[0].cidr_blocks}; {@code ""} for the resource itself. */
  public String path() {
    var text = new StringBuilder();
    for (Place at : steps()) {
      if (at.index >= 0) {
        text.append('[').append(at.index).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(at.name);
      }
    }
    return text.toString();
  }

  /**
   * The way from the attribute that is written into what is computed from it, as in {@code
   * [0].readonlyRootFilesystem} of a text of JSON; {@code ""} where nothing is computed.
   */
  public String derivedPath() {
    var text = new StringBuilder();
    for (Place at = this; at != null && at.derived; at = at.parent) {
      if (at.index >= 0) {
        text.insert(0, "[" + at.index + "]");
      } else if (!at.name.isEmpty()) {
        text.insert(0, "." + at.name);
      }
    }
    return text.toString();
  }

  /** The names on the way, without indices: how provider facts know it. */
  public List<String> names() {
    var names = new ArrayList<String>();
    for (Place at : steps()) {
      if (at.index < 0) {
        names.add(at.name);
      }
    }
    return names;
  }

  private Deque<Place> steps() {
    var steps = new ArrayDeque<Place>();
    for (Place at = this; at != null && at.parent != null; at = at.parent) {
      if (!at.derived) {
        steps.push(at);
      }
    }
    return steps;
  }

  /** Whether what stands here, or what holds it, is marked sensitive. */
  public boolean sensitive() {
    for (Place at = this; at != null; at = at.parent) {
      if (at.value instanceof Value.Sensitive) {
        return true;
      }
    }
    return false;
  }
}
