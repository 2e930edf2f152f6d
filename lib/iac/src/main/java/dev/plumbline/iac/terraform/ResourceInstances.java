package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluation;
import dev.plumbline.iac.eval.Scope;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Span;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.model.graph.Resource.Mode;
import dev.plumbline.model.value.Value;
import dev.plumbline.model.value.Value.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A resource block in one module instance, and the instances that it makes. */
final class ResourceInstances {
  static final Set<String> META =
      Set.of(
          "count", "for_each", "provider", "depends_on", "lifecycle", "provisioner", "connection");

  private final ModuleInstance module;
  private final ModuleSource.Declared declared;
  private final List<@Nullable Content> contents = new ArrayList<>();
  private final Map<Integer, Datum> data = new HashMap<>();
  private final Map<Integer, List<Met>> metByInstance = new HashMap<>();
  private @Nullable Repetition repetition;
  private @Nullable Datum whole;

  ResourceInstances(ModuleInstance module, ModuleSource.Declared declared) {
    this.module = module;
    this.declared = declared;
  }

  ModuleInstance module() {
    return module;
  }

  ModuleSource.Declared declared() {
    return declared;
  }

  /** Without an instance's key. */
  String address() {
    return module.absolute(declared.reference());
  }

  String address(int index) {
    return address() + repetition().instances().get(index).key();
  }

  Repetition repetition() {
    if (repetition == null) {
      repetition =
          module
              .run()
              .enter(
                  module,
                  address() + " (repetition)",
                  declared.block().header(),
                  () ->
                      Repetition.of(
                          declared.block(), module.evaluator(), module.run().evaluation()),
                  () -> Repetition.ONCE);
    }
    return repetition;
  }

  Scope scope(int index) {
    return module.with(repetition().instances().get(index));
  }

  /** An attribute or a block that was met while an instance was evaluated, with its path. */
  record Met(String path, Body.Item item, @Nullable Iteration within) {}

  /** What the configuration says of one instance. */
  Content content(int index) {
    while (contents.size() <= index) {
      contents.add(null);
    }
    Content known = contents.get(index);
    if (known == null) {
      Run run = module.run();
      run.budget().allocate(500);
      List<Met> met = new ArrayList<>();
      known =
          run.enter(
              module,
              address(index),
              declared.block().header(),
              () ->
                  new BlockEvaluator(
                          run, (path, item, within) -> met.add(new Met(path, item, within)))
                      .evaluate(declared.block().body(), scope(index), META),
              Content::empty);
      contents.set(index, known);
      metByInstance.put(index, met);
    }
    return known;
  }

  /** All that {@link #content} met, in its order; handed out once. */
  List<Met> met(int index) {
    content(index);
    List<Met> met = metByInstance.remove(index);
    return met == null ? List.of() : met;
  }

  /** One instance as references see it. */
  Datum datum(int index) {
    Datum known = data.get(index);
    if (known == null) {
      known = make(index);
      data.put(index, known);
    }
    return known;
  }

  private Datum make(int index) {
    Content content = content(index);
    String address = address(index);
    if (declared.mode() != Mode.MANAGED) {
      Origin origin =
          declared.mode() == Mode.EPHEMERAL ? Reasons.ephemeral(address) : Reasons.data(address);
      Map<String, Datum> members = content.members(origin);
      // An argument of null leaves the choice to the provider.
      members.values().removeIf(Datum::isNull);
      members.putAll(module.run().computed(this, content));
      return Datum.Unknown.instance(origin, members);
    }
    if (declared.type().equals("terraform_data")) {
      return TerraformData.of(content, address);
    }
    Origin origin = Reasons.computed(address);
    Map<String, Datum> members = content.members(origin);
    members.values().removeIf(Datum::isNull);
    ProviderSchema schema = ProviderSchema.of(declared.type());
    if (schema != null) {
      tags(members, content);
      schema.complete(members, origin, module.run().budget());
    }
    return Datum.Unknown.instance(origin, members);
  }

  private void tags(Map<String, Datum> members, Content content) {
    if (declared.type().startsWith("aws_") && !members.containsKey(EffectiveTags.NAME)) {
      Datum tags =
          EffectiveTags.planned(this, content, module.run().providers().of(this).configured());
      if (tags != null) {
        members.put(EffectiveTags.NAME, tags);
      }
    }
  }

  /**
   * What a reference to this resource is.
   *
   * @param step the first of its steps behind type and name
   */
  Scope.Resolution resolve(Traversal.Absolute reference, int step, Evaluation evaluation) {
    Repetition made = repetition();
    return switch (made.kind()) {
      case SINGLE -> new Scope.Resolution(datum(0), step);
      case COUNT, FOR_EACH -> {
        int at = chosen(reference, step);
        yield at >= 0
            ? new Scope.Resolution(datum(at), step + 1)
            : new Scope.Resolution(whole(), step);
      }
      case UNKNOWN ->
          step < reference.steps().size() && reference.steps().get(step) instanceof Traversal.Key
              ? new Scope.Resolution(datum(0), step + 1)
              : new Scope.Resolution(made.open(), step);
    };
  }

  private int chosen(Traversal.Absolute reference, int step) {
    return step < reference.steps().size()
            && reference.steps().get(step) instanceof Traversal.Key(Value key, Span _)
        ? Repetitions.find(repetition(), key)
        : -1;
  }

  private Datum whole() {
    if (whole == null) {
      List<Datum> all = new ArrayList<>();
      for (int i = 0; i < repetition().instances().size(); i++) {
        all.add(datum(i));
      }
      module.run().budget().spend(all.size());
      module.run().budget().allocate(64L * all.size());
      whole = Repetitions.whole(repetition(), all);
    }
    return whole;
  }
}
