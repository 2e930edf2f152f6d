package dev.plumbline.implementer.recipe;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.edit.DocumentEditor;
import dev.plumbline.model.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sets an attribute of a resource in Terraform's JSON syntax; blocks on the way are made where they
 * are missing. A block is an object, or a list of them; a text is a template.
 */
final class JsonSet {
  private final DocumentSite site;
  private final DocumentEditor editor;

  JsonSet(DocumentSite site) {
    this.site = site;
    this.editor = site.editor();
  }

  Written into(
      YamlNode.Mapping holder,
      List<PathStep> path,
      Value value,
      Map<String, AttributeFacts> known) {
    PathStep step = path.getFirst();
    String name = step.name();
    boolean block = Hcl.isBlock(name, value, known);
    if (isDynamic(holder, name)) {
      return new Written.Refused(name + " is a dynamic block");
    }
    if (path.size() == 1 && !block) {
      return attribute(holder, name, value, known);
    }
    AttributeFacts facts = known.get(name);
    Map<String, AttributeFacts> inner = facts == null ? Map.of() : facts.nested();
    Value content = path.size() == 1 ? value : nested(path.subList(1, path.size()), value);
    Optional<YamlNode.Entry> there = editor.entry(holder, name);
    if (there.isEmpty()) {
      return step.index() == 0
          ? with(editor.set(holder, name, written(content)), name)
          : new Written.Refused("there is no block " + name + " before this one");
    }
    return switch (there.get().value()) {
      case YamlNode.Mapping one when step.index() == 0 -> within(one, path, value, inner);
      case YamlNode.Mapping _ -> new Written.Refused(name + " is written as a single block");
      case YamlNode.Sequence(List<YamlNode> all, _, _) when step.index() < all.size() ->
          all.get(step.index()) instanceof YamlNode.Mapping one
              ? within(one, path, value, inner)
              : new Written.Refused(name + " does not hold blocks here");
      case YamlNode.Sequence list when list.elements().isEmpty() ->
          with(editor.set(holder, name, new Value.Seq(List.of(written(content)))), name);
      case YamlNode.Sequence list -> with(editor.append(list, written(content)), name);
      case YamlNode.Scalar _ -> new Written.Refused(name + " is made by an expression");
    };
  }

  /** What stands further in; of a whole block its members, one after the other, in one object. */
  private Written within(
      YamlNode.Mapping block, List<PathStep> path, Value value, Map<String, AttributeFacts> inner) {
    if (path.size() > 1) {
      return into(block, path.subList(1, path.size()), value, inner);
    }
    if (!(value instanceof Value.Obj(var members)) || members.size() != 1) {
      return new Written.Refused("there is a block " + path.getFirst().name() + " already");
    }
    var only = members.entrySet().iterator().next();
    return into(block, PathStep.of(only.getKey()), only.getValue(), inner);
  }

  private Written attribute(
      YamlNode.Mapping holder, String name, Value value, Map<String, AttributeFacts> known) {
    AttributeFacts facts = known.get(name);
    if (value instanceof Value.Obj && facts != null && facts.type().equals("string")) {
      return new Written.Refused(name + " holds a document as a text: write it by hand");
    }
    Optional<YamlNode.Entry> there = editor.entry(holder, name);
    Value wanted = written(value);
    if (there.isPresent() && wanted.equals(PropertyEdit.plain(there.get().value()))) {
      return site.unchanged();
    }
    if (there.isPresent()
        && value instanceof Value.Str(String text)
        && References.isResolved(text)
        && there.get().value() instanceof YamlNode.Scalar scalar
        && scalar.text().contains("var.")) {
      return new Written.Refused(name + " comes from a variable: name one where that is set");
    }
    return with(editor.set(holder, name, wanted), name);
  }

  private static boolean isDynamic(YamlNode.Mapping holder, String name) {
    return holder.member("dynamic").map(all -> holds(all, name)).orElse(false);
  }

  private static boolean holds(YamlNode dynamic, String name) {
    return dynamic.member(name).isPresent()
        || dynamic.items().stream().anyMatch(one -> one.member(name).isPresent());
  }

  private static Value nested(List<PathStep> path, Value value) {
    Value inner = path.size() == 1 ? value : nested(path.subList(1, path.size()), value);
    return new Value.Obj(Map.of(path.getFirst().name(), inner));
  }

  /** As JSON has it: a text is a template, so that only references keep their braces. */
  private static Value written(Value value) {
    return switch (value) {
      case Value.Str(String text) -> Value.of(template(text));
      case Value.Seq(var elements) ->
          new Value.Seq(elements.stream().map(JsonSet::written).toList());
      case Value.Obj(var members) -> {
        var all = new LinkedHashMap<String, Value>();
        members.forEach((name, member) -> all.put(name, written(member)));
        yield new Value.Obj(all);
      }
      case Value.Sensitive(Value inner) -> written(inner);
      case Value.Null _, Value.Bool _, Value.Num _ -> value;
      case Value.Unknown _ -> throw new IllegalArgumentException("a recipe's value is known");
    };
  }

  private static String template(String text) {
    String quoted =
        References.quoted(text, plain -> plain.replace("${", "$${").replace("%{", "%%{"));
    return quoted.substring(1, quoted.length() - 1);
  }

  /**
   * Removes an attribute or a block, which may be the only one of its name and must not be more.
   */
  static Written remove(DocumentSite site, YamlNode.Mapping body, String path) {
    YamlNode.Mapping holder = body;
    List<PathStep> steps = PathStep.of(path);
    for (PathStep step : steps.subList(0, steps.size() - 1)) {
      YamlNode at =
          site.editor().entry(holder, step.name()).map(YamlNode.Entry::value).orElse(null);
      YamlNode one =
          at instanceof YamlNode.Sequence(List<YamlNode> all, _, _) && step.index() < all.size()
              ? all.get(step.index())
              : at;
      if (!(one instanceof YamlNode.Mapping inner)) {
        return one == null
            ? site.unchanged()
            : new Written.Refused(step.name() + " is not written as a block here");
      }
      holder = inner;
    }
    String name = steps.getLast().name();
    Optional<YamlNode.Entry> entry = site.editor().entry(holder, name);
    if (entry.isEmpty()) {
      return site.unchanged();
    }
    boolean several =
        entry.get().value() instanceof YamlNode.Sequence list && list.elements().size() > 1;
    return path.endsWith("]") && several
        ? new Written.Refused(path + " is one of several")
        : holder.entries().size() == 1
            ? new Written.Refused(name + " is all that is written")
            : site.with(site.editor().remove(holder, name), name);
  }

  private Written with(Optional<List<Edit>> edits, String name) {
    return site.with(edits, name);
  }
}
