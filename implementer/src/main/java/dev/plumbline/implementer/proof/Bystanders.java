package dev.plumbline.implementer.proof;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Resources that a fix changes as well though nothing was wrong with them: other instances of a
 * block that it edits, and others of the type that take the same value from where it was set.
 */
final class Bystanders {
  private final Before before;
  private final Map<String, Resource> earlier;
  private final Map<String, Resource> now;
  private final Set<String> policies;
  private final List<Resource> fixed;
  private final List<Resource> changed;

  private Bystanders(List<Finding> findings, Before before, Before after) {
    this.before = before;
    this.earlier = before.resources();
    this.now = after.resources();
    this.policies = findings.stream().map(Finding::policy).collect(Collectors.toSet());
    this.fixed =
        findings.stream()
            .map(Finding::resource)
            .distinct()
            .filter(earlier::containsKey)
            .map(earlier::get)
            .toList();
    this.changed =
        earlier.values().stream().filter(resource -> !differing(resource).isEmpty()).toList();
  }

  /** What is changed of the first one that was not at fault; nothing where there is none. */
  static Optional<String> changed(List<Finding> findings, Before before, Before after) {
    if (before.graph().stack().kind() != StackSpec.Kind.TERRAFORM) {
      return Optional.empty(); // nothing there stands for several
    }
    var bystanders = new Bystanders(findings, before, after);
    return bystanders.changed.stream()
        .filter(bystanders::isChangedAsWell)
        .map(Resource::address)
        .sorted()
        .findFirst()
        .map(bystanders::words);
  }

  private boolean isChangedAsWell(Resource one) {
    return !fixed.contains(one)
        && !isAtFault(one)
        && (isAnotherInstance(one) && !isOfOneAtFault(one) || takesTheSame(one));
  }

  /** Whether it is another instance of a block that was edited for one that is fixed. */
  private boolean isAnotherInstance(Resource one) {
    return fixed.stream().noneMatch(target -> isBeside(one, target))
        && changed.stream()
            .filter(own -> fixed.stream().anyMatch(target -> isBeside(own, target)))
            .anyMatch(own -> isOneBlock(own, one));
  }

  /** Whether another block of a fixed one's type has an attribute changed that is changed there. */
  private boolean takesTheSame(Resource one) {
    return fixed.stream()
        .filter(target -> target.type().equals(one.type()) && !isOneBlock(target, one))
        .anyMatch(target -> differing(target).stream().anyMatch(differing(one)::contains));
  }

  private boolean isAtFault(Resource one) {
    return faulty().anyMatch(one::equals);
  }

  /** Whether what a fix is for has the same fault in the instance that it is part of. */
  private boolean isOfOneAtFault(Resource one) {
    return faulty()
        .filter(faulty -> isBeside(faulty, one))
        .anyMatch(faulty -> fixed.stream().anyMatch(target -> isOneBlock(target, faulty)));
  }

  /** The resources that the policies found fault with. */
  private Stream<Resource> faulty() {
    return before.findings().values().stream()
        .filter(finding -> policies.contains(finding.policy()))
        .map(Finding::resource)
        .filter(earlier::containsKey)
        .map(earlier::get);
  }

  /** Whether both belong to one instance: of their module, and of what has keys there. */
  private static boolean isBeside(Resource one, Resource other) {
    String key = Addresses.key(one.address());
    String others = Addresses.key(other.address());
    return one.module().equals(other.module())
        && (key.equals(others) || key.isEmpty() || others.isEmpty());
  }

  private static boolean isOneBlock(Resource one, Resource other) {
    return one.type().equals(other.type()) && one.range().equals(other.range());
  }

  /** The attributes that are not what they were; {@code ""} alone where it is gone. */
  private Set<String> differing(Resource resource) {
    Resource after = now.get(resource.address());
    if (after == null) {
      return Set.of("");
    }
    Set<String> names = new TreeSet<>();
    if (after != resource && !after.attributes().equals(resource.attributes())) {
      names.addAll(resource.attributes().members().keySet());
      names.addAll(after.attributes().members().keySet());
      names.removeIf(name -> {
        Value value = resource.attribute(name);
        Value then = after.attribute(name);
        return value != null && then != null && isKept(value, then);
      });
    }
    return names;
  }

  /**
   * Whether a value stays, as far as it is known: what is unknown before and after may be told
   * otherwise, as where a reference finds a resource that the fix adds.
   */
  private static boolean isKept(Value value, Value then) {
    return switch (value.unmarked()) {
      case Value.Unknown _ -> then.unmarked() instanceof Value.Unknown;
      case Value.Seq(var elements) ->
          then.unmarked() instanceof Value.Seq(var others)
              && elements.size() == others.size()
              && IntStream.range(0, elements.size())
                  .allMatch(i -> isKept(elements.get(i), others.get(i)));
      case Value.Obj(var members) ->
          then.unmarked() instanceof Value.Obj(var others)
              && members.keySet().equals(others.keySet())
              && members.entrySet().stream()
                  .allMatch(member -> isKept(member.getValue(), of(others, member.getKey())));
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _, Value.Sensitive _ ->
          value.equals(then);
    };
  }

  private static Value of(Map<String, Value> members, String name) {
    return members.getOrDefault(name, Value.Null.NULL);
  }

  private String words(String address) {
    Resource one = earlier.get(address);
    Resource after = now.get(address);
    if (one == null || after == null) {
      return "it removes " + address + " as well, which was not at fault";
    }
    String name = differing(one).iterator().next();
    String from = shown(one.attribute(name));
    String to = shown(after.attribute(name));
    String step = from.isEmpty() || to.isEmpty() ? "" : ", from " + from + " to " + to;
    return "it changes " + name + " of " + address + " as well" + step + ", which was not at fault";
  }

  /** A number or truth; empty for what may be secret or long. */
  private static String shown(@Nullable Value value) {
    return switch (value) {
      case Value.Num(var number) -> number.toPlainString();
      case Value.Bool(boolean truth) -> String.valueOf(truth);
      case null -> "";
      case Value.Str _, Value.Null _, Value.Seq _, Value.Obj _ -> "";
      case Value.Unknown _, Value.Sensitive _ -> "";
    };
  }
}
