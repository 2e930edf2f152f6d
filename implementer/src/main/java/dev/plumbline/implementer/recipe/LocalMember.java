package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.ParsedFile;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value that an attribute takes from an object among the local values, {@code
 * local.settings.public}, set in that object: else nothing would read it there any more.
 */
record LocalMember(SourceTree tree, Budget budget) {
  private static final String LOCAL = "local";

  /**
   * The sources with the member set; empty where the attribute takes nothing so, or where the
   * member is not a literal in an object that is written out.
   *
   * @param attribute where it stands
   * @param wanted HCL as it is to stand there
   */
  Optional<Written.Done> set(SourceRange attribute, String wanted) {
    List<String> path = path(attribute);
    if (path.size() < 2) {
      return Optional.empty();
    }
    String directory = SourcePaths.directory(attribute.file());
    return tree.files().keySet().stream()
        .filter(file -> Site.isNative(file) && Site.isOwn(file))
        .filter(file -> SourcePaths.directory(file).equals(directory))
        .flatMap(file -> in(file, path, wanted).stream())
        .findFirst();
  }

  /** The names behind {@code local.}; empty where anything else is written. */
  private List<String> path(SourceRange place) {
    ParsedFile parsed = parsed(place.file());
    Body.Attribute attribute = parsed == null ? null : Passed.at(parsed.body(), place);
    if (attribute == null
        || !(attribute.expression() instanceof Traversal.Absolute reference)
        || !reference.root().equals(LOCAL)) {
      return List.of();
    }
    var names = new ArrayList<String>();
    for (Traversal.Step step : reference.steps()) {
      switch (step) {
        case Traversal.Attribute(String name, _) -> names.add(name);
        case Traversal.Key(Value.Str(String name), _) -> names.add(name);
        case Traversal.Key _ -> {
          return List.of();
        }
      }
    }
    return names;
  }

  private Optional<Written.Done> in(String file, List<String> path, String wanted) {
    ParsedFile parsed = parsed(file);
    if (parsed == null) {
      return Optional.empty();
    }
    for (Body.Block locals : parsed.body().blocks("locals")) {
      Body.Attribute local = locals.body().attribute(path.getFirst());
      Expression value = local == null ? null : member(local.expression(), path);
      if (value != null && ValueSource.isLiteral(value)) {
        var edit = new Edit(value.span().start(), value.span().end(), wanted);
        return Optional.of(
            new Written.Done(tree.with(file, Edit.apply(parsed.source().bytes(), List.of(edit)))));
      }
    }
    return Optional.empty();
  }

  private static @Nullable Expression member(Expression object, List<String> path) {
    @Nullable Expression at = object;
    for (String name : path.subList(1, path.size())) {
      at =
          at instanceof Expression.Obj(var members, _)
              ? members.stream()
                  .filter(member -> name.equals(MapEdit.name(member.key())))
                  .map(Expression.Obj.Member::value)
                  .findFirst()
                  .orElse(null)
              : null;
    }
    return at;
  }

  private @Nullable ParsedFile parsed(String file) {
    byte[] source = tree.file(file);
    return source == null || !Site.isNative(file) ? null : HclParser.parse(file, source, budget);
  }
}
