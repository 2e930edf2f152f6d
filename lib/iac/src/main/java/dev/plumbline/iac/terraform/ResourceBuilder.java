package dev.plumbline.iac.terraform;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.InstanceLookup;
import dev.plumbline.iac.eval.References;
import dev.plumbline.iac.eval.Scope;
import dev.plumbline.iac.eval.Values;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Lifecycle;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the resources of one module instance and the edges that leave them. */
final class ResourceBuilder {
  /** What a value takes in the graph, about. */
  static final long BYTES_PER_PART = 64;

  private final Run run;
  private final Links links;
  private final Traces traces;
  private final Providers providers;
  private final CoverageCount coverage = new CoverageCount();
  private final List<Resource> resources = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  ResourceBuilder(Run run, Links links, Traces traces, Providers providers) {
    this.run = run;
    this.links = links;
    this.traces = traces;
    this.providers = providers;
  }

  /** All that was added, with what else the instance declares. */
  Part part(Declarations declarations) {
    return new Part(declarations, resources, edges, coverage);
  }

  void add(ResourceInstances block) {
    Body.Block source = block.declared().block();
    SourceRange range = source.range();
    SourceRange header = source.header().range();
    Lifecycle lifecycle = Lifecycles.of(source, block.module());
    Providers.Use provider = providers.of(block);
    List<References.Found> implied = ImpliedNeeds.of(block, run);
    int count = block.repetition().instances().size();
    for (int i = 0; i < count; i++) {
      String address = block.address(i);
      Map<String, Provenance> provenance = new LinkedHashMap<>();
      Content content = block.content(i);
      run.budget().allocate(BYTES_PER_PART * content.parts());
      var from = new From(address, block.module(), block.scope(i));
      note(block, i, from, provenance);
      Value.Obj attributes = attributes(block, content, provider.configured(), provenance, header);
      meta(block, i, from);
      implied(implied, from);
      run.budget().allocate(400 + 200L * provenance.size());
      coverage.add(attributes);
      resources.add(
          new Resource(
              address,
              block.declared().mode(),
              block.declared().type(),
              block.declared().name(),
              block.module().address(),
              attributes,
              provenance,
              range,
              header,
              lifecycle,
              provider.address(),
              Packed.into(PartialDocuments.of(content), block, content, run.evaluation().files()),
              null));
    }
  }

  /** What a block added in an earlier reading. */
  void add(KeptBlocks.Block known) {
    run.budget().spend(known.resources().size());
    coverage.addAll(known.coverage());
    resources.addAll(known.resources());
    edges.addAll(known.edges());
  }

  /**
   * Edges of a call, from its own address, which stands for all that its module makes: what all of
   * it waits for, and what says how often it is there. Of one whose module could not be read also
   * what is handed to it, which may be completed there.
   */
  void add(ModuleCall call, ModuleInstance caller) {
    var from = new From(call.address(), caller, caller);
    dependsOn(call.block().body(), from);
    for (String repeats : List.of("count", "for_each")) {
      Body.Attribute meta = call.block().body().attribute(repeats);
      if (meta != null) {
        edges(meta.expression(), repeats, Edge.Kind.REFERENCE, from);
      }
    }
    if (!call.isAvailable()) {
      for (Body.Attribute argument : call.block().body().attributes()) {
        if (!ModuleCall.META.contains(argument.name())) {
          edges(argument.expression(), argument.name(), Edge.Kind.REFERENCE, from);
        }
      }
    }
  }

  private static Value.Obj attributes(
      ResourceInstances block,
      Content content,
      Providers.@Nullable Configured provider,
      Map<String, Provenance> provenance,
      SourceRange header) {
    Map<String, Value> members = new LinkedHashMap<>(content.toValue().members());
    DataSources.evaluate(block, content, block.module().run().evaluation())
        .forEach((name, value) -> members.put(name, Values.of(value)));
    lost(block).forEach(members::putIfAbsent);
    EffectiveTags.of(block, content, provider)
        .ifPresent(tags -> {
          members.put(tags.name(), Values.of(tags.all()));
          provenance.put(tags.name(), tags.provenance(provenance, header, provider));
        });
    return new Value.Obj(members);
  }

  /** What may be set in lines of the block that could not be read: all that its type has. */
  private static Map<String, Value> lost(ResourceInstances block) {
    Body.Block source = block.declared().block();
    ResourceFacts facts = Facts.bundled().resource(block.declared().type());
    Map<String, Value> lost = new LinkedHashMap<>();
    if (!source.body().whole() && facts != null) {
      Value unknown = Values.of(Reasons.lost(source));
      facts.attributes().keySet().forEach(name -> lost.put(name, unknown));
    }
    return lost;
  }

