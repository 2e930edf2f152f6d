package dev.plumbline.forecast;

import dev.plumbline.forecast.reading.Language;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether what has a base instance's address in the head is that same thing. Terraform tells things
 * by their address and their provider, CloudFormation by logical id and type, Pulumi by its URN,
 * which holds the type and those of the parents.
 */
final class Identity {
  /** What the update of a CloudFormation stack says then: aws-sam-cli issue 6786. */
  private static final Certainty REFUSED =
      Certainty.possible(
          "CloudFormation refuses another type under the same logical id: the update fails;"
              + " with another logical id it would be replaced");

  /**
   * Terraform language documentation, "Refactor modules" (a moved block to another type) and "Move
   * resource state across resource types" of the plugin framework: the provider of the target says
   * which types it takes over; all else is an error of the plan.
   */
  private static final Certainty CONVERTED =
      Certainty.possible(
          "it moves to another type: Terraform refuses this unless the provider converts it");

  /** A transform makes these into other types, so that a template may name either. */
  private static final String TRANSFORMED = "AWS::Serverless::";

  private static final int DEEPEST = 64;

  private final Map<String, Resource> baseParents;
  private final Map<String, Resource> headParents;
  private final Set<String> aliased = new HashSet<>();
  private final Whereabouts whereabouts;

  Identity(Graph base, Graph head, Whereabouts whereabouts) {
    this.whereabouts = whereabouts;
    baseParents = parents(base);
    headParents = parents(head);
    head.declarations().moves().stream()
        .filter(move -> move.from().equals(move.to()))
        .forEach(move -> aliased.add(move.to()));
  }

  private static Map<String, Resource> parents(Graph graph) {
    Map<String, Resource> resources = new HashMap<>();
    graph.resources().forEach(resource -> resources.put(resource.address(), resource));
    Map<String, Resource> parents = new HashMap<>();
    for (Edge edge : graph.edges()) {
      Resource parent = resources.get(edge.to());
      if (edge.kind() == Edge.Kind.CONTAINMENT && parent != null) {
        parents.put(edge.from(), parent);
      }
    }
    return parents;
  }

  /**
   * Why it can't be said what happens to an instance that has become another one; null where that
   * can be.
   */
  @Nullable Certainty lost(Resource before, Resource after) {
    return switch (Language.of(after)) {
      case TERRAFORM -> {
        if (!before.type().equals(after.type()) && !isConverted(before, after)) {
          yield CONVERTED;
        }
        String changed = whereabouts.changed(before, after);
        yield changed.isEmpty()
            ? null
            : Certainty.possible(
                "its provider has another "
                    + changed
                    + " now: where Terraform does not find it there, it plans another one and"
                    + " leaves this one behind");
      }
      case CLOUDFORMATION -> isRetyped(before, after) ? REFUSED : null;
      case PULUMI -> null;
    };
  }

  /** What the built-in provider takes over: terraform_data's own documentation. */
  private static boolean isConverted(Resource before, Resource after) {
    return before.type().equals("null_resource") && after.type().equals("terraform_data");
  }

  private static boolean isRetyped(Resource before, Resource after) {
    String one = before.originalType();
    String other = after.originalType();
    return one != null
        && other != null
        && !one.equals(other)
        && !one.startsWith(TRANSFORMED)
        && !other.startsWith(TRANSFORMED);
  }

  /**
   * The difference that makes it another one to Pulumi, which deletes the old one then; null for
   * none. An alias of the resource, or of one of its parents, says that it is the same.
   */
  @Nullable Difference urn(Resource before, Resource after) {
    if (!hasUrn(before) || !hasUrn(after)) {
      return null;
    }
    String one = types(before, baseParents);
    String other = types(after, headParents);
    if (one.equals(other) || isAliased(after) || !before.address().equals(after.address())) {
      return null;
    }
    return new Difference("urn", Value.of(one), Value.of(other), Certainty.CERTAIN, false);
  }

  /** A token of Pulumi has colons; the API version and kind of a Kubernetes object have none. */
  private static boolean hasUrn(Resource resource) {
    String type = resource.originalType();
    return Language.of(resource) == Language.PULUMI && type != null && type.contains(":");
  }

  /** As Terraform names them, so that short and long tokens of one type are the same. */
  private static String types(Resource resource, Map<String, Resource> parents) {
    var types = new StringBuilder(resource.type());
    Resource at = parents.get(resource.address());
    for (int i = 0; at != null && i < DEEPEST; i++) {
      types.insert(0, at.type() + "$");
      at = parents.get(at.address());
    }
    return types.toString();
  }

  private boolean isAliased(Resource resource) {
    Resource at = resource;
    for (int i = 0; at != null && i < DEEPEST; i++) {
      if (aliased.contains(at.address())) {
        return true;
      }
      at = headParents.get(at.address());
    }
    return false;
  }
}
