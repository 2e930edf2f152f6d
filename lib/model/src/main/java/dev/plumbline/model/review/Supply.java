package dev.plumbline.model.review;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * A file that somebody brings along to a review, from outside of the repository. Its digest is part
 * of the review's identity.
 *
 * @param name as people know it: a file's name
 */
public record Supply(Kind kind, String name, ArtifactRef content) {

  /** What it holds. */
  public enum Kind {
    /** How much resources are used, as YAML. */
    USAGE,
    /** Prices, as CSV. */
    PRICES,
    /** What Infracost estimated, as its JSON. */
    INFRACOST,
    /** What another scanner found, as SARIF. */
    SARIF,
    /** The repository's {@code .plumbline.yaml}, for a stack that the change removes. */
    SETTINGS,
    /** What an older version does not know of; it is left aside. */
    @JsonEnumDefaultValue
    OTHER
  }
}
