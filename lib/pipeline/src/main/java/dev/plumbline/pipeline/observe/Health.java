package dev.plumbline.pipeline.observe;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** How the parts of a process are; each part says so itself, or answers when it is asked. */
public final class Health {
  private final Map<String, Supplier<State>> parts = new ConcurrentHashMap<>();

  /** What a part can be. */
  public sealed interface State {
    record Starting() implements State {}

    record Up() implements State {}

    /** Can't work now, but may again: the broker is away. */
    record Down(String reason) implements State {}

    /** Will not work again until the process is started anew. */
    record Failed(String reason) implements State {}
  }

  /** What an orchestrator asks. */
  public enum Probe {
    /** Should this process go on, or be started anew? */
    LIVE,
    /** Does it do its work now? */
    READY,
    /** Has every part begun? */
    STARTED;

    boolean satisfied(State state) {
      return switch (this) {
        case LIVE -> !(state instanceof State.Failed);
        case READY -> state instanceof State.Up;
        case STARTED -> !(state instanceof State.Starting);
      };
    }
  }

  /** The first word of a part may only be that it is starting. */
  public Part part(String name) {
    var part = new Part(name);
    part.is(new State.Starting());
    return part;
  }

  /** A part that is asked whenever somebody wants to know; must answer at once. */
  public void ask(String name, Supplier<State> part) {
    parts.put(name, part);
  }

  /** One part's voice. */
  public final class Part {
    private final String name;

    private Part(String name) {
      this.name = name;
    }

    public void up() {
      is(new State.Up());
    }

    public void down(String reason) {
      is(new State.Down(reason));
    }

    public void failed(String reason) {
      is(new State.Failed(reason));
    }

    private void is(State state) {
      parts.put(name, () -> state);
    }
  }

  /** Whether every part answers a probe well; a process without parts is not ready. */
  public boolean passes(Probe probe) {
    return (probe == Probe.LIVE || !parts.isEmpty())
        && parts.values().stream().map(Supplier::get).allMatch(probe::satisfied);
  }

  /** By part, in words. */
  public Map<String, String> describe() {
    var words = new TreeMap<String, String>();
    parts.forEach((name, state) -> words.put(name, word(state.get())));
    return words;
  }

  private static String word(State state) {
    return switch (state) {
      case State.Starting _ -> "starting";
      case State.Up _ -> "up";
      case State.Down(String reason) -> "down: " + reason;
      case State.Failed(String reason) -> "failed: " + reason;
    };
  }
}
