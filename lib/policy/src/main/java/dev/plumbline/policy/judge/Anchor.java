package dev.plumbline.policy.judge;

import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Provenance;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.source.SourceRange;
import dev.plumbline.policy.term.Place;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a finding points: at the attribute, the nearest block around it, or the resource's first
 * line; of a policy document, at the statement that is meant.
 */
record Anchor(Graph graph) {
  private static final String DOCUMENT = "aws_iam_policy_document";
  private static final String REFERENCE = "data." + DOCUMENT + ".";

  /**
   * @param resource that the range lies in
   */
  record Pointed(Resource resource, SourceRange range) {}

  Pointed of(Place place) {
    Resource resource = place.subject().resource();
    String path = place.path();
    int index = statement(place);
    Pointed found = index < 0 ? null : statement(resource, path, index);
    return found == null ? new Pointed(resource, resource.rangeOf(path)) : found;
  }

  private @Nullable Pointed statement(Resource resource, String path, int index) {
    if (path.isEmpty()) {
      return block(resource, index);
    }
    Provenance written = resource.provenance().get(path + ".Statement[" + index + "]");
    if (written != null) {
      return new Pointed(resource, written.range());
    }
    return reference(resource, path)
        .map(name -> document(name, resource.module()))
        .map(document -> block(document, index))
        .orElse(null);
  }

  /** Whether a finding may point at another resource than that of the place. */
  static boolean isElsewhere(Place place) {
    return statement(place) >= 0 && reference(place.subject().resource(), place.path()).isPresent();
  }

  /** The data source that an attribute's document is taken from. */
  private static Optional<String> reference(Resource resource, String path) {
    Provenance attribute = resource.provenance().get(path);
    return attribute == null
        ? Optional.empty()
        : attribute.trace().stream()
            .filter(step -> step.kind() == Provenance.Kind.REFERENCE)
            .map(Provenance.Step::name)
            .filter(name -> name.startsWith(REFERENCE))
            .findFirst();
  }

  /** The statement's block in a data source; merged documents count theirs otherwise. */
  private static @Nullable Pointed block(Resource document, int index) {
    boolean counted =
        document.type().equals(DOCUMENT)
            && document.attribute("source_policy_documents") == null
            && document.attribute("override_policy_documents") == null;
    Provenance block = counted ? document.provenance().get("statement[" + index + "]") : null;
    return block == null ? null : new Pointed(document, block.range());
  }

  private @Nullable Resource document(String reference, String module) {
    String name = reference.substring(REFERENCE.length()).split("[.\\[]", 2)[0];
    String address = (module.isEmpty() ? "" : module + ".") + REFERENCE + name;
    return graph.resources().stream()
        .filter(one -> one.address().equals(address))
        .findFirst()
        .orElse(null);
  }

  /** Which element of a computed list it is in, the outermost; -1 for none. */
  static int statement(Place place) {
    int index = -1;
    for (Place at = place; at != null && at.derived(); at = at.parent()) {
      index = at.index() >= 0 ? at.index() : index;
    }
    return index;
  }
}
