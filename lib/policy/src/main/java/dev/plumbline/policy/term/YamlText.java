package dev.plumbline.policy.term;

import dev.plumbline.model.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Documents that a resource carries as YAML text. */
public final class YamlText {
  /** Twice the largest document that Systems Manager takes. */
  private static final int LONGEST = 128 * 1024;

  private static final int DEEPEST = 64;

  /** Without aliases, by which a small text can stand for a huge value. */
  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setMaxAliasesForCollections(0)
          .setCodePointLimit(LONGEST)
          .setAllowDuplicateKeys(true)
          .build();

  private YamlText() {}

  /** The object or list in a text; null when it is neither, too long or nested too deep. */
  public static @Nullable Value parse(String text) {
    if (text.length() > LONGEST) {
      return null;
    }
    try {
      Object loaded = isShallow(text, SETTINGS) ? new Load(SETTINGS).loadFromString(text) : null;
      return loaded instanceof Map || loaded instanceof List ? value(loaded) : null;
    } catch (YamlEngineException e) {
      return null; // a text that is no YAML holds no document, which the caller says
    }
  }

  /**
   * Whether a text can be composed, which recurses, without fear for the stack. Told by the
   * parser's events: it keeps a stack of its own.
   */
  public static boolean isShallow(String text, LoadSettings settings) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof CollectionStartEvent) {
        depth++;
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
      if (depth > DEEPEST) {
        return false;
      }
    }
    return true;
  }

  private static Value value(@Nullable Object loaded) {
    return switch (loaded) {
      case null -> Value.Null.NULL;
      case Map<?, ?> map -> {
        Map<String, Value> members = new LinkedHashMap<>();
        map.forEach((key, member) -> members.put(String.valueOf(key), value(member)));
        yield new Value.Obj(members);
      }
      case List<?> list -> new Value.Seq(list.stream().<Value>map(YamlText::value).toList());
      case Boolean truth -> Value.of(truth);
      case Number number -> JsonText.number(number.toString());
      default -> Value.of(String.valueOf(loaded));
    };
  }
}
