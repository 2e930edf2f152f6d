package dev.plumbline.forecast.conditional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.forecast.conditional.Condition.Change;
import dev.plumbline.forecast.conditional.Condition.Outcome;
import dev.plumbline.model.json.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * BigQuery's tables take compatible changes of their schema in place: new columns that need not be
 * set, columns that no longer need to be, top-level columns taken out of a table that holds its own
 * data. Columns that come and go in one change may be renamed ones, so they replace it. A table
 * with row access policies, which only the service knows, loses no column in place.
 */
final class TableSchemas {
  private static final Map<String, String> SYNONYMS =
      Map.of("INT64", "INTEGER", "FLOAT64", "FLOAT", "BOOL", "BOOLEAN", "STRUCT", "RECORD");

  private TableSchemas() {}

  static Outcome decide(Change change) {
    if (change.before() == null) {
      return Outcome.UPDATES;
    }
    JsonNode before = columns(change.was());
    JsonNode after = columns(change.becomes());
    return before == null || after == null ? Outcome.UNDECIDED : decide(change, before, after);
  }

  private static Outcome decide(Change change, JsonNode before, JsonNode after) {
    if (!isCompatible(before, after, true)) {
      return Outcome.REPLACES;
    }
    if (names(after).containsAll(names(before))) {
      return Outcome.UPDATES;
    }
    boolean external = change.headAt("external_data_configuration") != null;
    return external ? Outcome.REPLACES : Outcome.PROBABLY_UPDATES;
  }

  private static Set<String> names(JsonNode columns) {
    return byName(columns).keySet();
  }

  private static boolean isCompatible(JsonNode before, JsonNode after, boolean top) {
    Map<String, JsonNode> left = byName(before);
    boolean adds = false;
    for (JsonNode column : after) {
      JsonNode old = left.remove(name(column));
      if (old == null ? mode(column).equals("REQUIRED") : !isCompatible(old, column)) {
        return false;
      }
      adds |= old == null;
    }
    return left.isEmpty() || (top && !adds);
  }

  private static boolean isCompatible(JsonNode before, JsonNode after) {
    boolean relaxed = mode(before).equals("REQUIRED") && mode(after).equals("NULLABLE");
    return type(before).equals(type(after))
        && (mode(before).equals(mode(after)) || relaxed)
        && isCompatible(before.path("fields"), after.path("fields"), false);
  }

  private static Map<String, JsonNode> byName(JsonNode columns) {
    var byName = new LinkedHashMap<String, JsonNode>();
    columns.forEach(column -> byName.put(name(column), column));
    return byName;
  }

  private static String name(JsonNode column) {
    return column.path("name").asText();
  }

  private static String mode(JsonNode column) {
    return column.path("mode").asText("NULLABLE").toUpperCase(Locale.ROOT);
  }

  private static String type(JsonNode column) {
    String type = column.path("type").asText().toUpperCase(Locale.ROOT);
    return SYNONYMS.getOrDefault(type, type);
  }

  private static @Nullable JsonNode columns(String text) {
    try {
      JsonNode columns = Json.mapper().readTree(text);
      return columns.isArray() ? columns : null;
    } catch (JsonProcessingException e) {
      return null; // no schema that can be compared
    }
  }
}
