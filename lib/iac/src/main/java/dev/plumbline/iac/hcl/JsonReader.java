package dev.plumbline.iac.hcl;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;

/** JSON text to a tree with places; a member that can't be read costs no other member. */
final class JsonReader {
  private final SourceText source;
  private final byte[] bytes;
  private final Problems problems;
  private final Budget budget;
  private int at;
  private int depth;
  private boolean failing;
  private boolean closed;

  JsonReader(SourceText source, Problems problems, Budget budget) {
    this.source = source;
    this.bytes = source.bytes();
    this.problems = problems;
    this.budget = budget;
    this.at = LineIndex.bomLength(bytes);
  }

  /** The one value that the text holds. */
  JsonTree read() {
    JsonTree value = value();
    skipSpace();
    if (!failing && at < bytes.length) {
      fail("Extra text after JSON value", "The JSON value ends before this; remove what follows.");
    }
    return value;
  }

  private JsonTree value() {
    budget.spend(1);
    skipSpace();
    int start = at;
    return switch (peek()) {
      case '{' -> nested(start);
      case '[' -> nested(start);
      case '"' -> text();
      case 't' -> word("true", Value.Bool.TRUE);
      case 'f' -> word("false", Value.Bool.FALSE);
      case 'n' -> word("null", Value.Null.NULL);
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> {
        fail("Invalid JSON value", "Expected a JSON value, but found " + found() + ".");
        yield new JsonTree.Malformed(source.span(start, start));
      }
    };
  }

  private JsonTree nested(int start) {
    if (++depth > Failing.DEEPEST) {
      fail(
          "Nesting is too deep",
          "This is nested more than " + Failing.DEEPEST + " levels deep, which nothing needs.");
      depth--;
      return new JsonTree.Malformed(source.span(start, start));
    }
    at++;
    JsonTree result = bytes[start] == '{' ? object(start) : array(start);
    depth--;
    return result;
  }

  private JsonTree array(int start) {
    List<JsonTree> elements = new ArrayList<>();
    skipSpace();
    while (peek() != ']') {
      elements.add(value());
      if (!another(']', start)) {
        break;
      }
    }
    close(']');
    return new JsonTree.Array(List.copyOf(elements), source.span(start, at));
  }

  private JsonTree object(int start) {
    List<JsonTree.Member> members = new ArrayList<>();
    skipSpace();
    while (peek() != '}') {
      member(members);
      if (!another('}', start)) {
        break;
      }
    }
    close('}');
    return new JsonTree.Obj(List.copyOf(members), source.span(start, at));
  }

  private void member(List<JsonTree.Member> members) {
    if (peek() != '"') {
      fail(
          "Invalid JSON property",
          "Expected a property's name in double quotes, but found " + found() + ".");
      return;
    }
    if (!(text() instanceof JsonTree.Text name)) {
      return;
    }
    skipSpace();
    if (peek() != ':') {
      fail("Missing property value", "Expected \":\" and a value, but found " + found() + ".");
      return;
    }
    at++;
    members.add(new JsonTree.Member(name, value()));
  }

  /** Goes to the next element; false where the list ends or can't go on. */
  private boolean another(int closer, int start) {
    skipSpace();
    if (failing) {
      recover();
      if (peek() == ',') {
        failing = false;
      }
    }
    if (peek() == ',') {
      int comma = at++;
      skipSpace();
      if (peek() == closer) {
        problems.error(
            "Trailing comma",
            "JSON allows no comma behind the last element. Remove it.",
            comma,
            comma + 1);
      }
      return true;
    }
    if (peek() != closer) {
      int line = source.position(start).line();
      fail(
          "Missing separator",
          "Expected \",\" or the end of what opens in line "
              + line
              + ", but found "
              + found()
              + ".");
      recover();
      if (peek() == ',') {
        failing = false;
        at++;
        skipSpace();
        return true;
      }
    }
    return false;
  }

  private void close(int closer) {
    if (peek() == closer) {
      at++;
      failing = false;
    }
  }

  /** Skips to the next comma or closer of this level. */
  private void recover() {
    int open = 0;
    while (at < bytes.length) {
      switch (bytes[at]) {
        case '"' -> {
          at = stringEnd(at);
          continue;
        }
        case '{', '[' -> open++;
        case '}', ']' -> {
          if (open-- == 0) {
            return;
          }
        }
        case ',' -> {
          if (open == 0) {
            return;
          }
        }
        default -> {}
      }
      at++;
    }
  }

  private JsonTree text() {
    int start = at;
    int end = stringEnd(start);
    at = end;
    if (!closed) {
      fail("Unclosed string", "This string has no closing quote in its line. Add it.", start, end);
      return new JsonTree.Malformed(source.span(start, end));
    }
    Span span = source.span(start, end);
    new JsonStringCheck(source, problems).check(start + 1, end - 1);
    return new JsonTree.Text(JsonText.decode(span), span);
  }

  /** Behind the closing quote, or at the end of the line that has none. */
  private int stringEnd(int start) {
    int end = start + 1;
    closed = true;
    while (end < bytes.length && bytes[end] != '\n') {
      if (bytes[end] == '"') {
        return end + 1;
      }
      end += bytes[end] == '\\' && end + 1 < bytes.length && bytes[end + 1] != '\n' ? 2 : 1;
    }
    closed = false;
    return end;
  }

  private JsonTree word(String word, Value value) {
    int start = at;
    while (at < bytes.length && bytes[at] >= 'a' && bytes[at] <= 'z') {
      at++;
    }
    Span span = source.span(start, at);
    if (!span.text().equals(word)) {
      fail("Invalid JSON value", "Expected a JSON value, but found \"" + span.text() + "\".");
      return new JsonTree.Malformed(span);
    }
    return new JsonTree.Scalar(value, span);
  }

  private JsonTree number() {
    int start = at;
    int digits = bytes[at] == '-' ? at + 1 : at;
    boolean any = digits < bytes.length && Characters.isDigit(bytes[digits]);
    at = any ? Characters.numberEnd(bytes, digits) : digits;
    Span span = source.span(start, at);
    boolean leadingZero =
        at - digits > 1 && bytes[digits] == '0' && Characters.isDigit(bytes[digits + 1]);
    Value value = leadingZero || at == digits ? null : TermParser.number(span.text());
    if (value == null) {
      fail("Invalid number", "This is no number in JSON, or one out of range.", start, at);
      return new JsonTree.Malformed(span);
    }
    return new JsonTree.Scalar(value, span);
  }

  private int peek() {
    return source.at(at);
  }

  private void skipSpace() {
    while (at < bytes.length
        && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\t' || bytes[at] == '\r')) {
      at++;
    }
  }

  private String found() {
    return at >= bytes.length
        ? "the end of the file"
        : '"' + source.text(at, at + Utf8.length(Utf8.decode(bytes, at, bytes.length))) + '"';
  }

  private void fail(String summary, String detail) {
    fail(summary, detail, at, Math.min(at + 1, bytes.length));
  }

  private void fail(String summary, String detail, int start, int end) {
    if (!failing) {
      problems.error(summary, detail, start, end);
    }
    failing = true;
  }
}
