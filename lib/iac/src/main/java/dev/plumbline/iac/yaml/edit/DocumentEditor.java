package dev.plumbline.iac.yaml.edit;

import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.iac.yaml.YamlFile;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.value.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Edits of one document. Each method returns the edits for one change, made against the document as
 * it was read; nothing where the place is written in a form that can't be edited, such as what an
 * alias brings. Changes that touch the same place can't be combined.
 */
public final class DocumentEditor {
  private final Lines lines;
  private final Style style;
  private final Extent extent;
  private final FlowEditor flow;
  private final boolean json;

  public DocumentEditor(YamlFile file) {
    this.lines = new Lines(file.source());
    this.style = Style.of(file);
    this.extent = new Extent(lines);
    YamlNode root = file.root();
    this.json = root != null && extent.isFlow(root);
    this.flow = new FlowEditor(lines, style, extent, json);
  }

  /** A member that is written in the mapping itself, not merged into it. */
  public Optional<YamlNode.Entry> entry(YamlNode.Mapping mapping, String name) {
    return extent.own(mapping).stream()
        .filter(entry -> entry.key().text().equals(name))
        .findFirst();
  }

  /** Whether the value stands elsewhere as well, by an alias: a change of it would be theirs. */
  public boolean isShared(YamlNode.Entry entry) {
    return !extent.isOwnValue(entry) || extent.isAnchored(entry.value());
  }

  /** Sets a member: its value where it is there already, else as a new last one. */
  public Optional<List<Edit>> set(YamlNode.Mapping mapping, String name, Value value) {
    return entry(mapping, name)
        .map(entry -> replace(mapping, entry, value))
        .orElseGet(() -> add(mapping, name, value));
  }

  /** Another value for a scalar that stands by itself, such as an element of a list. */
  public Optional<List<Edit>> replace(YamlNode.Scalar scalar, Value value) {
    if (scalar.span().source() != lines.source() || extent.isAnchored(scalar)) {
      return Optional.empty();
    }
    return Optional.of(
        List.of(
            new Edit(
                scalar.span().start(), extent.end(scalar), ScalarText.replacing(scalar, value))));
  }

  private Optional<List<Edit>> replace(
      YamlNode.Mapping mapping, YamlNode.Entry entry, Value value) {
    int colon = extent.colon(entry);
    if (colon < 0 || extent.isOwnValue(entry) && extent.isAnchored(entry.value())) {
      return Optional.empty();
    }
    if (extent.isFlow(mapping)) {
      return extent.isOwnValue(entry)
          ? Optional.of(List.of(flow.replaced(mapping, entry.value(), value)))
          : Optional.empty();
    }
    int end = valueEnd(entry);
    YamlNode old = entry.value();
    Optional<String> inline =
        extent.isOwnValue(entry)
                && old instanceof YamlNode.Scalar scalar
                && scalar.tag().isEmpty()
                && isScalar(value)
                && extent.isVisible(scalar)
            ? Optional.of(ScalarText.replacing(scalar, value))
            : text(mapping).inline(value);
    if (inline.isEmpty()) {
      return Optional.of(List.of(new Edit(colon, end, below(entry, value))));
    }
    boolean visible = extent.isOwnValue(entry) && extent.isVisible(old);
    if (visible && lines.areOne(colon, old.span().start())) {
      int start = old.span().start();
      String gap = start == colon ? " " : "";
      return Optional.of(List.of(new Edit(start, Math.max(start, end), gap + inline.get())));
    }
    // What the name's line has behind it, a comment, stays.
    int line = lines.end(colon);
    return Optional.of(
        end <= line
            ? List.of(new Edit(colon, end, " " + inline.get()))
            : List.of(new Edit(colon, colon, " " + inline.get()), new Edit(line, end, "")));
  }

  /** Behind the value of an entry in block style, an alias too; its line's comment stays. */
  private int valueEnd(YamlNode.Entry entry) {
    int colon = extent.colon(entry);
    if (extent.isOwnValue(entry)) {
      YamlNode value = entry.value();
      if (!extent.isVisible(value)) {
        return colon;
      }
      boolean block = value instanceof YamlNode.Scalar || extent.isFlow(value);
      return block
          ? Math.max(colon, extent.end(value))
          : extent.blockEnd(entry.key().span().start(), value);
    }
    int at = colon;
    while (lines.source().at(at) == ' ') {
      at++;
    }
    while (lines.source().at(at) > ' ') {
      at++;
    }
    return at;
  }

  private String below(YamlNode.Entry entry, Value value) {
    int column = lines.column(entry.key().span().start());
    List<String> all = new BlockText(style, "").entry("x", value);
    return indented(all.subList(1, all.size()), column, true);
  }

  private Optional<List<Edit>> add(YamlNode.Mapping mapping, String name, Value value) {
    if (extent.isFlow(mapping)) {
      return flow.added(mapping, extent.own(mapping), name, value);
    }
    Optional<YamlNode.Entry> last =
        extent.own(mapping).stream()
            .max(Comparator.comparingInt(entry -> entry.key().span().start()));
    if (last.isEmpty()) {
      return Optional.empty();
    }
    int key = last.get().key().span().start();
    int at = extent.blockEnd(key, last.get().value());
    List<String> all = text(mapping).entry(name, value);
    return Optional.of(List.of(new Edit(at, at, indented(all, lines.column(key), true))));
  }

