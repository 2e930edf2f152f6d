package dev.plumbline.iac.hcl;

import java.util.ArrayList;
import java.util.List;

/** JSON objects as bodies, by a schema. A member called {@code //} is a comment. */
final class JsonBodies {
  private final Problems problems;
  private final JsonExpressions expressions;

  JsonBodies(Problems problems, JsonExpressions expressions) {
    this.problems = problems;
    this.expressions = expressions;
  }

  /** A whole file: an object, or several in an array. */
  Body file(JsonTree tree, BodySchema schema) {
    List<Body.Item> items = new ArrayList<>();
    switch (tree) {
      case JsonTree.Array array -> array.elements().forEach(part -> items(part, schema, items));
      case JsonTree.Malformed _ -> {}
      case JsonTree.Obj _, JsonTree.Text _, JsonTree.Scalar _ -> items(tree, schema, items);
    }
    return new Body(List.copyOf(items), tree.span().source().all());
  }

  private void items(JsonTree tree, BodySchema schema, List<Body.Item> items) {
    if (!(tree instanceof JsonTree.Obj object)) {
      wrong(tree, "An object is required here, whose members are arguments and blocks");
      return;
    }
    var known = new KnownAttributes(items);
    for (JsonTree.Member member : object.members()) {
      String name = member.name().value();
      if (name.equals("//")) {
        continue;
      }
      BodySchema.BlockSchema block = schema.block(name);
      if (block != null) {
        var open = new OpenBlock(name, member.name().span(), block, items);
        blocks(open, member.value(), member.name().span(), List.of());
      } else {
        items.add(attribute(member, schema.strings(name), known));
      }
    }
  }

  private Body.Attribute attribute(
      JsonTree.Member member, BodySchema.Strings strings, KnownAttributes known) {
    Span name = member.name().span();
    Span first = known.find(member.name().value());
    if (first != null) {
      problems.error(
          "Attribute redefined",
          "The argument \""
              + member.name().value()
              + "\" is already set in line "
              + first.range().start().line()
              + ". Each argument may be set once; remove one of the two.",
          name.start(),
          name.end());
    }
    return new Body.Attribute(
        member.name().value(),
        expressions.expression(member.value(), strings),
        name,
        name.to(member.value().span()));
  }

  private record OpenBlock(
      String type, Span typeSpan, BodySchema.BlockSchema schema, List<Body.Item> items) {}

  /** Goes through the levels of labels down to the bodies. */
  private void blocks(OpenBlock open, JsonTree tree, Span nameSpan, List<Body.Label> labels) {
    switch (tree) {
      case JsonTree.Array array ->
          array.elements().forEach(element -> blocks(open, element, nameSpan, labels));
      case JsonTree.Obj object -> {
        if (labels.size() == open.schema().labels()) {
          block(open, object, nameSpan, labels);
        } else {
          labelled(open, object, labels);
        }
      }
      case JsonTree.Scalar(var value, Span _)
          when value instanceof dev.plumbline.model.value.Value.Null
              && labels.size() == open.schema().labels() -> {}
      case JsonTree.Text _, JsonTree.Scalar _ ->
          wrong(tree, "A \"" + open.type() + "\" block is an object, or an array of objects");
      case JsonTree.Malformed _ -> {}
    }
  }

  private void labelled(OpenBlock open, JsonTree.Obj object, List<Body.Label> labels) {
    for (JsonTree.Member member : object.members()) {
      Span span = member.name().span();
      if (member.name().value().equals("//")) {
        continue;
      }
      List<Body.Label> more = new ArrayList<>(labels);
      more.add(new Body.Label(member.name().value(), span));
      blocks(open, member.value(), span, List.copyOf(more));
    }
  }

  private void block(OpenBlock open, JsonTree.Obj object, Span nameSpan, List<Body.Label> labels) {
    List<Body.Item> items = new ArrayList<>();
    List<String> names = labels.stream().map(Body.Label::text).toList();
    items(object, open.schema().body().apply(names), items);
    var body = new Body(List.copyOf(items), object.span());
    open.items()
        .add(
            new Body.Block(
                open.type(), labels, body, open.typeSpan(), nameSpan, nameSpan.to(object.span())));
  }

  private void wrong(JsonTree tree, String what) {
    if (!(tree instanceof JsonTree.Malformed)) {
      problems.error(
          "Incorrect JSON value type",
          what + ", but this is " + tree.words() + ".",
          tree.span().start(),
          tree.span().end());
    }
  }
}
