package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Documents;
import dev.plumbline.iac.eval.Rendering;
import dev.plumbline.iac.eval.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@code aws_iam_policy_document} data source: statements as JSON, over those of its source
 * documents and under those of its overriding ones. Where a part is unknown the text is unknown,
 * and carries the document with what is known of it ({@link Documents}).
 *
 * <p>Source: the provider's documentation of the data source and its examples.
 */
final class IamPolicyDocument {
  private final Map<String, Integer> places = new HashMap<>();
  private final List<Datum> statements = new ArrayList<>();
  private @Nullable Datum version;
  private @Nullable Datum id;
  private Datum.@Nullable Unknown open;

  private IamPolicyDocument() {}

  /** What is made of a sensitive part is one text, and so sensitive as a whole. */
  static Map<String, Datum> evaluate(Content content) {
    if (!content.hasMark()) {
      return new IamPolicyDocument().build(content);
    }
    Map<String, Datum> result = new IamPolicyDocument().build(content.unmarked());
    result.replaceAll((_, text) -> text.sensitive());
    return result;
  }

  private Map<String, Datum> build(Content content) {
    Map<String, Datum> arguments = content.arguments();
    document(arguments.get("source_json"));
    documents(arguments.get("source_policy_documents"));
    for (Content.Nested block : content.blocks().getOrDefault("statement", List.of())) {
      switch (block) {
        case Content.Nested.Known(Content statement, boolean _) -> add(statement(statement));
        case Content.Nested.Open(Datum.Unknown why, boolean _) -> open = why;
      }
    }
    version = given(arguments.get("version"), version);
    id = given(arguments.get("policy_id"), id);
    documents(arguments.get("override_policy_documents"));
    document(arguments.get("override_json"));

    Map<String, Datum> result = new LinkedHashMap<>();
    Map<String, Datum> document = new LinkedHashMap<>();
    document.put("Version", version == null ? Datum.of("2012-10-17") : version);
    if (id != null) {
      document.put("Id", id);
    }
    if (!statements.isEmpty()) {
      document.put("Statement", Datum.tuple(statements));
    }
    result.put("json", text(document, true));
    result.put("minified_json", text(document, false));
    return result;
  }

  private static @Nullable Datum given(@Nullable Datum argument, @Nullable Datum otherwise) {
    return argument == null || argument.isNull() ? otherwise : argument;
  }

  private Datum text(Map<String, Datum> document, boolean pretty) {
    SortedMap<String, Datum> members = Datum.sorted();
    members.putAll(document);
    Datum known = Datum.object(members);
    Datum.Unknown unknown = open == null ? known.firstUnknown() : open;
    if (unknown == null) {
      return Datum.of(IamPolicyText.write(document, pretty));
    }
    Datum.Unknown derived =
        Rendering.derived(
            "aws_iam_policy_document", List.of(known, unknown), Type.Primitive.STRING);
    return open == null ? Documents.carry(derived, known) : derived;
  }

  private void documents(@Nullable Datum list) {
    if (list == null) {
      return;
    }
    switch (list) {
      case Datum.Seq seq -> seq.elements().forEach(this::document);
      case Datum.Unknown unknown -> open = unknown;
      case Datum.Null _,
          Datum.Bool _,
          Datum.Num _,
          Datum.Str _,
          Datum.Obj _,
          Datum.Sensitive _ -> {}
    }
  }

  /** Takes over another document; statements with a sid that is there already replace it. */
  private void document(@Nullable Datum json) {
    if (json == null || json.isNull() || json.equals(Datum.Str.EMPTY)) {
      return;
    }
    Datum read = Documents.read(json);
    if (!(read instanceof Datum.Obj obj)) {
      open =
          json instanceof Datum.Unknown unknown
              ? unknown
              : Datum.unknown(Type.Primitive.STRING, "a source document is no JSON object");
      return;
    }
    version = given(obj.members().get("Version"), version);
    id = given(obj.members().get("Id"), id);
    Datum statement = obj.members().get("Statement");
    if (statement instanceof Datum.Seq seq) {
      seq.elements().forEach(this::add);
    } else if (statement != null) {
      add(statement);
    }
  }

  private void add(Datum statement) {
    Datum sid = statement instanceof Datum.Obj obj ? obj.members().get("Sid") : null;
    if (!(sid instanceof Datum.Str(String name)) || name.isEmpty()) {
      statements.add(statement);
      return;
    }
    Integer place = places.putIfAbsent(name, statements.size());
    if (place == null) {
      statements.add(statement);
    } else {
      statements.set(place, statement);
    }
  }

