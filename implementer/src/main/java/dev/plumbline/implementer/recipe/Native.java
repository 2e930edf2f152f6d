package dev.plumbline.implementer.recipe;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Terraform's native syntax. */
record Native(Graph graph, Resource resource, Budget budget) implements Language {

  @Override
  public Written set(SourceTree tree, String path, Value value) {
    return new SetStep(resource, "", budget).write(tree, path, value);
  }

  @Override
  public Written remove(SourceTree tree, String path) {
    return named(tree, path, () -> RemoveStep.write(tree, resource, path, budget));
  }

  @Override
  public Written removeElements(SourceTree tree, String path, Fix.RemoveElements step) {
    return named(tree, path, () -> RemoveElementsStep.write(tree, resource, path, step, budget));
  }

  @Override
  public Written addElements(SourceTree tree, String path, List<Value> elements) {
    return named(tree, path, () -> AddElementsStep.write(tree, resource, path, elements, budget));
  }

  @Override
  public Written withdraw(SourceTree tree, String path, List<Value> values) {
    return named(tree, path, () -> new WithdrawStep(resource, budget).write(tree, path, values));
  }

  @Override
  public Written replace(SourceTree tree, String path, Fix.Replace step) {
    return named(tree, path, () -> ReplaceStep.write(tree, resource, path, step, budget));
  }

  @Override
  public Written add(SourceTree tree, Fix.AddResource step) {
    return new AddResourceStep(graph, resource, budget).write(tree, step);
  }

  @Override
  public String name(SourceTree tree, Fix.Need need) {
    return new NeedStep(resource, budget).name(tree, need);
  }

  @Override
  public Written need(SourceTree tree, Fix.Need need, String name) {
    return new NeedStep(resource, budget).write(tree, need, name);
  }

  @Override
  public Value reference(String type, String name, String attribute) {
    return Value.of("${" + type + "." + name + "." + attribute + "}");
  }

  @Override
  public Written close(SourceTree tree, String attribute) {
    return new CloseStep(resource, budget).write(tree, attribute);
  }

  @Override
  public Written limit(SourceTree tree, String path, Value account) {
    return new LimitStep(resource, budget).write(tree, path, account);
  }

  @Override
  public Written setInside(SourceTree tree, String attribute, Map<String, Value> members) {
    return new InsideStep(resource, budget).write(tree, attribute, members);
  }

  @Override
  public List<Written.Done> sources(SourceTree tree, String path, Provenance from, Value value) {
    return ValueSource.ways(tree, graph, resource, from, value, budget);
  }

  /** A step at a block that is written; a number that means none of those is refused. */
  private Written named(SourceTree tree, String path, Supplier<Written> step) {
    Body.Block block = Site.of(tree, resource, budget).block();
    return Optional.ofNullable(block)
        .flatMap(own -> new Numbered(resource).refusal(own, path))
        .<Written>map(Written.Refused::new)
        .orElseGet(step);
  }
}