  /** A member behind another one of the same mapping, with an empty line where those have one. */
  public Optional<List<Edit>> addBehind(
      YamlNode.Mapping mapping, YamlNode.Entry before, String name, Value value) {
    if (extent.isFlow(mapping)) {
      return flow.added(mapping, List.of(before), name, value);
    }
    int key = before.key().span().start();
    int at = extent.blockEnd(key, before.value());
    boolean gap = isSpaced(mapping);
    List<String> all = text(mapping).entry(name, value);
    String text = indented(all, lines.column(key), true);
    return Optional.of(List.of(new Edit(at, at, (gap ? style.newline() : "") + text)));
  }

  /** Whether an empty line stands before the second member. */
  private boolean isSpaced(YamlNode.Mapping mapping) {
    List<YamlNode.Entry> own = extent.own(mapping);
    if (own.size() < 2) {
      return false;
    }
    int end = extent.blockEnd(own.getFirst().key().span().start(), own.getFirst().value());
    int below = lines.next(end);
    return below < lines.source().length() && lines.text(below).isBlank();
  }

  /** An element at the end of a list that has some. */
  public Optional<List<Edit>> append(YamlNode.Sequence list, Value value) {
    if (list.elements().isEmpty() || list.span().source() != lines.source()) {
      return Optional.empty();
    }
    YamlNode last = list.elements().getLast();
    if (extent.isFlow(list)) {
      return flow.appended(list, last, value);
    }
    int dash = dash(last);
    if (dash < 0) {
      return Optional.empty();
    }
    int at = extent.blockEnd(dash, last);
    List<String> all = new BlockText(style, "").element(value);
    return Optional.of(List.of(new Edit(at, at, indented(all, lines.column(dash), true))));
  }

  /** Takes elements out; what is left keeps its form. At least one has to be left. */
  public Optional<List<Edit>> removeElements(YamlNode.Sequence list, List<YamlNode> elements) {
    if (list.span().source() != lines.source() || elements.size() >= list.elements().size()) {
      return Optional.empty();
    }
    if (extent.isFlow(list)) {
      return Optional.of(flow.without(list.elements(), elements));
    }
    if (elements.stream().anyMatch(element -> dash(element) < 0)) {
      return Optional.empty();
    }
    return Optional.of(
        elements.stream()
            .map(element -> {
              int dash = dash(element);
              return lines.column(dash) == lines.indent(dash)
                  ? new Edit(lines.start(dash), lines.next(extent.blockEnd(dash, element)), "")
                  : new Edit(dash, next(dash, element), "");
            })
            .toList());
  }

  /** The dash of an element that stands in one line with an outer dash: up to the next one. */
  private int next(int dash, YamlNode element) {
    int line = lines.next(extent.blockEnd(dash, element));
    return Math.min(line + lines.indent(line), lines.source().length());
  }

  /** Removes a member with the comments that stand above it; one has to be left. */
  public Optional<List<Edit>> remove(YamlNode.Mapping mapping, String name) {
    List<YamlNode.Entry> own = extent.own(mapping);
    Optional<YamlNode.Entry> found =
        own.stream().filter(entry -> entry.key().text().equals(name)).findFirst();
    if (found.isEmpty() || own.size() < 2) {
      return Optional.empty();
    }
    YamlNode.Entry entry = found.get();
    if (extent.isFlow(mapping)) {
      return Optional.of(flow.without(own, entry));
    }
    int key = entry.key().span().start();
    int to = lines.next(extent.blockEnd(key, entry.value()));
    if (lines.column(key) == lines.indent(key)) {
      return Optional.of(List.of(new Edit(withComments(key), to, "")));
    }
    // The first one of an element, behind its dash: the next one moves up.
    return own.getFirst() == entry
        ? Optional.of(List.of(new Edit(key, own.get(1).key().span().start(), "")))
        : Optional.empty();
  }

  /** Where the comments begin that stand right above a line, as far in as it. */
  private int withComments(int key) {
    int from = lines.start(key);
    while (from > 0) {
      int above = lines.start(from - 1);
      boolean speaks =
          lines.text(above).strip().startsWith("#") && lines.indent(above) == lines.column(key);
      if (!speaks) {
        return from;
      }
      from = above;
    }
    return from;
  }

  /** The dash before an element of block style; -1 where none is found on its line. */
  private int dash(YamlNode element) {
    int start = element.span().start();
    int first = lines.start(start);
    for (int at = start; element.span().source() == lines.source() && at >= first; at--) {
      if (lines.source().at(at) == '-' && lines.source().at(at + 1) == ' ' && at < start) {
        return at;
      }
    }
    return -1;
  }

  private String indented(List<String> all, int column, boolean newlineFirst) {
    var text = new StringBuilder();
    for (String line : all) {
      text.append(newlineFirst ? style.newline() : "").append(" ".repeat(column)).append(line);
    }
    return text.toString();
  }

  /** In a mapping whose texts all stand in the same quotes, so does a new one. */
  private BlockText text(YamlNode.Mapping mapping) {
    List<String> firsts =
        extent.own(mapping).stream()
            .filter(extent::isOwnValue)
            .map(YamlNode.Entry::value)
            .filter(value -> value instanceof YamlNode.Scalar it && it.tag().isEmpty())
            .filter(extent::isVisible)
            .map(value -> value.span().text().substring(0, 1))
            .distinct()
            .toList();
    boolean quoted =
        firsts.size() == 1 && (firsts.getFirst().equals("'") || firsts.getFirst().equals("\""));
    return new BlockText(style, quoted ? firsts.getFirst() : "");
  }

  private static boolean isScalar(Value value) {
    return switch (value) {
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _ -> true;
      case Value.Sensitive(Value inner) -> isScalar(inner);
      case Value.Seq _, Value.Obj _, Value.Unknown _ -> false;
    };
  }
}
