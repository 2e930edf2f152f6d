package dev.plumbline.validator.tests;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.guard.Guard;
import dev.plumbline.policy.guard.Guard.Bound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values that policies guard, as assertions: the gravest first, instances of a block as one.
 */
final class Safeguards {
  private static final String INSTANCE = "instance";

  private final Subject subject;

  Safeguards(Subject subject) {
    this.subject = subject;
  }

  private record Same(String block, String path, Bound bound, Value value, String policy) {}

  List<Sketch> of(List<Guard> guards) {
    var blocks = subject.blocks();
    var byAddress = new LinkedHashMap<String, String>();
    blocks.forEach((block, all) -> all.forEach(one -> byAddress.put(one.address(), block)));
    var groups = new LinkedHashMap<Same, List<Guard>>();
    for (Guard guard : guards) {
      String block = byAddress.get(guard.address());
      if (block != null) {
        Value value = guard.bound() instanceof Bound.Exactly ? guard.value() : Value.Null.NULL;
        var same = new Same(block, guard.path(), guard.bound(), value, guard.policy().id());
        groups.computeIfAbsent(same, _ -> new ArrayList<>()).add(guard);
      }
    }
    var sketches = new ArrayList<Sketch>();
    groups.forEach((same, group) ->
        sketches.addAll(
            sketches(same.block(), blocks.getOrDefault(same.block(), List.of()), group)));
    return sketches;
  }

  /** One for all instances where the policy guards them all alike, else one for each. */
  private List<Sketch> sketches(String block, List<Resource> instances, List<Guard> group) {
    if (instances.size() > 1 && group.size() == instances.size()) {
      return sketch(group.getFirst(), instances.getFirst(), INSTANCE, block).stream().toList();
    }
    Map<String, Resource> named =
        instances.stream().collect(Collectors.toMap(Resource::address, one -> one));
    return group.stream()
        .flatMap(guard ->
            Stream.ofNullable(named.get(guard.address()))
                .flatMap(one -> sketch(guard, one, guard.address(), null).stream()))
        .toList();
  }

  private Optional<Sketch> sketch(
      Guard guard, Resource resource, String from, @Nullable String all) {
    SourceTree mutant = mutant(guard, resource);
    return mutant == null
        ? Optional.empty()
        : Access.of(from, resource, guard.path())
            .map(attribute -> {
              String condition = condition(attribute, guard);
              return new Sketch(
                  resource.type() + "_safeguards",
                  all == null
                      ? condition
                      : "alltrue([for " + INSTANCE + " in " + all + " : " + condition + "])",
                  message(guard, all == null ? guard.address() : "every " + all),
                  mutant);
            });
  }

  private static String condition(String attribute, Guard guard) {
    return switch (guard.bound()) {
      case Bound.Exactly _ -> attribute + " == " + Literals.of(guard.value());
      case Bound.AtLeast(long least) -> attribute + " >= " + least;
      case Bound.AtMost(long most) -> attribute + " <= " + most;
      case Bound.Between(long least, long most) ->
          attribute + " >= " + least + " && " + attribute + " <= " + most;
      case Bound.OneOf(List<Value> values) ->
          "contains(" + Literals.of(new Value.Seq(values)) + ", " + attribute + ")";
      case Bound.Present _ -> attribute + " != null";
    };
  }

  private static String message(Guard guard, String whose) {
    String wanted =
        switch (guard.bound()) {
          case Bound.Exactly _ -> plain(guard.value());
          case Bound.AtLeast(long least) -> "at least " + least;
          case Bound.AtMost(long most) -> "at most " + most;
          case Bound.Between(long least, long most) -> "between " + least + " and " + most;
          case Bound.OneOf(List<Value> values) ->
              values.stream().map(Safeguards::plain).collect(Collectors.joining(" or "));
          case Bound.Present _ -> "set";
        };
    return "%s: %s of %s has to be %s (%s)."
        .formatted(guard.policy().title(), guard.path(), whose, wanted, guard.policy().id());
  }

  private static String plain(Value value) {
    return value instanceof Value.Str(String text) ? text : Literals.of(value);
  }

  /** Null where the value is not written in a form that we can change. */
  private @Nullable SourceTree mutant(Guard guard, Resource resource) {
    Provenance written = resource.provenance().get(guard.path());
    Body.Item item =
        subject.sources().at(written == null ? resource.rangeOf(guard.path()) : written.range());
    if (item == null) {
      return null;
    }
    return switch (item) {
      case Body.Attribute attribute when written != null ->
          subject.sources().with(attribute, broken(guard));
      case Body.Attribute attribute -> subject.sources().without(attribute);
      case Body.Block block when !block.span().range().equals(resource.range()) ->
          subject.sources().without(block);
      case Body.Block _ -> null;
    };
  }

  /** A value that the policy minds. */
  private static String broken(Guard guard) {
    return switch (guard.bound()) {
      case Bound.AtLeast(long least) -> String.valueOf(least - 1);
      case Bound.AtMost(long most) -> String.valueOf(most + 1);
      case Bound.Between(long least, long _) -> String.valueOf(least - 1);
      case Bound.OneOf _ -> Mutants.OTHER;
      case Bound.Present _ -> "null";
      case Bound.Exactly _ -> Mutants.other(guard.value());
    };
  }
}
