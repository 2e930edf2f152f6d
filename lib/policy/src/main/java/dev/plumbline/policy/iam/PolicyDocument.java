package dev.plumbline.policy.iam;

import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A policy document, written as JSON text, as an object, or as the blocks of {@code
 * aws_iam_policy_document}, brought to one form: a list of statements with {@code sid}, {@code
 * effect}, {@code actions}, {@code not_actions}, {@code resources}, {@code not_resources}, {@code
 * principals} and {@code not_principals} (each {@code {type, id}}) and {@code conditions} (each
 * {@code {test, variable, values}}). What is unknown stays so, element by element.
 *
 * <p>Grammar: AWS IAM User Guide, "Grammar of the IAM JSON policy language".
 */
public final class PolicyDocument {
  private PolicyDocument() {}

  /** The statements; null when the value is no policy document. */
  public static @Nullable Value statements(Value document) {
    return switch (document) {
      case Value.Str(String text) -> {
        Value parsed = JsonText.parse(text);
        yield parsed instanceof Value.Obj ? statements(parsed) : null;
      }
      case Value.Obj obj when obj.members().containsKey("statement") ->
          each(obj.members().get("statement"), Blocks::statement);
      case Value.Obj obj -> each(obj.members().get("Statement"), JsonForm::statement);
      case Value.Unknown _, Value.Sensitive _ -> document;
      case Value.Null _, Value.Bool _, Value.Num _, Value.Seq _ -> null;
    };
  }

  private interface Form {
    Value of(Value.Obj statement);
  }

  private static @Nullable Value each(@Nullable Value statements, Form form) {
    if (statements == null) {
      return null;
    }
    var all = new ArrayList<Value>();
    for (Value statement : list(statements)) {
      if (statement.unmarked() instanceof Value.Obj obj) {
        all.add(form.of(obj));
      } else if (statement.unmarked() instanceof Value.Unknown) {
        all.add(statement);
      }
    }
    return Fences.around(all);
  }

  /** One element and a list of one are the same throughout the grammar. */
  static List<Value> list(@Nullable Value value) {
    return switch (value) {
      case null -> List.of();
      case Value.Null _ -> List.of();
      case Value.Seq seq -> seq.elements();
      case Value.Sensitive(Value inner) -> list(inner);
      case Value.Bool _, Value.Num _, Value.Str _, Value.Obj _, Value.Unknown _ -> List.of(value);
    };
  }

  static Value.Obj pair(String first, Value a, String second, Value b) {
    var members = new LinkedHashMap<String, Value>();
    members.put(first, a);
    members.put(second, b);
    return new Value.Obj(members);
  }
}
