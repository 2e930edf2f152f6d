package dev.plumbline.iac.kubernetes;

import dev.plumbline.iac.resolved.Understood;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the manifests of a directory, those that its kustomization names, or one file of them. */
public final class KubernetesReader {
  private KubernetesReader() {}

  /**
   * @param stack its path is a directory, or a file
   * @throws dev.plumbline.model.source.BudgetExceededException when it costs more than its budget
   */
  public static Graph read(StackSpec stack, SourceTree tree, Budget budget) {
    var files = new ObjectFiles(tree, budget);
    List<KubernetesObject> objects = objects(stack.path(), files);
    if (objects.isEmpty() && files.problems().isEmpty()) {
      files
          .problems()
          .add(
              Diagnostic.error(
                  "Missing manifests",
                  "No object of Kubernetes is in the snapshot here.",
                  SourceRange.startOf(stack.path().isEmpty() ? "." : stack.path())));
    }
    List<Placed> placed = placed(objects);
    List<Resource> resources =
        placed.stream().map(each -> ObjectReader.read(each.object(), each.address())).toList();
    return new Graph(
        stack,
        resources,
        ObjectLinks.between(placed, budget),
        Declarations.NONE,
        files.comments(),
        files.problems(),
        Understood.of(resources));
  }

  private static List<KubernetesObject> objects(String path, ObjectFiles files) {
    if (files.tree().file(path) != null) {
      return files.objects(path);
    }
    String kustomization = KustomizationFile.in(path, files.tree().files().keySet());
    if (!kustomization.isEmpty()) {
      return new Kustomization(files).objects(kustomization);
    }
    List<KubernetesObject> objects = new ArrayList<>();
    files
        .tree()
        .files()
        .forEach((file, source) -> {
          if (SourcePaths.directory(file).equals(path)
              && ManifestScan.mayBeOne(file)
              && ManifestScan.of(source, files.budget()) == ManifestScan.Outcome.OBJECTS) {
            objects.addAll(files.objects(file));
          }
        });
    return objects;
  }

  /** Each under an address of its own: what is declared again has its file behind it. */
  private static List<Placed> placed(List<KubernetesObject> objects) {
    List<Placed> placed = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (KubernetesObject object : objects) {
      SourceRange at = object.body().span().range();
      String address = object.address();
      if (!taken.add(address)) {
        address += "@" + SourcePaths.name(at.file());
        while (!taken.add(address)) {
          address += "+";
        }
      }
      placed.add(new Placed(object, address));
    }
    return placed;
  }
}
