package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.iac.resolved.PropertyPath;
import dev.plumbline.iac.resolved.PropertyPath.Step;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.YamlScalars;
import dev.plumbline.iac.yaml.edit.DocumentEditor;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Changes one property of a resource in a document. What a function makes on the way is left alone:
 * it may be made differently elsewhere.
 */
final class PropertyEdit {
  private final DocumentSite site;
  private final DocumentEditor editor;
  private final Dialect dialect;
  private final PropertyPath place;
  private final List<Integer> indices;

  /**
   * @param indices of the attribute's path; the last ones are those of the lists on the way
   */
  PropertyEdit(DocumentSite site, Dialect dialect, PropertyPath place, List<Integer> indices) {
    this.site = site;
    this.editor = site.editor();
    this.dialect = dialect;
    this.place = place;
    this.indices = indices;
  }

  /** What is there of the way: the deepest mapping, and how many names lead to it. */
  private sealed interface Reached {
    /** The member of a mapping that a step names, there or not. */
    record Member(YamlNode.Mapping holder, int step) implements Reached {}

    /** A list that has no such element yet. */
    record Missing(YamlNode.Sequence list, int step) implements Reached {}

    record Closed(String reason) implements Reached {}
  }

  Written set(Value value) {
    YamlNode.Mapping body = site.body();
    if (body == null) {
      throw new IllegalStateException("a property is set at a resource that is there");
    }
    String properties = dialect.properties();
    Optional<YamlNode.Entry> written = editor.entry(body, properties);
    if (written.isEmpty() || isEmpty(written.get().value())) {
      return lacking(0).orElseGet(() -> with(editor.set(body, properties, object(0, value))));
    }
    return switch (reached(written.get())) {
      case Reached.Closed(String reason) -> new Written.Refused(reason);
      case Reached.Missing(YamlNode.Sequence list, int step) ->
          lacking(step).orElseGet(() -> with(editor.append(list, element(step, value))));
      case Reached.Member(YamlNode.Mapping holder, int step) -> member(holder, step, value);
    };
  }

  /** Puts an element behind those of the list; makes the list where there is none. */
  Written append(Value element) {
    YamlNode.Mapping body = site.body();
    Optional<YamlNode.Entry> list =
        body == null
            ? Optional.empty()
            : editor
                .entry(body, dialect.properties())
                .filter(properties -> !isEmpty(properties.value()))
                .flatMap(properties ->
                    reached(properties) instanceof Reached.Member(YamlNode.Mapping holder, int step)
                            && step == names() - 1
                        ? editor.entry(holder, name(step))
                        : Optional.empty());
    return list.isEmpty()
            || dialect.call(list.get().value()).isEmpty()
                && list.get().value().items().isEmpty()
                && !editor.isShared(list.get())
        ? set(new Value.Seq(List.of(element)))
        : append(site, dialect, list.get(), place.shown(), element);
  }

  /**
   * Puts an element behind those of a list that stands at an entry. A function's arguments are a
   * list as well, and what an alias brings is another one's: neither is touched.
   *
   * @param shown what the entry is called, for people
   */
  static Written append(
      DocumentSite site, Dialect dialect, YamlNode.Entry entry, String shown, Value element) {
    Optional<String> call = dialect.call(entry.value());
    if (call.isPresent()) {
      return new Written.Refused(shown + " is made by a function, " + call.get());
    }
    if (site.editor().isShared(entry)) {
      return new Written.Refused(shown + " is shared by an alias");
    }
    return entry.value() instanceof YamlNode.Sequence list
        ? site.with(site.editor().append(list, element), shown)
        : new Written.Refused(shown + " is not written as a list");
  }

