package dev.plumbline.iac.cloudformation;

import dev.plumbline.iac.resolved.Resolved;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.source.SourceRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A resource's properties as its template has them, resolved, and what each of them refers to. */
final class Written {
  private final Map<String, Resolved.Member> members = new LinkedHashMap<>();
  private final Map<String, List<Scope.Reference>> references = new LinkedHashMap<>();
  private final Map<String, Set<String>> defaults = new LinkedHashMap<>();
  private final SourceRange range;

  Written(String owner, YamlNode resource, Resolver resolver, Scope scope) {
    var forgotten = new ForgottenReferences(resolver, scope);
    range = resource.span().range();
    for (YamlNode.Entry property :
        resource.member("Properties").map(YamlNode::members).orElse(List.of())) {
      String name = property.key().text();
      scope.takeDefaults();
      Resolved value = forgotten.found(owner, name, resolver.resolve(property.value()));
      references.put(name, new ArrayList<>(scope.takeReferences()));
      defaults.put(name, scope.takeDefaults());
      if (!NoValue.is(value)) {
        members.put(name, new Resolved.Member(value, property.span().range()));
      }
    }
  }

  Resolved.Members properties() {
    return new Resolved.Members(members, range, List.of());
  }

  /**
   * The references of a property that may have been moved: those of its own name, else those
   * written within its range.
   */
  List<Scope.Reference> references(String property, SourceRange place) {
    List<Scope.Reference> own = references.get(property);
    if (own != null) {
      return own;
    }
    return references.values().stream()
        .flatMap(List::stream)
        .filter(reference -> within(reference.range(), place))
        .toList();
  }

  /** The parameters whose Defaults are behind a property; of one that was moved, all of them. */
  Set<String> defaults(String property) {
    Set<String> own = defaults.get(property);
    return own != null
        ? own
        : defaults.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
  }

  private static boolean within(SourceRange inner, SourceRange outer) {
    return inner.start().offset() >= outer.start().offset()
        && inner.end().offset() <= outer.end().offset();
  }
}
