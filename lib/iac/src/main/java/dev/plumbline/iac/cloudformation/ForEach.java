package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * {@code Fn::ForEach::Name: [Identifier, [values], {key: body}]} written out, wherever it stands. A
 * list has to be written there, or be a parameter's or a mapping's that is known.
 */
@SuppressWarnings("ReferenceEquality") // what was not expanded is the same node, and is kept
final class ForEach {
  private static final String PREFIX = "Fn::ForEach::";

  private static final Set<String> LISTS = Set.of("Ref", "FindInMap", "Split");

  private final List<Diagnostic> problems;
  private final Budget budget;
  private final YamlNode template;
  private final Resolver resolver;

  ForEach(YamlNode template, Parameters parameters, Snapshot snapshot) {
    this.template = template;
    this.problems = snapshot.problems();
    this.budget = snapshot.budget();
    // What is wrong with a list is said when the template is read whole.
    var scope = new Scope(template, Place.root(""), parameters.values(), new ArrayList<>());
    this.resolver = new Resolver(scope, new Nesting(snapshot, scope), budget);
  }

  /** The template with its loops written out. */
  YamlNode expanded() {
    return hasLoop(template) ? expanded(template) : template;
  }

  private static boolean hasLoop(YamlNode node) {
    return node.items().stream().anyMatch(ForEach::hasLoop)
        || node.members().stream()
            .anyMatch(entry -> entry.key().text().startsWith(PREFIX) || hasLoop(entry.value()));
  }

  private YamlNode expanded(YamlNode node) {
    budget.spend(1);
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar;
      case YamlNode.Sequence it ->
          new YamlNode.Sequence(
              it.elements().stream().map(this::expanded).toList(), it.tag(), it.span());
      case YamlNode.Mapping it -> {
        List<YamlNode.Entry> entries = new ArrayList<>(it.entries().size());
        for (YamlNode.Entry entry : it.entries()) {
          if (entry.key().text().startsWith(PREFIX)) {
            loop(entry, entries);
          } else {
            entries.add(new YamlNode.Entry(entry.key(), expanded(entry.value())));
          }
        }
        yield new YamlNode.Mapping(List.copyOf(entries), it.tag(), it.span());
      }
    };
  }

  private void loop(YamlNode.Entry entry, List<YamlNode.Entry> into) {
    List<YamlNode> parts = entry.value().items();
    List<String> values = parts.size() == 3 ? values(parts.get(1)) : List.of();
    if (parts.size() != 3 || values.isEmpty()) {
      problems.add(
          Diagnostic.warning(
              "Loop can't be written out",
              "Fn::ForEach takes a name, a list and a body; the list has to be written here or be"
                  + " known from a parameter or a mapping. What it makes is not reviewed.",
              entry.key().span().range()));
      return;
    }
    String name = parts.getFirst().scalarText().orElse("");
    for (String value : values) {
      var replaced = new Replacement(name, value, budget);
      for (YamlNode.Entry body : parts.get(2).members()) {
        YamlNode.Scalar key = replaced.in(body.key());
        if (key.text().startsWith(PREFIX)) {
          loop(new YamlNode.Entry(key, replaced.in(body.value())), into);
        } else {
          into.add(new YamlNode.Entry(key, expanded(replaced.in(body.value()))));
        }
      }
    }
  }

  private List<String> values(YamlNode list) {
    Call call = Call.of(list);
    if (call != null) {
      return LISTS.contains(call.name()) ? texts(resolver.resolve(list).value()) : List.of();
    }
    List<String> values = new ArrayList<>();
    for (YamlNode item : list.items()) {
      Call inner = Call.of(item);
      if (inner == null) {
        item.scalarText().ifPresent(values::add);
      } else {
        values.addAll(
            LISTS.contains(inner.name()) ? texts(resolver.resolve(item).value()) : List.of());
      }
    }
    return values;
  }

  /** The texts of a list, or none where a part of it isn't known. */
  private static List<String> texts(Value value) {
    return switch (value.unmarked()) {
      case Value.Seq seq when seq.isWhollyKnown() ->
          seq.elements().stream().map(Texts::text).toList();
      case Value.Str(String text) -> List.of(text);
      case Value.Seq _, Value.Obj _, Value.Num _, Value.Bool _ -> List.of();
      case Value.Null _, Value.Unknown _, Value.Sensitive _ -> List.of();
    };
  }

  /** One value in place of a loop's name, in texts, keys and references. */
  private record Replacement(String name, String value, Budget budget) {
    YamlNode.Scalar in(YamlNode.Scalar scalar) {
      String text =
          scalar
              .text()
              .replace("${" + name + "}", value)
              .replace("&{" + name + "}", value.replaceAll("[^A-Za-z0-9]", ""));
      return text.equals(scalar.text())
          ? scalar
          : new YamlNode.Scalar(text, scalar.plain(), scalar.tag(), scalar.span());
    }

    YamlNode in(YamlNode node) {
      budget.spend(1);
      Call call = Call.of(node);
      if (call != null
          && call.name().equals("Ref")
          && call.argument().scalarText().orElse("").equals(name)) {
        return new YamlNode.Scalar(value, false, "", node.span());
      }
      return switch (node) {
        case YamlNode.Scalar scalar -> in(scalar);
        case YamlNode.Sequence it ->
            new YamlNode.Sequence(
                it.elements().stream().map(this::in).toList(), it.tag(), it.span());
        case YamlNode.Mapping it ->
            new YamlNode.Mapping(
                it.entries().stream()
                    .map(entry -> new YamlNode.Entry(in(entry.key()), in(entry.value())))
                    .toList(),
                it.tag(),
                it.span());
      };
    }
  }
}
