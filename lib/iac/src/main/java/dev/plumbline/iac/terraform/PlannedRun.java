package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluation;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.eval.Problems;
import dev.plumbline.iac.eval.Scope;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.eval.Values;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A module as a {@code run} block with {@code command = plan} sees it. Source: Terraform's
 * documentation of test files, "Variables" and "References": a test's variables win over all files;
 * conditions see the module's names, its outputs and earlier runs.
 *
 * @param stack the module under test as a root; no library, since the test gives the values
 * @param variables of the test file and the run, the later ones winning
 * @param mocks what mocked data sources say, by type and attribute: texts, and lists of texts
 */
public record PlannedRun(
    StackSpec stack,
    SourceTree tree,
    List<Body.Attribute> variables,
    Map<String, Map<String, Value>> mocks,
    Budget budget) {

  /**
   * What a condition comes to.
   *
   * @param value unknown where a plan does not know it either, or where it can't be worked out
   * @param problems of the condition itself
   */
  public record Answer(Value value, List<Diagnostic> problems) {
    public Answer {
      problems = List.copyOf(problems);
    }

    /** Whether it is certain to hold; a plan that only may hold fails the run. */
    public boolean holds() {
      return value.unmarked().equals(Value.Bool.TRUE);
    }

    /** Whether it is certain not to hold. */
    public boolean fails() {
      return value.unmarked().equals(Value.Bool.FALSE);
    }
  }

  public PlannedRun {
    variables = List.copyOf(variables);
    mocks = Map.copyOf(mocks);
  }

  /** The same run on other sources. */
  public PlannedRun on(SourceTree other) {
    return new PlannedRun(stack, other, variables, mocks, budget);
  }

  /** The same run with these values, and no others. */
  public PlannedRun with(List<Body.Attribute> values) {
    return new PlannedRun(stack, tree, values, mocks, budget);
  }

  private TerraformReader.Tested tested() {
    var made = new HashMap<String, Map<String, Datum>>();
    mocks.forEach((type, members) -> {
      var values = new HashMap<String, Datum>();
      members.forEach((name, value) -> values.put(name, datum(value)));
      made.put(type, values);
    });
    return new TerraformReader.Tested(variables, made);
  }

  private static Datum datum(Value value) {
    return switch (value) {
      case Value.Str(String text) -> Datum.of(text);
      case Value.Seq(List<Value> elements) ->
          Datum.list(Type.Primitive.STRING, elements.stream().map(PlannedRun::datum).toList());
      case Value.Bool(boolean is) -> Datum.of(is);
      case Value.Null _, Value.Num _, Value.Obj _, Value.Unknown _, Value.Sensitive _ ->
          throw new IllegalArgumentException("no mock has such a value");
    };
  }

  /**
   * All of the module.
   *
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs more than its budget
   */
  public Graph graph() {
    return TerraformReader.read(stack, tree, tested(), budget);
  }

  /**
   * What each expression comes to; no more of the module is worked out than they need.
   *
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs more than its budget
   */
  public List<Answer> answers(List<Expression> expressions) {
    return TerraformReader.ask(
        stack,
        tree,
        tested(),
        budget,
        root -> expressions.stream().map(expression -> answer(root, expression)).toList());
  }

  /** The variables of the module with a value that one of their validations refuses for certain. */
  public SortedSet<String> refused() {
    return TerraformReader.ask(
        stack,
        tree,
        tested(),
        budget,
        root -> {
          var refused = new TreeSet<String>();
          root.source()
              .variables()
              .forEach((name, block) -> {
                Datum value = root.inputs().value(name).unmarked();
                if (!Validation.refusing(root, block, name, value).isEmpty()) {
                  refused.add(name);
                }
              });
          return refused;
        });
  }

  private static Answer answer(ModuleInstance root, Expression expression) {
    var problems = new Problems();
    var evaluation = new Evaluation(problems, root.run().budget(), root.run().evaluation().files());
    Datum value = new Evaluator(new Names(root), evaluation).evaluate(expression);
    return new Answer(Values.of(value), new ArrayList<>(problems.found()));
  }

  /** The module's names, and what only a test can name. */
  private record Names(ModuleInstance module) implements Scope {
    @Override
    public Resolution resolve(Traversal.Absolute reference, Evaluation evaluation) {
      String name = ModuleInstance.attribute(reference, 0);
      return switch (reference.root()) {
        case "output" ->
            new Resolution(
                name == null
                    ? Reasons.error("an output needs a name behind the dot")
                    : module.output(name, reference.span()),
                1);
        case "run" -> new Resolution(Reasons.error("what an earlier run made is not known"), 1);
        default -> module.resolve(reference, evaluation);
      };
    }
  }
}