  private Written member(YamlNode.Mapping holder, int step, Value value) {
    String name = name(step);
    Optional<YamlNode.Entry> there = editor.entry(holder, name);
    boolean last = step == names() - 1;
    if (there.isPresent() && last) {
      YamlNode node = there.get().value();
      if (isSame(node, value)) {
        return site.unchanged();
      }
      Optional<Written> refusal = untouchable(there.get());
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    return last
        ? with(editor.set(holder, name, value))
        : lacking(step).orElseGet(() -> with(editor.set(holder, name, held(step, value))));
  }

  private boolean isSame(YamlNode node, Value value) {
    if (DocumentPolicy.isCall(value)) {
      return DocumentPolicy.isWritten(node, value);
    }
    if (DocumentPolicy.holdsCall(value) && value instanceof Value.Seq(var elements)) {
      return node instanceof YamlNode.Sequence(var written, _, _)
          && written.size() == elements.size()
          && IntStream.range(0, written.size())
              .allMatch(i -> isSame(written.get(i), elements.get(i)));
    }
    return dialect.call(node).isEmpty() && value.equals(plain(node));
  }

  /** A function's value is replaced only where the function just passes an input on. */
  private Optional<Written> untouchable(YamlNode.Entry entry) {
    Optional<String> call = dialect.call(entry.value());
    boolean passed = dialect.input(entry.value()).filter(this::isInput).isPresent();
    return call.isEmpty() || passed
        ? Optional.empty()
        : Optional.of(new Written.Refused(place.shown() + " is made by a function, " + call.get()));
  }

  private boolean isInput(String name) {
    YamlNode root = site.file().root();
    return root != null
        && root.member(dialect.inputs()).flatMap(all -> all.member(name)).isPresent();
  }

  private Reached reached(YamlNode.Entry properties) {
    YamlNode.Entry at = properties;
    int lists = place.steps().stream().mapToInt(step -> step.list() ? 1 : 0).sum();
    int list = 0;
    for (int step = 0; ; step++) {
      if (editor.isShared(at)) {
        return new Reached.Closed(at.key().text() + " is shared by an alias");
      }
      if (dialect.call(at.value()).isPresent()) {
        return new Reached.Closed(
            at.key().text() + " is made by a function, " + dialect.call(at.value()).get());
      }
      YamlNode value = at.value();
      if (step > 0 && place.steps().get(step - 1).list()) {
        int index = index(list++, lists);
        Optional<Reached> end = list(value, step, index);
        if (end.isPresent()) {
          return end.get();
        }
        value = value.items().isEmpty() ? value : value.items().get(index);
      }
      if (!(value instanceof YamlNode.Mapping holder)) {
        return new Reached.Closed(at.key().text() + " does not hold properties here");
      }
      Optional<YamlNode.Entry> next = editor.entry(holder, name(step));
      if (step == names() - 1 || next.isEmpty() || isEmpty(next.get().value())) {
        return new Reached.Member(holder, step);
      }
      at = next.get();
    }
  }

  /** Where the way ends in a list: at a pair, or because it has no such element. */
  private Optional<Reached> list(YamlNode value, int step, int index) {
    Step holder = place.steps().get(step - 1);
    if (!(value instanceof YamlNode.Sequence list)) {
      return Optional.empty();
    }
    if (!holder.key().isEmpty()) {
      return Optional.of(
          pair(list, holder.key())
              .<Reached>map(pair -> new Reached.Member(pair, step))
              .orElse(new Reached.Missing(list, step - 1)));
    }
    if (index >= list.elements().size()) {
      return Optional.of(new Reached.Missing(list, step - 1));
    }
    // One that stands before may make an element or none: the number would be another's.
    return list.elements().subList(0, index + 1).stream()
        .flatMap(element -> dialect.call(element).stream())
        .findFirst()
        .map(call ->
            new Reached.Closed(
                "an element of " + holder.name() + " is made by a function, " + call));
  }

  private static Optional<YamlNode.Mapping> pair(YamlNode.Sequence list, String key) {
    return list.elements().stream()
        .filter(element ->
            element.member("Key").flatMap(YamlNode::scalarText).filter(key::equals).isPresent())
        .filter(element -> element instanceof YamlNode.Mapping)
        .map(YamlNode.Mapping.class::cast)
        .findFirst();
  }

  /** The last indices of the attribute are those of the lists on the way. */
  private int index(int list, int lists) {
    int from = indices.size() - lists;
    int at = from + list;
    return at >= 0 && at < indices.size() ? indices.get(at) : 0;
  }

  /** How many names the way has: a pair's value is one more. */
  private int names() {
    return place.steps().size() + (place.steps().getLast().key().isEmpty() ? 0 : 1);
  }

  private String name(int step) {
    return step < place.steps().size() ? place.steps().get(step).name() : "Value";
  }

  /** What an object that has to be made can't be without, beside what is set in it. */
  private Optional<Written> lacking(int step) {
    for (int i = step; i < place.steps().size() - 1; i++) {
      Step made = place.steps().get(i);
      for (String required : made.required()) {
        if (!required.equals(place.steps().get(i + 1).name())) {
          return Optional.of(new Written.Refused(made.name() + " needs " + required + " as well"));
        }
      }
    }
    return Optional.empty();
  }

  /** An object with the member that a step names, and all below it. */
  private Value object(int step, Value value) {
    return new Value.Obj(Map.of(name(step), held(step, value)));
  }

  /** What the member that a step names holds. */
  private Value held(int step, Value value) {
    Step made = place.steps().get(step);
    boolean last = step == place.steps().size() - 1;
    if (!made.key().isEmpty()) {
      return new Value.Seq(List.of(element(step, value)));
    }
    Value inner = last ? value : object(step + 1, value);
    return made.list() && !last ? new Value.Seq(List.of(inner)) : inner;
  }

  private Value element(int step, Value value) {
    Step made = place.steps().get(step);
    if (made.key().isEmpty()) {
      return object(step + 1, value);
    }
    var pair = new LinkedHashMap<String, Value>();
    pair.put("Key", Value.of(made.key()));
    pair.put("Value", value);
    return new Value.Obj(pair);
  }

  /** Removes the property, and what holds nothing else. */
  Written remove() {
    YamlNode.Mapping body = site.body();
    Optional<YamlNode.Entry> written =
        body == null ? Optional.empty() : editor.entry(body, dialect.properties());
    if (written.isEmpty()) {
      return site.unchanged();
    }
    List<YamlNode.Mapping> holders = new ArrayList<>();
    List<String> names = new ArrayList<>();
    holders.add(body);
    names.add(dialect.properties());
    YamlNode at = written.get().value();
    for (int step = 0; step < place.steps().size(); step++) {
      Optional<YamlNode.Entry> entry =
          at instanceof YamlNode.Mapping holder && dialect.call(at).isEmpty()
              ? editor.entry(holder, name(step))
              : Optional.empty();
      if (entry.isEmpty() || !(at instanceof YamlNode.Mapping holder)) {
        return site.unchanged();
      }
      if (editor.isShared(entry.get())) {
        return new Written.Refused(name(step) + " is shared by an alias");
      }
      holders.add(holder);
      names.add(name(step));
      at = entry.get().value();
      boolean through = place.steps().get(step).list() && step < place.steps().size() - 1;
      at = through && at.items().size() == 1 ? at.items().getFirst() : at;
    }
    for (int i = holders.size() - 1; i >= 0; i--) {
      if (holders.get(i).entries().size() > 1) {
        return with(editor.remove(holders.get(i), names.get(i)));
      }
    }
    return new Written.Refused(place.shown() + " is all that is written");
  }

  Written removeElements(List<Value> elements, List<Value> instead) {
    YamlNode.Mapping body = site.body();
    Optional<YamlNode.Entry> written =
        body == null ? Optional.empty() : editor.entry(body, dialect.properties());
    if (written.isEmpty()
        || !(reached(written.get()) instanceof Reached.Member(YamlNode.Mapping holder, int step))
        || step != names() - 1) {
      return new Written.Refused(place.shown() + " is not written as a list");
    }
    Optional<YamlNode.Entry> entry = editor.entry(holder, name(step));
    if (entry.isEmpty()
        || editor.isShared(entry.get())
        || !(entry.get().value() instanceof YamlNode.Sequence list)
        || dialect.call(list).isPresent()) {
      return new Written.Refused(place.shown() + " is not written as a list");
    }
    List<YamlNode> unwanted =
        list.elements().stream()
            .filter(element -> dialect.call(element).isEmpty())
            .filter(element ->
                element.scalarText().map(Value::of).filter(elements::contains).isPresent())
            .toList();
    return unwanted.isEmpty()
        ? site.unchanged()
        : unwanted.size() == list.elements().size()
            ? with(editor.set(holder, name(step), new Value.Seq(instead)))
            : with(editor.removeElements(list, unwanted));
  }

  /** What a node says, without functions. */
  static Value plain(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> YamlScalars.value(scalar);
      case YamlNode.Sequence list ->
          new Value.Seq(list.elements().stream().map(PropertyEdit::plain).toList());
      case YamlNode.Mapping mapping -> {
        var members = new LinkedHashMap<String, Value>();
        mapping.entries().forEach(entry -> members.put(entry.key().text(), plain(entry.value())));
        yield new Value.Obj(members);
      }
    };
  }

  private static boolean isEmpty(YamlNode node) {
    return node instanceof YamlNode.Scalar scalar
        && scalar.tag().isEmpty()
        && YamlScalars.value(scalar) instanceof Value.Null;
  }

  private Written with(Optional<List<Edit>> edits) {
    return site.with(edits, place.shown());
  }
}
