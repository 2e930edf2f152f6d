package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.ParsedFile;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.iac.hcl.edit.BodyEditor;
import dev.plumbline.iac.hcl.edit.Edit;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Provenance.Kind;
import dev.plumbline.model.graph.Provenance.Step;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets a value where it is decided: in the argument of the module call, the local value, the
 * variable file or default at the end of the attribute's trace, as far as all on the way pass it on
 * as it is. So a repository keeps its variables, and a module that others call stays as it is.
 */
final class ValueSource {
  private static final String VARIABLE = "var.";

  private final SourceTree tree;
  private final Budget budget;
  private final String wanted;

  private ValueSource(SourceTree tree, Value value, Budget budget) {
    this.tree = tree;
    this.budget = budget;
    this.wanted = Hcl.expression(value, "");
  }

  /**
   * The sources with the value set, one a place where that can be done; best first, none where the
   * value is written where it is used.
   *
   * @param from the attribute's place and trace
   */
  static List<Written.Done> ways(
      SourceTree tree,
      Graph graph,
      Resource resource,
      Provenance from,
      Value value,
      Budget budget) {
    List<Step> trace = new Passed(tree, budget).asItIs(from.range(), from.trace());
    var source = new ValueSource(tree, value, budget);
    if (trace.isEmpty()) {
      return new LocalMember(tree, budget).set(from.range(), source.wanted).stream().toList();
    }
    if (isOfElement(trace.getFirst())) {
      return List.of();
    }
    var ways = new ArrayList<Optional<Written.Done>>();
    Step last = trace.getLast();
    Declarations.ModuleCall call =
        last.kind() == Kind.VARIABLE_DEFAULT ? Callers.ofDefault(graph, resource, trace) : null;
    if (call == null) {
      ways.add(source.literal(last));
    } else {
      ways.add(source.argument(call, trace));
    }
    trace.reversed().stream()
        .filter(step -> step.kind() == Kind.MODULE_ARGUMENT)
        .forEach(step -> ways.add(source.expression(step)));
    if (call != null) {
      ways.add(source.literal(last));
    }
    return ways.stream().flatMap(Optional::stream).distinct().toList();
  }

  /** What a dynamic block takes from its collection is one part of what is written there. */
  private static boolean isOfElement(Step first) {
    return first.kind() == Kind.REFERENCE
        && !first.name().startsWith(VARIABLE)
        && !first.name().startsWith("module.");
  }

  /** A literal is replaced where it stands. */
  private Optional<Written.Done> literal(Step step) {
    boolean settable =
        switch (step.kind()) {
          case VARIABLE_DEFAULT, VARIABLE_FILE, MODULE_ARGUMENT, LOCAL -> true;
          case REFERENCE, PROVIDER_DEFAULT, PARAMETER, CONFIG -> false;
        };
    ParsedFile parsed = settable ? parsed(step.range().file()) : null;
    Body.Attribute attribute = parsed == null ? null : Passed.at(parsed.body(), step.range());
    return attribute == null || !isLiteral(attribute.expression())
        ? Optional.empty()
        : Optional.of(replaced(step.range().file(), attribute));
  }

  /** What the caller computes is replaced in its argument, and not in the module. */
  private Optional<Written.Done> expression(Step step) {
    ParsedFile parsed = parsed(step.range().file());
    Body.Attribute attribute = parsed == null ? null : Passed.at(parsed.body(), step.range());
    return attribute == null || isLiteral(attribute.expression())
        ? Optional.empty()
        : Optional.of(replaced(step.range().file(), attribute));
  }

  /** What the module's default decides is given by the caller from then on. */
  private Optional<Written.Done> argument(Declarations.ModuleCall call, List<Step> trace) {
    String file = call.range().file();
    ParsedFile parsed = parsed(file);
    String name = trace.getLast().name();
    if (parsed == null || !name.startsWith(VARIABLE)) {
      return Optional.empty();
    }
    return parsed.body().blocks("module").stream()
        .filter(block -> block.span().start() == call.range().start().offset())
        .findFirst()
        .map(block -> new BodyEditor(parsed).set(block, name.substring(VARIABLE.length()), wanted))
        .map(edits -> done(file, edits));
  }

  private Written.Done replaced(String file, Body.Attribute attribute) {
    var span = attribute.expression().span();
    return done(file, List.of(new Edit(span.start(), span.end(), wanted)));
  }

  private Written.Done done(String file, List<Edit> edits) {
    byte[] source = java.util.Objects.requireNonNull(tree.file(file));
    return new Written.Done(tree.with(file, Edit.apply(source, edits)));
  }

  private @Nullable ParsedFile parsed(String file) {
    byte[] source = tree.file(file);
    return source == null || file.endsWith(".json") || !Site.isOwn(file)
        ? null
        : HclParser.parse(file, source, budget);
  }

  static boolean isLiteral(Expression expression) {
    return expression instanceof Expression.Literal
        || (expression instanceof Template template && template.literal() != null);
  }
}
