package dev.plumbline.implementer.recipe;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.List;

/** Terraform's native syntax. */
record Native(Graph graph, Resource resource, Budget budget) implements Language {

  @Override
  public Written set(SourceTree tree, String path, Value value) {
    return new SetStep(resource, "", budget).write(tree, path, value);
  }

  @Override
  public Written remove(SourceTree tree, String path) {
    return RemoveStep.write(tree, resource, path, budget);
  }

  @Override
  public Written removeElements(SourceTree tree, String path, Fix.RemoveElements step) {
    return RemoveElementsStep.write(tree, resource, path, step, budget);
  }

  @Override
  public Written addElements(SourceTree tree, String path, List<Value> elements) {
    return AddElementsStep.write(tree, resource, path, elements, budget);
  }

  @Override
  public Written withdraw(SourceTree tree, String path, List<Value> values) {
    return new WithdrawStep(resource, budget).write(tree, path, values);
  }

  @Override
  public Written replace(SourceTree tree, String path, Fix.Replace step) {
    return ReplaceStep.write(tree, resource, path, step, budget);
  }

  @Override
  public Written add(SourceTree tree, Fix.AddResource step) {
    return new AddResourceStep(graph, resource, budget).write(tree, step);
  }

  @Override
  public List<Written.Done> sources(
      SourceTree tree, String path, List<Provenance.Step> trace, Value value) {
    return ValueSource.ways(tree, graph, resource, trace, value, budget);
  }
}
