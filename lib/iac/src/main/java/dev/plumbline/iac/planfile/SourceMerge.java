package dev.plumbline.iac.planfile;

import dev.plumbline.iac.planfile.PlanFile.Instance;
import dev.plumbline.iac.resolved.Understood;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Declarations.ModuleCall;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.PlannedChange.Action;
import dev.plumbline.model.plan.SuppliedPlan.Step;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A graph of sources, with the values of the plan or the state that belongs to them: what is known
 * in the sources stays, what is unknown is filled. Where code and plan part, the code counts.
 */
final class SourceMerge {
  private final StackSpec stack;
  private final Graph sources;
  private final PlanFile plan;
  private final Configured configured;
  private final StaleNotes stale;
  private final Map<String, List<Instance>> byBlock = new LinkedHashMap<>();
  private final Map<String, Set<String>> referring = new HashMap<>();
  private final List<Resource> resources = new ArrayList<>();
  private final Set<String> openModules = new HashSet<>();
  private final References references;

  /**
   * @param stack as it was named, with the plan
   */
  SourceMerge(StackSpec stack, Graph sources, PlanFile plan) {
    this.stack = stack;
    this.sources = sources;
    this.plan = plan;
    this.configured = Configured.of(plan.configuration());
    this.stale = new StaleNotes(plan);
    this.references = new References(configured, plan.instances().keySet());
    for (Instance instance : plan.instances().values()) {
      byBlock
          .computeIfAbsent(Addresses.withoutKeys(instance.address()), _ -> new ArrayList<>())
          .add(instance);
    }
    for (Edge edge : sources.edges()) {
      referring.computeIfAbsent(edge.from(), _ -> new HashSet<>()).add(edge.attribute());
    }
  }

  /** What came of it. */
  record Merged(Graph graph, List<String> stale) {}

  Merged merge() {
    Set<String> blocks = new HashSet<>();
    for (Resource resource : sources.resources()) {
      blocks.add(Addresses.withoutKeys(resource.address()));
      add(resource);
    }
    List<ModuleCall> calls = addUnread(blocks);
    addSteps();
    stale.compare(sources.declarations().variables());
    List<Diagnostic> diagnostics = new ArrayList<>(sources.diagnostics());
    diagnostics.addAll(stale.diagnostics());
    List<Edge> edges = new ArrayList<>(sources.edges());
    edges.addAll(references.edges());
    return new Merged(
        new Graph(
            stack,
            resources,
            edges,
            MergedDeclarations.of(sources.declarations(), plan, calls),
            sources.comments(),
            diagnostics,
            Understood.of(resources)),
        stale.addresses());
  }

  private void add(Resource resource) {
    if (resource.mode() == Resource.Mode.EPHEMERAL) {
      resources.add(resource);
    } else if (resource.address().contains("[?]")) {
      addInstances(resource);
    } else {
      Instance planned = plan.instances().get(resource.address());
      if (planned == null) {
        stale.missing(resource);
      }
      resources.add(planned == null ? resource : merged(resource, planned));
    }
  }

  /** The instances that the plan knows in place of the one that stands for all. */
  private void addInstances(Resource open) {
    List<Instance> planned = byBlock.getOrDefault(Addresses.withoutKeys(open.address()), List.of());
    if (planned.isEmpty()) {
      resources.add(open);
    }
    for (Instance instance : planned) {
      Resource one = Copies.as(open, instance.address(), instance.module());
      resources.add(merged(one, instance));
    }
  }

  private Resource merged(Resource resource, Instance planned) {
    Optional<YamlNode> expressions =
        configured.expressions(Addresses.withoutKeys(resource.address()));
    if (expressions.isPresent() && plan.plan()) {
      Set<String> paths = referring.getOrDefault(resource.address(), Set.of());
      String differing = new Staleness(resource, paths).of(expressions.get());
      if (differing != null) {
        stale.changed(resource, differing);
        return resource;
      }
    }
    Value values =
        PlannedValues.value(
            planned.values(), planned.unknown(), planned.sensitive(), planned.address(), "");
    if (!(values.unmarked() instanceof Value.Obj known)) {
      return resource;
    }
    String contradicted =
        plan.plan() ? new Contradiction(resource, expressions.orElse(null)).of(known) : null;
    if (contradicted != null) {
      stale.contradicted(resource, contradicted);
      return resource;
    }
    Map<String, Provenance> provenance = new LinkedHashMap<>(resource.provenance());
    SourceRange written = planned.node().member("address").orElse(planned.node()).span().range();
    Value.Obj attributes =
        new Filling(path -> provenance.put(path, through(resource, path, written)))
            .attributes(resource.attributes(), known);
    return Copies.with(resource, attributes, provenance);
  }

  private static Provenance through(Resource resource, String path, SourceRange written) {
    Provenance own = resource.provenance().get(path);
    List<Provenance.Step> trace = new ArrayList<>(own == null ? List.of() : own.trace());
    trace.add(PlannedResource.step(written));
    return new Provenance(resource.rangeOf(path), trace);
  }

  /**
   * Resources of modules that are not in the snapshot; the rest that the plan has is not in the
   * code any more.
   *
   * @return the calls of modules that the plan opens
   */
  private List<ModuleCall> addUnread(Set<String> blocks) {
    List<ModuleCall> opened = new ArrayList<>();
    for (Map.Entry<String, List<Instance>> block : byBlock.entrySet()) {
      if (blocks.contains(block.getKey())) {
        continue;
      }
      ModuleCall call = unread(block.getKey());
      if (call == null) {
        stale.gone(block.getKey());
        continue;
      }
      if (openModules.add(call.address())) {
        opened.add(call);
      }
      for (Instance instance : block.getValue()) {
        String provider = PlanGraph.provider(instance, configured);
        resources.add(new PlannedResource(instance, configured).resource(call.range(), provider));
        references.add(instance, call.range());
      }
    }
    return opened;
  }

  /** Of what the code does not have, a plan made of it can only say that it goes. */
  private void addSteps() {
    Set<String> present = new HashSet<>();
    Set<String> open = new HashSet<>();
    for (Resource resource : resources) {
      present.add(resource.address());
      if (Addresses.hasUnknownKey(resource.address())) {
        open.add(Addresses.withoutKeys(resource.address()));
      }
    }
    plan.steps().stream()
        .filter(step -> step.action() != Action.DESTROY && step.action() != Action.FORGET)
        .map(Step::address)
        .filter(
            address -> !present.contains(address) && !open.contains(Addresses.withoutKeys(address)))
        .forEach(stale::absent);
  }

  private @Nullable ModuleCall unread(String block) {
    for (ModuleCall call : sources.declarations().modules()) {
      if (!call.available() && block.startsWith(Addresses.withoutKeys(call.address()) + ".")) {
        return call;
      }
    }
    return null;
  }
}
