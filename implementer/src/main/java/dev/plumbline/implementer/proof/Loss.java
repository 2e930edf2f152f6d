package dev.plumbline.implementer.proof;

import dev.plumbline.facts.CloudFormationUpdates;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.forecast.erasure.Erasure;
import dev.plumbline.model.graph.AttributePaths;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.PlannedChange;
import dev.plumbline.model.plan.PlannedChange.AttributeChange;
import dev.plumbline.policy.read.CatalogueReader;
import dev.plumbline.policy.words.Words;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What applying a change takes away of one resource, or may.
 *
 * @param certain whether it is predicted; else nobody can exclude it
 * @param words {@code replace aws_db_instance.orders, forced by storage_encrypted}
 */
record Loss(boolean certain, String words) {

  /**
   * Nothing for what is surely kept.
   *
   * @param resource what is changed, as the sources have it; null for what they have no more
   */
  static Optional<Loss> of(PlannedChange change, @Nullable Resource resource) {
    return switch (change.action()) {
      case DESTROY -> Optional.of(new Loss(true, "destroy " + change.address()));
      case REPLACE ->
          Optional.of(new Loss(true, "replace " + change.address() + forced(change, resource)));
      case UNKNOWN -> Optional.of(perhaps("destroy or replace ", change, change.reason()));
      case UPDATE -> replaced(change, resource);
      case CREATE, MOVE, FORGET, READ, NO_OP -> Optional.empty();
    };
  }

  /** What stays, and surely loses a part of what it holds. */
  static Loss of(PlannedChange change, Erasure erasure) {
    return new Loss(true, "update " + change.address() + " so that " + erasure.deleted());
  }

  /** Whether it was not there, or only feared. */
  boolean isMoreThan(@Nullable Loss earlier) {
    return earlier == null || certain && !earlier.certain;
  }

  private static String undescribed(String path, @Nullable Resource resource) {
    String written = resource == null ? path : Words.of(resource).path(path);
    return "the facts don't say what a change of " + written + " does";
  }

  /** By what it is called where it is written. */
  private static String forced(PlannedChange change, @Nullable Resource resource) {
    String path = change.forcedBy();
    return path.isEmpty()
        ? ""
        : ", forced by " + (resource == null ? path : Words.of(resource).path(path));
  }

  private static Optional<Loss> replaced(PlannedChange change, @Nullable Resource resource) {
    if (change.attributes().stream().anyMatch(AttributeChange::forcesReplacement)) {
      return Optional.of(perhaps("replace ", change, change.reason()));
    }
    return change.attributes().stream()
        .map(AttributeChange::path)
        .filter(path -> resource != null && isUndescribed(resource, path))
        .findFirst()
        .map(path -> perhaps("replace ", change, undescribed(path, resource)));
  }

  /**
   * Whether an attribute has no facts though its type has some, as one of another release of the
   * provider. Of types without any the prediction says so itself, and CloudFormation has its own.
   */
  private static boolean isUndescribed(Resource resource, String path) {
    ResourceFacts facts = Facts.bundled().resource(resource.type());
    String original = Objects.requireNonNullElse(resource.originalType(), "");
    return facts != null
        && CloudFormationUpdates.of(original) == null
        && !path.startsWith(facts.tagsAttribute() + "_all")
        && facts.attribute(path) == null
        && !isOlderOneUpdatedInPlace(resource.type() + "." + AttributePaths.withoutIndices(path));
  }

  private static boolean isOlderOneUpdatedInPlace(String name) {
    return Older.IN_PLACE.stream()
        .anyMatch(known -> name.equals(known) || name.startsWith(known + "."));
  }

  /** Read once, when it is first asked for. */
  private static final class Older {
    static final Set<String> IN_PLACE = CatalogueReader.updatedInPlace();
  }

  private static Loss perhaps(String what, PlannedChange change, String why) {
    return new Loss(
        false, "perhaps " + what + change.address() + (why.isEmpty() ? "" : " (" + why + ")"));
  }
}
