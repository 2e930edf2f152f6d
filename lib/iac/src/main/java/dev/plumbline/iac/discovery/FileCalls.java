package dev.plumbline.iac.discovery;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.source.Budget;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Finds what reads files: calls of functions, wherever they stand, and what is packed. */
final class FileCalls {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "file",
          "filebase64",
          "filebase64sha256",
          "filebase64sha512",
          "fileexists",
          "filemd5",
          "fileset",
          "filesha1",
          "filesha256",
          "filesha512",
          "templatefile");

  private final Budget budget;
  private final Set<FileReference> found = new LinkedHashSet<>();

  private FileCalls(Budget budget) {
    this.budget = budget;
  }

  static List<FileReference> in(Body body, Budget budget) {
    var calls = new FileCalls(budget);
    calls.body(body);
    return List.copyOf(calls.found);
  }

  private void body(Body body) {
    for (Body.Item item : body.items()) {
      switch (item) {
        case Body.Attribute attribute -> expression(attribute.expression());
        case Body.Block block -> {
          if ("archive_file".equals(block.label(0))) {
            packed(block.body());
          }
          body(block.body());
        }
      }
    }
  }

  /** What an archive holds, where its path is written: a guess would take in all there is. */
  private void packed(Body body) {
    Body.Attribute file = body.attribute("source_file");
    if (file != null) {
      add(FileReference.of(file.expression()));
    }
    Body.Attribute directory = body.attribute("source_dir");
    if (directory != null) {
      FileReference reference = FileReference.of(directory.expression());
      if (reference.exact()) {
        add(reference.packedBelow());
      }
    }
  }

  private void add(FileReference reference) {
    if (!reference.path().isEmpty() && !reference.path().equals("/")) {
      found.add(reference);
    }
  }

  private void expression(Expression expression) {
    budget.spend(1);
    if (expression instanceof Expression.Call call) {
      call(call);
    }
    children(expression).forEach(this::expression);
  }

  private void call(Expression.Call call) {
    String name = call.name().startsWith("core::") ? call.name().substring(6) : call.name();
    if (FUNCTIONS.contains(name) && !call.arguments().isEmpty()) {
      var reference = FileReference.of(call.arguments().getFirst());
      found.add(name.equals("fileset") ? reference.below() : reference);
    }
  }

  private static Stream<Expression> children(Expression expression) {
    return switch (expression) {
      case Template t -> t.parts().stream().flatMap(FileCalls::children);
      case Traversal.Absolute _ -> Stream.empty();
      case Traversal.Relative t -> Stream.of(t.source());
      case Expression.Literal _, Expression.SplatItem _, Expression.Malformed _ -> Stream.empty();
      case Expression.Unary e -> Stream.of(e.operand());
      case Expression.Binary e -> Stream.of(e.left(), e.right());
      case Expression.Conditional e -> Stream.of(e.condition(), e.then(), e.otherwise());
      case Expression.Call e -> e.arguments().stream();
      case Expression.Tuple e -> e.elements().stream();
      case Expression.Obj e -> e.members().stream().flatMap(m -> Stream.of(m.key(), m.value()));
      case Expression.For e ->
          Stream.of(e.collection(), e.key(), e.value(), e.condition()).filter(Objects::nonNull);
      case Expression.Index e -> Stream.of(e.collection(), e.key());
      case Expression.Splat e -> Stream.of(e.source(), e.each());
      case Expression.Parentheses e -> Stream.of(e.inner());
    };
  }

  private static Stream<Expression> children(Template.Part part) {
    return switch (part) {
      case Template.Text _ -> Stream.empty();
      case Template.Interpolation p -> Stream.of(p.expression());
      case Template.If p ->
          Stream.of(
                  Stream.of(p.condition()),
                  p.then().stream().flatMap(FileCalls::children),
                  p.otherwise().stream().flatMap(FileCalls::children))
              .flatMap(s -> s);
      case Template.For p ->
          Stream.concat(Stream.of(p.collection()), p.body().stream().flatMap(FileCalls::children));
    };
  }
}
