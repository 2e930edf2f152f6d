package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Understood;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.HashMap;
import java.util.List;

/** Reads one CloudFormation template with the stacks that it nests. */
public final class CloudFormationReader {
  private CloudFormationReader() {}

  /**
   * @param stack its path is the template's; its variable files hold parameters, and so does a
   *     change set that {@link ChangeSet#find} finds
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs more than its budget
   */
  public static Graph read(StackSpec stack, SourceTree tree, Budget budget) {
    var snapshot = new Snapshot(tree, budget);
    var given = new HashMap<>(CdkManifest.parameters(stack.path(), snapshot));
    given.putAll(Parameters.given(stack.variableFiles(), snapshot));
    ChangeSet.find(stack, tree, budget)
        .ifPresent(found -> given.putAll(Parameters.given(List.of(found.path()), snapshot)));
    Template template = Template.read(snapshot, Place.root(stack.path()), given);
    return new Graph(
        stack,
        template.resources(),
        template.edges(),
        template.declarations(),
        snapshot.comments(),
        snapshot.problems(),
        Understood.of(template.resources()).lacking(snapshot.unread()));
  }
}
