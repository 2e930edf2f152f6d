package dev.plumbline.iac.eval;

import dev.plumbline.iac.eval.function.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON texts that are known in part: a policy whose only unknown is a bucket's ARN still says which
 * actions it allows. The unknown string carries the document, with unknowns as its leaves.
 */
public final class Documents {
  private static final String KEY = "";
  private static final char OPENING = '\uE000';
  private static final char CLOSING = '\uE001';

  private Documents() {}

  /** The unknown string with the document that it will hold. */
  public static Datum.Unknown carry(Datum.Unknown text, Datum document) {
    return new Datum.Unknown(Type.Primitive.STRING, text.origin(), true, Map.of(KEY, document));
  }

  /** The document that an unknown string carries; null where it carries none. */
  public static @Nullable Datum carried(Datum value) {
    return value.unmarked() instanceof Datum.Unknown unknown
            && unknown.type() == Type.Primitive.STRING
        ? unknown.known().get(KEY)
        : null;
  }

  /** The document that a string holds, known or not; null where it holds none. */
  public static @Nullable Datum read(Datum value) {
    return value.unmarked() instanceof Datum.Str(String text)
        ? JsonText.readOrNull(text)
        : carried(value);
  }

  /** The document of a template, given as its parts: texts and values that are not known. */
  static @Nullable Datum ofTemplate(List<Datum> parts) {
    if (!(parts.getFirst() instanceof Datum.Str(String start)) || !looksLikeJson(start)) {
      return null;
    }
    var text = new StringBuilder();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Datum.Str(String literal)) {
        text.append(literal);
      } else {
        text.append(OPENING).append(i).append(CLOSING);
      }
    }
    Datum document = JsonText.readOrNull(text.toString());
    return document == null ? null : restored(document, parts);
  }

  private static boolean looksLikeJson(String start) {
    String stripped = start.stripLeading();
    return stripped.startsWith("{") || stripped.startsWith("[");
  }

  private static Datum restored(Datum value, List<Datum> parts) {
    return switch (value) {
      case Datum.Str(String text) -> text.indexOf(OPENING) < 0 ? value : restored(text, parts);
      case Datum.Seq seq -> {
        List<Datum> elements = new ArrayList<>();
        seq.elements().forEach(each -> elements.add(restored(each, parts)));
        yield Datum.tuple(elements);
      }
      case Datum.Obj obj -> {
        SortedMap<String, Datum> members = Datum.sorted();
        obj.members().forEach((name, member) -> members.put(name, restored(member, parts)));
        yield Datum.object(members);
      }
      case Datum.Null _, Datum.Bool _, Datum.Num _, Datum.Unknown _, Datum.Sensitive _ -> value;
    };
  }

  private static Datum restored(String text, List<Datum> parts) {
    List<Datum> pieces = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(OPENING); at >= 0; at = text.indexOf(OPENING, from)) {
      int end = text.indexOf(CLOSING, at);
      if (at > from) {
        pieces.add(Datum.of(text.substring(from, at)));
      }
      pieces.add(parts.get(Integer.parseInt(text.substring(at + 1, end))));
      from = end + 1;
    }
    if (from < text.length()) {
      pieces.add(Datum.of(text.substring(from)));
    }
    return pieces.size() == 1
        ? pieces.getFirst()
        : Rendering.derived("template", pieces, Type.Primitive.STRING);
  }
}
