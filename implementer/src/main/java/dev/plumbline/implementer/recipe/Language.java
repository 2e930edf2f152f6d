package dev.plumbline.implementer.recipe;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.fix.Fix;
import java.util.List;
import java.util.Map;

/** What a resource is written in: how the steps of a recipe are written into it. */
sealed interface Language permits Native, Document, TerraformJson {

  static Language of(Graph graph, Resource resource, Budget budget) {
    Dialect dialect = Dialect.of(graph, resource);
    if (dialect != null) {
      return new Document(graph, resource, dialect, budget);
    }
    return TerraformJson.isOne(resource)
        ? new TerraformJson(graph, resource, budget)
        : new Native(graph, resource, budget);
  }

  /** Sets an attribute at the resource. */
  Written set(SourceTree tree, String path, Value value);

  /** Removes an attribute, or all blocks of a name. */
  Written remove(SourceTree tree, String path);

  /**
   * @param path that of {@code step}, as the finding has it
   */
  Written removeElements(SourceTree tree, String path, Fix.RemoveElements step);

  Written addElements(SourceTree tree, String path, List<Value> elements);

  Written withdraw(SourceTree tree, String path, List<Value> values);

  /**
   * @param path that of {@code step}, as the finding has it
   */
  Written replace(SourceTree tree, String path, Fix.Replace step);

  Written add(SourceTree tree, Fix.AddResource step);

  /** The name that a resource has which a recipe needs, there or not. */
  String name(SourceTree tree, Fix.Need need);

  /** Writes a resource that a recipe needs, unless one of the name is there. */
  Written need(SourceTree tree, Fix.Need need, String name);

  /** What refers to an attribute of a resource that a recipe needs. */
  Value reference(String type, String name, String attribute);

  /**
   * Takes the Internet out of a network rule.
   *
   * @param attribute the finding's
   */
  Written close(SourceTree tree, String attribute);

  /**
   * Binds the statements of a document that allow everybody to one account.
   *
   * @param path of the document; empty for a resource that is one
   */
  Written limit(SourceTree tree, String path, Value account);

  Written setInside(SourceTree tree, String attribute, Map<String, Value> members);

  /**
   * The sources with a value set where it comes from, one a place where that can be done; best
   * first, none where the value is written where it is used.
   *
   * @param from the attribute's place and trace
   */
  List<Written.Done> sources(SourceTree tree, String path, Provenance from, Value value);
}
