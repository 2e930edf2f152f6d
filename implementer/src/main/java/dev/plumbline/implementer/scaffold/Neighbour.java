package dev.plumbline.implementer.scaffold;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;

/**
 * Another Terraform stack of the repository.
 *
 * @param path of its root module
 */
public record Neighbour(String path, SourceTree tree) {

  Directory directory(Budget budget) {
    return Directory.of(tree, path, budget);
  }
}
