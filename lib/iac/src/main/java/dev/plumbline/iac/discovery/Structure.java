package dev.plumbline.iac.discovery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.plumbline.model.source.Budget;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Walks a YAML or JSON document once, as a stream: nothing is built, no alias is followed, and what
 * stands deeper than anyone looks is passed over.
 */
final class Structure {
  private static final int DEPTH_LOOKED_AT = 8;
  private static final int DEPTH_READ = 200;

  private final BiConsumer<List<String>, String> scalars;
  private final Budget budget;
  private final List<Level> levels = new ArrayList<>();
  private boolean tooDeep;

  /** An open mapping or sequence; a mapping has the key whose value comes next. */
  private static final class Level {
    final boolean mapping;
    String key = "";
    boolean hasKey;

    Level(boolean mapping) {
      this.mapping = mapping;
    }
  }

  private Structure(BiConsumer<List<String>, String> scalars, Budget budget) {
    this.scalars = scalars;
    this.budget = budget;
  }

  /** How far a document could be read; what was told until then holds. */
  enum End {
    COMPLETE,
    MALFORMED,
    TOO_DEEP
  }

  /** Tells of every scalar with the keys that lead to it; {@code []} stands for an element. */
  static End walk(byte[] source, Budget budget, BiConsumer<List<String>, String> scalars) {
    var structure = new Structure(scalars, budget);
    try {
      if (isJson(source)) {
        structure.json(source);
      } else {
        structure.yaml(new String(source, StandardCharsets.UTF_8));
      }
      return structure.tooDeep ? End.TOO_DEEP : End.COMPLETE;
    } catch (IOException | YamlEngineException _) {
      return End.MALFORMED; // The reader of the stack's kind says what is wrong with it, and where.
    }
  }

  private static boolean isJson(byte[] source) {
    for (byte b : source) {
      if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
        return b == '{';
      }
    }
    return false;
  }

  private void json(byte[] source) throws IOException {
    var constraints = StreamReadConstraints.builder().maxNestingDepth(DEPTH_READ + 1).build();
    var factory = JsonFactory.builder().streamReadConstraints(constraints).build();
    try (JsonParser parser = factory.createParser(source)) {
      for (JsonToken token = parser.nextToken();
          token != null && !tooDeep;
          token = parser.nextToken()) {
        budget.spend(1);
        switch (token) {
          case START_OBJECT -> open(true);
          case START_ARRAY -> open(false);
          case END_OBJECT, END_ARRAY -> close();
          case FIELD_NAME, VALUE_STRING -> scalar(parser.getText());
          case VALUE_NUMBER_INT,
              VALUE_NUMBER_FLOAT,
              VALUE_TRUE,
              VALUE_FALSE,
              VALUE_NULL,
              VALUE_EMBEDDED_OBJECT,
              NOT_AVAILABLE ->
              scalar("");
        }
      }
    }
  }

  private void yaml(String text) {
    var settings =
        LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).setParseComments(false).build();
    for (Event event : new Parse(settings).parseString(text)) {
      budget.spend(1);
      if (tooDeep) {
        return;
      }
      switch (event.getEventId()) {
        case MappingStart -> open(true);
        case SequenceStart -> open(false);
        case MappingEnd, SequenceEnd -> close();
        case Scalar -> scalar(((ScalarEvent) event).getValue());
        case Alias -> scalar("");
        case DocumentEnd -> {
          return; // Templates are one document; a file of many is something else.
        }
        case StreamStart, StreamEnd, DocumentStart, Comment -> {}
      }
    }
  }

  private void open(boolean mapping) {
    tooDeep |= levels.size() == DEPTH_READ;
    levels.add(new Level(mapping));
  }

  private void close() {
    levels.removeLast();
    valueDone();
  }

  private void scalar(String text) {
    if (levels.isEmpty()) {
      return;
    }
    Level level = levels.getLast();
    if (level.mapping && !level.hasKey) {
      level.key = text;
      level.hasKey = true;
      return;
    }
    if (levels.size() <= DEPTH_LOOKED_AT) {
      scalars.accept(levels.stream().map(l -> l.mapping ? l.key : "[]").toList(), text);
    }
    valueDone();
  }

  private void valueDone() {
    if (!levels.isEmpty()) {
      // A mapping used as a key is no template; taking it for one does no harm.
      levels.getLast().hasKey = !levels.getLast().hasKey && levels.getLast().mapping;
    }
  }
}
