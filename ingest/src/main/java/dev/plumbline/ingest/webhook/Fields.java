package dev.plumbline.ingest.webhook;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a delivery has to say, by its place; an error names the place and never what stands there.
 */
record Fields(JsonNode body) {
  /**
   * @param path as in {@code repository.clone_url}
   * @throws UnreadableException when it is not there, or is neither a text nor a number
   */
  String text(String path) throws UnreadableException {
    JsonNode found = at(path);
    if (!found.isTextual() && !found.isIntegralNumber()) {
      throw new UnreadableException(
          "the body has no " + path + (found.isMissingNode() ? "" : " that is a text"));
    }
    return found.asText();
  }

  /**
   * @throws UnreadableException when it is no commit's id, nor the zeros that stand for none
   */
  String commit(String path) throws UnreadableException {
    String id = text(path);
    if (!id.matches("[0-9a-f]{40}([0-9a-f]{24})?")) {
      throw new UnreadableException(path + " is no commit's id");
    }
    return id;
  }

  /**
   * @throws UnreadableException when it is no number from 1
   */
  long number(String path) throws UnreadableException {
    JsonNode found = at(path);
    if (!found.isIntegralNumber() || found.asLong() < 1) {
      throw new UnreadableException(
          found.isMissingNode() ? "the body has no " + path : path + " is no number");
    }
    return found.asLong();
  }

  /** {@code ""} where it is not there, or is {@code null}. */
  String optional(String path) {
    return has(path) ? at(path).asText() : "";
  }

  /** Whether there is anything, {@code null} not being so. */
  boolean has(String path) {
    JsonNode found = at(path);
    return !found.isMissingNode() && !found.isNull();
  }

  private JsonNode at(String path) {
    JsonNode found = body;
    for (String name : path.split("\\.")) {
      found = found.path(name);
    }
    return found;
  }
}
