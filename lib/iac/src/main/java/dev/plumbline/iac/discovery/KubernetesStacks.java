package dev.plumbline.iac.discovery;

import dev.plumbline.iac.kubernetes.KustomizationFile;
import dev.plumbline.iac.kubernetes.ManifestScan;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.source.StackSpec.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where manifests of Kubernetes are: directories of them, and kustomizations that no other one
 * names, with all that they name. Where something else has a directory's name already, each file is
 * a stack. Charts of Helm are no manifests yet, and only counted.
 */
final class KubernetesStacks {
  private static final long MAX_BYTES = 32L << 20;
  private static final String CHART = "Chart.yaml";
  private static final Set<String> OF_CHARTS = Set.of("templates", "charts", "crds");

  private final FileTree tree;
  private final Budget budget;
  private final Map<String, ManifestScan.Outcome> known;
  private final TreeSet<String> charts = new TreeSet<>();
  private int templates;

  /**
   * @param known what was learnt of files before, by their content
   */
  KubernetesStacks(FileTree tree, Budget budget, Map<String, ManifestScan.Outcome> known) {
    this.tree = tree;
    this.budget = budget;
    this.known = known;
    for (String path : tree.paths()) {
      if (SourcePaths.name(path).equals(CHART) && !Paths.isForeign(path)) {
        charts.add(SourcePaths.directory(path));
      }
    }
  }

  /**
   * @param taken paths of the stacks that were found before
   */
  List<Stack> find(Set<String> taken) throws IOException {
    var stacks = new ArrayList<Stack>();
    Map<String, NavigableSet<String>> kustomized = kustomizations();
    var named = new TreeSet<String>();
    kustomized.forEach((path, files) -> {
      stacks.add(stack(free(SourcePaths.directory(path), path, taken), files));
      named.addAll(files);
    });
    for (Map.Entry<String, List<String>> directory : manifests(named).entrySet()) {
      List<String> files = directory.getValue();
      if (taken.contains(directory.getKey())) {
        files.forEach(file -> stacks.add(stack(file, new TreeSet<>(List.of(file)))));
      } else {
        stacks.add(stack(directory.getKey(), new TreeSet<>(files)));
      }
    }
    return stacks;
  }

  /** What a reader of the review should know: what has the form of manifests and is not read. */
  List<String> notes() {
    var notes = new ArrayList<String>();
    if (!charts.isEmpty()) {
      notes.add(
          "not read, charts of Helm ("
              + charts.size()
              + "): "
              + String.join(", ", charts.stream().limit(5).toList())
              + (charts.size() > 5 ? ", …" : ""));
    }
    if (templates > 0) {
      notes.add("not read, templates of Kubernetes manifests (" + templates + ")");
    }
    return notes;
  }

  private static String free(String directory, String path, Set<String> taken) {
    return taken.contains(directory) ? path : directory;
  }

  private static Stack stack(String path, NavigableSet<String> files) {
    return new Stack(new StackSpec(Kind.KUBERNETES, path, "", List.of(), false), files);
  }

  /** Each kustomization that none other names, with its files. */
  private Map<String, NavigableSet<String>> kustomizations() throws IOException {
    var direct = new TreeMap<String, List<String>>();
    for (String path : tree.paths()) {
      if (KustomizationFile.isOne(path)
          && !Paths.isForeign(path)
          && !isInChart(path)
          && tree.size(path) <= MAX_BYTES) {
        direct.put(path, KustomizationFile.names(path, tree.read(path), budget));
      }
    }
    var inner = new TreeMap<String, NavigableSet<String>>();
    direct.forEach((path, names) -> {
      var files = new TreeSet<String>();
      for (String name : names) {
        String of = KustomizationFile.in(name, direct.keySet());
        files.addAll(of.isEmpty() ? List.of(name) : List.of(of));
      }
      files.remove(path);
      inner.put(path, files);
    });
    var named = new TreeSet<String>();
    inner.values().forEach(named::addAll);
    var reached = new TreeSet<String>();
    var found = new TreeMap<String, NavigableSet<String>>();
    inner.keySet().stream()
        .filter(path -> !named.contains(path))
        .forEach(path -> found.put(path, closure(path, inner, reached)));
    // Kustomizations that only name one another have no outermost one; the first of a circle is it.
    for (String path : inner.keySet()) {
      if (!reached.contains(path)) {
        found.put(path, closure(path, inner, reached));
      }
    }
    return found;
  }

  private NavigableSet<String> closure(
      String path, Map<String, NavigableSet<String>> inner, Set<String> reached) {
    var files = new TreeSet<String>();
    var open = new ArrayList<>(List.of(path));
    while (!open.isEmpty()) {
      String next = open.removeLast();
      if (tree.paths().contains(next) && files.add(next)) {
        open.addAll(inner.getOrDefault(next, new TreeSet<>()));
      }
    }
    reached.addAll(files);
    return files;
  }

  /** Files with objects that no kustomization names, by directory. */
  private Map<String, List<String>> manifests(Set<String> named) throws IOException {
    var kustomized = new TreeSet<String>();
    tree.paths().stream()
        .filter(KustomizationFile::isOne)
        .map(SourcePaths::directory)
        .forEach(kustomized::add);
    var found = new TreeMap<String, List<String>>();
    for (String path : tree.paths()) {
      String directory = SourcePaths.directory(path);
      if (ManifestScan.mayBeOne(path)
          && !Paths.isForeign(path)
          && !named.contains(path)
          && !kustomized.contains(directory)
          && !isInChart(path)
          && tree.size(path) <= MAX_BYTES) {
        switch (outcome(path)) {
          case OTHER -> {}
          case TEMPLATE -> templates++;
          case OBJECTS -> found.computeIfAbsent(directory, _ -> new ArrayList<>()).add(path);
        }
      }
    }
    return found;
  }

  private ManifestScan.Outcome outcome(String path) throws IOException {
    budget.spend(1);
    String id = tree.id(path);
    ManifestScan.Outcome outcome = known.get(id);
    if (outcome == null) {
      outcome = ManifestScan.of(tree.read(path), budget);
      known.put(id, outcome);
    }
    return outcome;
  }

  /** In what a chart has by convention: templates, further charts, definitions of kinds. */
  private boolean isInChart(String path) {
    String inner = path;
    for (String at = SourcePaths.directory(path);
        !inner.equals(at);
        at = SourcePaths.directory(at)) {
      String first = inner.substring(at.isEmpty() ? 0 : at.length() + 1);
      if (charts.contains(at) && OF_CHARTS.contains(first)) {
        return true;
      }
      inner = at;
    }
    return false;
  }
}
