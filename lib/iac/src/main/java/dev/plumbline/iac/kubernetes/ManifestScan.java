package dev.plumbline.iac.kubernetes;

import dev.plumbline.model.source.Budget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Tells by a file's content whether it holds objects of Kubernetes. A stream is walked once, and
 * nothing is built.
 */
public final class ManifestScan {
  /** The largest file that is read; a larger one is found by its beginning, and not read. */
  static final int MOST_BYTES = 8 << 20;

  private static final int BEGINNING = 64 << 10;
  private static final int DEEPEST = 200;
  private static final Set<String> EXTENSIONS = Set.of("yaml", "yml", "json");
  private static final Pattern VERSION =
      Pattern.compile("(?m)^[ \\t]{0,8}[{-]? ?[\"']?apiVersion[\"']?[ \\t]{0,8}:");

  /** What a file is. */
  public enum Outcome {
    OTHER,
    OBJECTS,
    /** Becomes objects once a tool has put values into it, as Helm does. */
    TEMPLATE
  }

  private final Deque<Level> levels = new ArrayDeque<>();
  private boolean objects;
  private boolean template;

  /** An open mapping or sequence. */
  private static final class Level {
    final boolean mapping;
    final boolean flow;
    boolean begun;
    boolean hasKey;
    String key = "";

    /** Of a document's own level: what the words are that say what it is. */
    String version = "";

    String kind = "";

    Level(boolean mapping, boolean flow) {
      this.mapping = mapping;
      this.flow = flow;
    }
  }

  private ManifestScan() {}

  /** Whether a path may be of such a file. */
  public static boolean mayBeOne(String path) {
    String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return EXTENSIONS.contains(extension);
  }

  /**
   * What a file is, by its content.
   *
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs more than its budget
   */
  public static Outcome of(byte[] source, Budget budget) {
    boolean large = source.length > MOST_BYTES;
    String text = new String(source, 0, large ? BEGINNING : source.length, StandardCharsets.UTF_8);
    if (!text.contains("kind") || !text.contains("apiVersion")) {
      return Outcome.OTHER;
    }
    if (large) {
      return begins(text) ? Outcome.OBJECTS : Outcome.OTHER;
    }
    var scan = new ManifestScan();
    boolean whole = scan.walk(text, budget);
    if (scan.template || (!whole && text.contains("{{"))) {
      return begins(text) ? Outcome.TEMPLATE : Outcome.OTHER;
    }
    return scan.objects ? Outcome.OBJECTS : Outcome.OTHER;
  }

  private static boolean begins(String text) {
    return VERSION.matcher(text).find();
  }

  /** False where the text is no YAML to its end. */
  private boolean walk(String text, Budget budget) {
    var settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
    try {
      for (Event event : new Parse(settings).parseString(text)) {
        budget.spend(1);
        if (levels.size() > DEEPEST) {
          return true; // The reader says what is wrong with it.
        }
        switch (event.getEventId()) {
          case MappingStart ->
              open(true, ((MappingStartEvent) event).getFlowStyle() == FlowStyle.FLOW);
          case SequenceStart -> open(false, false);
          case MappingEnd, SequenceEnd -> close();
          case Scalar -> scalar(((ScalarEvent) event).getValue());
          case Alias -> scalar("");
          case StreamStart, StreamEnd, DocumentStart, DocumentEnd, Comment -> {}
        }
      }
      return true;
    } catch (YamlEngineException _) {
      return false; // The reader says what is wrong with it, and where.
    }
  }

  private void open(boolean mapping, boolean flow) {
    Level around = levels.peek();
    // {{ … }} is a mapping that is the key of another one.
    template |= mapping && flow && around != null && around.flow && !around.begun;
    if (around != null) {
      around.begun = true;
    }
    levels.push(new Level(mapping, flow));
  }

  private void close() {
    Level closed = levels.pop();
    if (levels.isEmpty()) {
      objects |= KubernetesObject.isOne(closed.version, closed.kind);
    }
    valueDone();
  }

  private void scalar(String text) {
    Level level = levels.peek();
    if (level == null) {
      return;
    }
    level.begun = true;
    if (level.mapping && !level.hasKey) {
      level.key = text;
      level.hasKey = true;
      return;
    }
    if (levels.size() == 1 && level.mapping) {
      level.version = level.key.equals("apiVersion") ? text : level.version;
      level.kind = level.key.equals("kind") ? text : level.kind;
      objects |= KubernetesObject.isOne(level.version, level.kind);
    }
    valueDone();
  }

  private void valueDone() {
    Level level = levels.peek();
    if (level != null) {
      level.hasKey = level.mapping && !level.hasKey;
    }
  }
}
