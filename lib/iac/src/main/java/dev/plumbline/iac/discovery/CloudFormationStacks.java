package dev.plumbline.iac.discovery;

import dev.plumbline.iac.cloudformation.CdkManifest;
import dev.plumbline.iac.cloudformation.TemplateUrl;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.source.StackSpec.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which templates are stacks: those that no other one nests or includes. What a stack nests is part
 * of it.
 */
final class CloudFormationStacks {
  private final SortedMap<String, CloudFormationTemplate> templates;
  private final NavigableSet<String> files;
  private final List<String> changeSets;
  private final TreeMap<String, NavigableSet<String>> inner = new TreeMap<>();

  /**
   * @param files all paths of the repository
   * @param changeSets those of them that are change sets: one is part of the stacks beside it
   */
  CloudFormationStacks(
      SortedMap<String, CloudFormationTemplate> templates,
      NavigableSet<String> files,
      List<String> changeSets) {
    this.templates = templates;
    this.files = files;
    this.changeSets = List.copyOf(changeSets);
    templates.forEach((path, template) -> {
      var targets = new TreeSet<String>();
      add(path, template.nested(), templates.keySet(), targets);
      add(path, template.included(), files, targets);
      inner.put(path, targets);
    });
  }

  private static void add(
      String path, List<String> written, Collection<String> candidates, Set<String> targets) {
    for (String url : written) {
      String target = TemplateUrl.find(path, url, candidates);
      if (target != null && !target.equals(path)) {
        targets.add(target);
      }
    }
  }

  List<Stack> find() {
    var nested = new TreeSet<String>();
    inner.values().forEach(nested::addAll);
    var reached = new TreeSet<String>();
    var stacks = new ArrayList<Stack>();
    templates.keySet().stream()
        .filter(path -> !nested.contains(path))
        .forEach(path -> stacks.add(stack(path, reached)));
    // Templates that only nest one another have no outermost one; the first of each circle is it.
    for (String path : templates.keySet()) {
      if (!reached.contains(path)) {
        stacks.add(stack(path, reached));
      }
    }
    return stacks;
  }

  private Stack stack(String path, Set<String> reached) {
    var own = new TreeSet<String>();
    var open = new ArrayDeque<>(List.of(path));
    while (!open.isEmpty()) {
      String next = open.remove();
      if (own.add(next)) {
        open.addAll(inner.getOrDefault(next, new TreeSet<>()));
      }
    }
    reached.addAll(own);
    String manifest = CdkManifest.beside(path);
    if (files.contains(manifest)) {
      own.add(manifest);
    }
    changeSets.stream()
        .filter(each -> SourcePaths.directory(each).equals(SourcePaths.directory(path)))
        .forEach(own::add);
    return new Stack(new StackSpec(Kind.CLOUDFORMATION, path, "", List.of(), false), own);
  }
}