  /** Edges of what stands beside the attributes: count, for_each, depends_on. */
  private void meta(ResourceInstances block, int index, From from) {
    Body body = block.declared().block().body();
    Body.Attribute count = body.attribute("count");
    if (count != null) {
      edges(count.expression(), "count", Edge.Kind.REFERENCE, from);
    }
    Body.Attribute forEach = body.attribute("for_each");
    if (forEach != null) {
      forEach(forEach.expression(), block.repetition(), index, from);
    }
    dependsOn(body, from);
    for (Body.Block lifecycle : body.blocks("lifecycle")) {
      Body.Attribute triggers = lifecycle.body().attribute("replace_triggered_by");
      if (triggers != null) {
        edges(triggers.expression(), "lifecycle.replace_triggered_by", Edge.Kind.REFERENCE, from);
      }
    }
  }

  private void dependsOn(Body body, From from) {
    Body.Attribute dependsOn = body.attribute("depends_on");
    if (dependsOn != null) {
      for (References.Found found : run.references(dependsOn.expression())) {
        List<Links.Target> targets = links.awaited(found, from.module(), from.scope());
        edges(targets, found.reference(), "", Edge.Kind.DEPENDS_ON, from);
      }
    }
  }

  private void implied(List<References.Found> needs, From from) {
    Set<String> seen = new HashSet<>();
    for (References.Found found : needs) {
      List<Links.Target> targets =
          links.awaited(found, from.module(), from.scope()).stream()
              .filter(target -> seen.add(target.address()))
              .toList();
      edges(targets, found.reference(), "", Edge.Kind.DEPENDS_ON, from);
    }
  }

  /**
   * Where edges leave.
   *
   * @param scope in which keys of references are worked out
   */
  private record From(String address, ModuleInstance module, Scope scope) {}

  /** An instance for each of another resource's needs the one with its own key, and no other. */
  private void forEach(Expression expression, Repetition repetition, int index, From from) {
    if (repetition.isKeyed()
        && expression instanceof Traversal.Absolute all
        && from.module().isRepeated(all)) {
      Datum key = Datum.of(repetition.instances().get(index).name());
      Traversal.Absolute one = InstanceLookup.reference(all, key, all.span(), List.of());
      edges(one == null ? all : one, "for_each", Edge.Kind.REFERENCE, from);
    } else {
      edges(expression, "for_each", Edge.Kind.REFERENCE, from);
    }
  }

  private void edges(Expression expression, String attribute, Edge.Kind kind, From from) {
    for (References.Found found : run.references(expression)) {
      edges(links.keyed(found, from.module(), from.scope()), attribute, kind, from);
    }
  }

  private void edges(Traversal.Absolute reference, String attribute, Edge.Kind kind, From from) {
    edges(links.of(reference, from.module()), reference, attribute, kind, from);
  }

  private void edges(
      List<Links.Target> targets,
      Traversal.Absolute reference,
      String attribute,
      Edge.Kind kind,
      From from) {
    SourceRange range = null;
    for (Links.Target target : targets) {
      if (target.address().equals(from.address())) {
        continue;
      }
      range = range == null ? reference.range() : range;
      if (target.left() > 0) {
        run.evaluation()
            .warning(
                "Edges left out",
                "This stands for %,d instances more than edges are drawn to."
                    .formatted(target.left()),
                reference.span());
      }
      run.budget().allocate(64);
      edges.add(
          target.waits()
              ? new Edge(
                  from.address(), target.address(), Edge.Kind.DEPENDS_ON, attribute, "", range)
              : new Edge(from.address(), target.address(), kind, attribute, target.path(), range));
    }
  }

  /** Provenance and edges of all that the instance's evaluation met. */
  private void note(
      ResourceInstances block, int index, From from, Map<String, Provenance> provenance) {
    for (ResourceInstances.Met met : block.met(index)) {
      switch (met.item()) {
        case Body.Attribute attribute -> {
          Provenance plain = traces.of(attribute, block.module(), met.within());
          Body.Attribute forEach = block.declared().block().body().attribute("for_each");
          provenance.put(
              met.path(),
              forEach == null
                  ? plain
                  : traces.through(forEach.expression(), plain, attribute, block.module()));
          edges(attribute.expression(), met.path(), Edge.Kind.REFERENCE, from);
          var ranges =
              new MemberRanges(provenance, (span, value) -> traces.of(span, value, block.module()));
          ranges.noteStatements(attribute.expression(), met.path());
          if (!plain.trace().isEmpty()) {
            ranges.noteEncoded(attribute.expression(), met.path());
          }
          if (MemberRanges.concern(block.declared().type(), met.path())
              || MemberRanges.isSpread(attribute.expression())) {
            ranges.note(attribute.expression(), met.path());
          }
        }
        case Body.Block nested ->
            provenance.put(met.path(), new Provenance(nested.range(), List.of()));
      }
    }
  }
}
