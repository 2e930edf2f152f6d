package dev.plumbline.iac.planfile;

import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a plan was made of other code than there is. Only constants are compared, as the code had
 * them then and has them now: what a provider makes of them does not matter.
 */
final class Staleness {
  /** Attributes that are in the graph and not in the code. */
  private static final Set<String> OURS = Set.of("tags_all", "terraform_labels");

  /** Roots of references that are no resources. */
  private static final Set<String> NAMES =
      Set.of("var", "local", "each", "count", "path", "self", "terraform");

  private final Resource resource;
  private final Set<String> referring;

  /**
   * @param referring paths of the resource's attributes that refer to others
   */
  Staleness(Resource resource, Set<String> referring) {
    this.resource = resource;
    this.referring = referring;
  }

  /** The path of the first attribute that is another one in the code; null where none is. */
  @Nullable String of(YamlNode expressions) {
    String differing = block("", resource.attributes(), expressions);
    return differing != null ? differing : added(expressions);
  }

  private @Nullable String block(String path, Value.Obj ours, YamlNode expressions) {
    for (YamlNode.Entry entry : expressions.members()) {
      String name = entry.key().text();
      String at = path.isEmpty() ? name : path + "." + name;
      Value value = ours.members().get(name);
      String differing =
          Configured.isExpression(entry.value())
              ? constant(at, value, entry.value())
              : blocks(at, value, entry.value());
      if (differing != null) {
        return differing;
      }
    }
    return null;
  }

  private @Nullable String constant(String path, @Nullable Value ours, YamlNode expression) {
    Optional<Value> then = expression.member("constant_value").map(PlannedValues::plain);
    if (then.isEmpty()) {
      return refersToOthers(expression) && ours != null && isLiteral(path, ours) ? path : null;
    }
    Value now = ours == null ? Value.Null.NULL : ours;
    return !now.isWhollyKnown() || Literals.same(now, then.get()) ? null : path;
  }

  private @Nullable String blocks(String path, @Nullable Value ours, YamlNode then) {
    List<YamlNode> bodies = then instanceof YamlNode.Sequence ? then.items() : List.of(then);
    if (!(ours instanceof Value.Seq seq) || seq.elements().size() != bodies.size()) {
      // Blocks of a map, and those that a dynamic block makes, are told in forms of their own.
      return null;
    }
    for (int i = 0; i < bodies.size(); i++) {
      if (seq.elements().get(i) instanceof Value.Obj body) {
        String differing = block(path + "[" + i + "]", body, bodies.get(i));
        if (differing != null) {
          return differing;
        }
      }
    }
    return null;
  }

  private static boolean refersToOthers(YamlNode expression) {
    return Configured.references(expression).stream()
        .map(reference -> reference.scalarText().orElse(""))
        .map(text -> text.substring(0, Math.max(0, text.indexOf('.'))))
        .anyMatch(root -> !root.isEmpty() && !NAMES.contains(root));
  }

  /** A text, number or boolean that comes from nowhere else. */
  private boolean isLiteral(String path, Value value) {
    Provenance written = resource.provenance().get(path);
    boolean scalar =
        value instanceof Value.Bool || value instanceof Value.Num || value instanceof Value.Str;
    return scalar && written != null && written.trace().isEmpty() && !referring.contains(path);
  }

  /** A literal that the code did not have then. */
  private @Nullable String added(YamlNode expressions) {
    for (var member : resource.attributes().members().entrySet()) {
      String name = member.getKey();
      if (!OURS.contains(name)
          && isLiteral(name, member.getValue())
          && expressions.member(name).isEmpty()) {
        return name;
      }
    }
    return null;
  }
}
