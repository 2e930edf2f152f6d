package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Documents;
import dev.plumbline.iac.eval.Values;
import dev.plumbline.model.value.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * JSON texts of a resource that are known in part, for its metadata: under {@code documents}, by
 * attribute path, each with unknowns as leaves. The attribute itself is unknown, as in a plan.
 */
final class PartialDocuments {
  private static final String NAME = "documents";

  private PartialDocuments() {}

  static Value.Obj of(Content content) {
    Map<String, Value> documents = new LinkedHashMap<>();
    collect(content, "", documents);
    return documents.isEmpty()
        ? Value.Obj.EMPTY
        : new Value.Obj(Map.of(NAME, new Value.Obj(documents)));
  }

  private static void collect(Content content, String prefix, Map<String, Value> documents) {
    content
        .arguments()
        .forEach((name, value) -> {
          Datum document = Documents.carried(value);
          if (document != null) {
            documents.put(
                prefix + name, Values.of(document.sensitiveIf(value instanceof Datum.Sensitive)));
          }
        });
    content
        .blocks()
        .forEach((type, nested) -> {
          for (int i = 0; i < nested.size(); i++) {
            if (nested.get(i) instanceof Content.Nested.Known(Content inner, boolean _)) {
              collect(inner, prefix + type + "[" + i + "].", documents);
            }
          }
        });
  }
}
