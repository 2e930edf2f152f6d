package dev.plumbline.standalone.command;

import dev.plumbline.pipeline.config.Spelling;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.Policy;
import dev.plumbline.standalone.Problem;
import java.util.List;
import java.util.Optional;

/** An id that can take no effect is an error, never silence. */
final class PolicyIds {
  private PolicyIds() {}

  /**
   * The policies that an id of ours or of a peer stands for.
   *
   * @throws Problem when there is none
   */
  static List<Policy> find(String id, Catalogue catalogue) {
    List<Policy> found = catalogue.find(id);
    if (found.isEmpty()) {
      String meant = nearest(id, catalogue).map(near -> "; did you mean " + near + "?").orElse(";");
      throw Problem.usage(
          "no policy answers to " + id + meant + " 'plumbline policies list' shows all");
    }
    return found;
  }

  private static Optional<String> nearest(String id, Catalogue catalogue) {
    return Spelling.nearest(id, catalogue.names());
  }
}