  private static Datum statement(Content content) {
    Map<String, Datum> arguments = content.arguments();
    SortedMap<String, Datum> statement = Datum.sorted();
    put(statement, "Sid", arguments.get("sid"));
    statement.put("Effect", Datum.of("Allow"));
    put(statement, "Effect", arguments.get("effect"));
    put(statement, "Action", list(arguments.get("actions")));
    put(statement, "NotAction", list(arguments.get("not_actions")));
    put(statement, "Resource", list(arguments.get("resources")));
    put(statement, "NotResource", list(arguments.get("not_resources")));
    put(statement, "Principal", principals(content.blocks().get("principals")));
    put(statement, "NotPrincipal", principals(content.blocks().get("not_principals")));
    put(statement, "Condition", conditions(content.blocks().get("condition")));
    return Datum.object(statement);
  }

  private static void put(SortedMap<String, Datum> into, String name, @Nullable Datum value) {
    if (value != null && !value.isNull() && !value.equals(Datum.Str.EMPTY)) {
      into.put(name, value);
    }
  }

  /** One string as itself, several in falling order; {@code &{…}} is AWS's own interpolation. */
  private static @Nullable Datum list(@Nullable Datum value) {
    if (value == null || value.isNull() || !(value instanceof Datum.Seq seq)) {
      return value;
    }
    if (seq.elements().isEmpty()) {
      return null;
    }
    List<Datum> elements =
        new ArrayList<>(seq.elements().stream().map(IamPolicyDocument::text).distinct().toList());
    if (elements.size() == 1) {
      return elements.getFirst();
    }
    elements.sort(
        Comparator.comparing((Datum each) -> each instanceof Datum.Str(String text) ? text : "")
            .reversed());
    return Datum.tuple(elements);
  }

  private static Datum text(Datum value) {
    return value instanceof Datum.Str(String text) ? Datum.of(text.replace("&{", "${")) : value;
  }

  private static @Nullable Datum principals(@Nullable List<Content.Nested> blocks) {
    if (blocks == null) {
      return null;
    }
    SortedMap<String, Datum> byType = Datum.sorted();
    for (Content.Nested block : blocks) {
      switch (block) {
        case Content.Nested.Known(Content content, boolean _) -> {
          Datum type = content.arguments().get("type");
          Datum identifiers = content.arguments().get("identifiers");
          Datum all = list(identifiers);
          if (!(type instanceof Datum.Str(String name)) || all == null) {
            return type == null ? null : type;
          }
          if (name.equals("*") && all.equals(Datum.of("*"))) {
            return all;
          }
          Datum before = byType.get(name);
          byType.put(name, before == null ? all : both(before, all));
        }
        case Content.Nested.Open(Datum.Unknown why, boolean _) -> {
          return why;
        }
      }
    }
    return Datum.object(byType);
  }

  private static Datum both(Datum a, Datum b) {
    List<Datum> all = new ArrayList<>(a instanceof Datum.Seq seq ? seq.elements() : List.of(a));
    all.addAll(b instanceof Datum.Seq seq ? seq.elements() : List.of(b));
    Datum merged = list(Datum.tuple(all));
    return merged == null ? a : merged;
  }

  private static @Nullable Datum conditions(@Nullable List<Content.Nested> blocks) {
    if (blocks == null) {
      return null;
    }
    SortedMap<String, SortedMap<String, Datum>> byTest = Datum.sorted();
    for (Content.Nested block : blocks) {
      switch (block) {
        case Content.Nested.Known(Content content, boolean _) -> {
          Datum test = content.arguments().get("test");
          Datum variable = content.arguments().get("variable");
          Datum values = values(content.arguments().get("values"));
          if (!(test instanceof Datum.Str(String name))
              || !(variable instanceof Datum.Str(String key))) {
            return test == null || test.isKnown() ? variable : test;
          }
          if (values != null) {
            byTest
                .computeIfAbsent(name, _ -> Datum.sorted())
                .merge(key, values, IamPolicyDocument::both);
          }
        }
        case Content.Nested.Open(Datum.Unknown why, boolean _) -> {
          return why;
        }
      }
    }
    SortedMap<String, Datum> conditions = Datum.sorted();
    byTest.forEach((name, variables) -> conditions.put(name, Datum.object(variables)));
    return Datum.object(conditions);
  }

  /** Condition values keep their order. */
  private static @Nullable Datum values(@Nullable Datum value) {
    if (value == null || !(value instanceof Datum.Seq seq)) {
      return value;
    }
    List<Datum> elements = seq.elements().stream().map(IamPolicyDocument::text).toList();
    return elements.size() == 1 ? elements.getFirst() : Datum.tuple(elements);
  }
}
