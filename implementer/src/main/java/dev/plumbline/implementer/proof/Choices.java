package dev.plumbline.implementer.proof;

import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Provenance.Kind;
import dev.plumbline.model.graph.Provenance.Step;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * Values that another environment may choose otherwise, by a variable of the root. One evaluation
 * sees one environment; what is written over the choice holds in all of them. Where the choice is
 * between true and false, the other one is what the fix writes anyway.
 */
final class Choices {
  private Choices() {}

  /** The first choice that a fix takes away; nothing where it takes none. */
  static Optional<String> lost(Before before, Before after) {
    StackSpec stack = before.graph().stack();
    if (stack.kind() != StackSpec.Kind.TERRAFORM) {
      return Optional.empty(); // an input of a template is not written over where it is computed
    }
    String root = stack.path();
    return before.graph().resources().stream()
        .flatMap(resource ->
            after
                .resource(resource.address())
                .filter(changed -> changed != resource)
                .filter(changed -> !changed.attributes().equals(resource.attributes()))
                .flatMap(changed -> lost(resource, changed, root))
                .stream())
        .findFirst();
  }

  private static Optional<String> lost(Resource before, Resource after, String root) {
    return before.provenance().entrySet().stream()
        .filter(entry -> isComparable(before, after, entry.getKey()))
        .filter(entry -> !isTruth(before.attributes(), entry.getKey()))
        .flatMap(entry -> {
          Provenance now = after.provenance().get(entry.getKey());
          Optional<String> variable = variable(entry.getValue().trace(), root);
          return variable
              .filter(_ -> now != null && variable(now.trace(), root).isEmpty())
              .map(name ->
                  entry.getKey()
                      + " depends on "
                      + name
                      + ", and would be the same in another environment that has another value")
              .stream();
        })
        .findFirst();
  }

  /** A block that is another one now has another's attributes. */
  private static boolean isComparable(Resource before, Resource after, String path) {
    String first = path.split("[.\\[]", 2)[0];
    return !(before.attribute(first) instanceof Value.Seq(var old))
        || after.attribute(first) instanceof Value.Seq(var now) && now.size() == old.size();
  }

  private static boolean isTruth(Value attributes, String path) {
    Value at = attributes;
    for (String step : path.split("[.\\[]", -1)) {
      String name = step.endsWith("]") ? step.substring(0, step.length() - 1) : step;
      Value inner =
          switch (at) {
            case Value.Obj(var members) -> members.get(name);
            case Value.Seq(var elements) ->
                name.matches("\\d{1,6}") && Integer.parseInt(name) < elements.size()
                    ? elements.get(Integer.parseInt(name))
                    : null;
            case Value.Str _, Value.Num _, Value.Bool _, Value.Null _ -> null;
            case Value.Unknown _, Value.Sensitive _ -> null;
          };
      if (inner == null) {
        return false;
      }
      at = inner;
    }
    return at instanceof Value.Bool;
  }

  /** The root's variable that a trace ends at, as it is referred to. */
  private static Optional<String> variable(List<Step> trace, String root) {
    for (int i = 1; i < trace.size(); i++) {
      Step step = trace.get(i);
      if (step.kind() == Kind.VARIABLE_FILE
          || step.kind() == Kind.VARIABLE_DEFAULT
              && SourcePaths.directory(step.range().file()).equals(root)) {
        return Optional.of(trace.get(i - 1).name());
      }
    }
    return Optional.empty();
  }
}
