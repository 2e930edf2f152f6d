package dev.plumbline.policy.schema;

import dev.plumbline.model.graph.Resource;

/**
 * Something that the resource's provider will refuse.
 *
 * @param path of the attribute, {@code ""} for the resource as a whole
 * @param text one sentence
 */
public record Mismatch(Kind kind, Resource resource, String path, String text) {
  /** What is wrong. */
  public enum Kind {
    UNKNOWN_TYPE("type"),
    UNKNOWN_ARGUMENT("argument"),
    MISSING("missing"),
    WRONG_TYPE("value-type"),
    NOT_ALLOWED("value"),
    CONFLICT("conflict");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }
}
