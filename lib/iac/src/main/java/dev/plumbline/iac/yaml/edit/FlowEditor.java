package dev.plumbline.iac.yaml.edit;

import dev.plumbline.iac.hcl.Span;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Edits between braces and brackets: of JSON, and of YAML's flow style. */
final class FlowEditor {
  private final Lines lines;
  private final Style style;
  private final Extent extent;
  private final boolean json;

  FlowEditor(Lines lines, Style style, Extent extent, boolean json) {
    this.lines = lines;
    this.style = style;
    this.extent = extent;
    this.json = json;
  }

  Edit replaced(YamlNode.Mapping mapping, YamlNode old, Value value) {
    if (old instanceof YamlNode.Scalar scalar
        && !(value instanceof Value.Obj || value instanceof Value.Seq)
        && scalar.tag().isEmpty()) {
      String text = ScalarText.replacing(scalar, value);
      boolean quoted = text.startsWith("\"") || !(value instanceof Value.Str);
      boolean plain = scalar.plain() && !text.equals(ScalarText.of(value, ""));
      return new Edit(
          old.span().start(),
          extent.end(old),
          !json || quoted || plain ? text : ScalarText.json(value));
    }
    List<String> all = lines(mapping, value);
    int indent = lines.indent(old.span().start());
    return new Edit(old.span().start(), extent.end(old), joined(all, indent));
  }

  private List<String> lines(YamlNode.Mapping mapping, Value value) {
    FlowText text = text(mapping);
    return isOnLines(mapping) ? text.lines(value) : List.of(text.inline(value));
  }

  /**
   * @param behind entries; the new one comes behind the last of them
   */
  Optional<List<Edit>> added(
      YamlNode.Mapping mapping, List<YamlNode.Entry> behind, String name, Value value) {
    FlowText text = text(mapping);
    Optional<YamlNode.Entry> last =
        behind.stream().max(Comparator.comparingInt(entry -> entry.key().span().start()));
    if (last.isEmpty()) {
      return Optional.of(List.of(filled(mapping, text, name, value)));
    }
    if (!extent.isOwnValue(last.get())) {
      return Optional.empty();
    }
    int at = extent.end(last.get().value());
    if (!isOnLines(mapping)) {
      String one = ", " + text.key(name) + ": " + text.inline(value);
      return Optional.of(List.of(new Edit(at, at, one)));
    }
    int indent = lines.indent(last.get().key().span().start());
    String below = style.newline() + " ".repeat(indent);
    String all = joined(text.entry(name, value), indent);
    return Optional.of(List.of(new Edit(at, at, "," + below + all)));
  }

  /** Braces with nothing between them, opened up in JSON that has lines. */
  private Edit filled(YamlNode.Mapping mapping, FlowText text, String name, Value value) {
    Span span = mapping.span();
    boolean open = json && hasLines();
    int indent = lines.indent(span.start());
    String inner = " ".repeat(indent + style.unit());
    String all =
        open
            ? style.newline()
                + inner
                + joined(text.entry(name, value), indent + style.unit())
                + style.newline()
                + " ".repeat(indent)
            : text.key(name) + ": " + text.inline(value);
    int brace = span.start() + span.text().indexOf('{') + 1;
    return new Edit(brace, span.end() - 1, all);
  }

  private boolean hasLines() {
    return lines.next(0) < lines.source().length();
  }

  Optional<List<Edit>> appended(YamlNode.Sequence list, YamlNode last, Value value) {
    if (last.span().source() != lines.source() || last.span().start() < list.span().start()) {
      return Optional.empty();
    }
    int at = extent.end(last);
    var text = new FlowText(json, style.unit());
    if (lines.areOne(list.span().start(), last.span().start())) {
      return Optional.of(List.of(new Edit(at, at, ", " + text.inline(value))));
    }
    int indent = lines.indent(last.span().start());
    String all = style.newline() + " ".repeat(indent) + joined(text.lines(value), indent);
    return Optional.of(List.of(new Edit(at, at, "," + all)));
  }

  List<Edit> without(List<YamlNode> all, List<YamlNode> elements) {
    List<Edit> edits = new ArrayList<>();
    boolean kept = false;
    for (int i = 0; i < all.size(); i++) {
      if (!elements.contains(all.get(i))) {
        kept = true;
      } else if (kept) {
        edits.add(new Edit(extent.end(all.get(i - 1)), extent.end(all.get(i)), ""));
      } else {
        edits.add(new Edit(all.get(i).span().start(), all.get(i + 1).span().start(), ""));
      }
    }
    return edits;
  }

  List<Edit> without(List<YamlNode.Entry> all, YamlNode.Entry entry) {
    int index = all.indexOf(entry);
    return List.of(
        index == 0
            ? new Edit(entry.key().span().start(), all.get(1).key().span().start(), "")
            : new Edit(extent.end(all.get(index - 1).value()), extent.end(entry.value()), ""));
  }

  /** Whether the first member stands on another line than the brace. */
  private boolean isOnLines(YamlNode.Mapping mapping) {
    return extent.own(mapping).stream()
        .findFirst()
        .map(first -> !lines.areOne(mapping.span().start(), first.key().span().start()))
        .orElse(false);
  }

  private FlowText text(YamlNode.Mapping mapping) {
    boolean quoted =
        extent.own(mapping).stream()
            .findFirst()
            .map(first -> first.key().span().text().startsWith("\""))
            .orElse(json);
    return new FlowText(quoted, style.unit());
  }

  private String joined(List<String> all, int indent) {
    return String.join(style.newline() + " ".repeat(indent), all);
  }
}
