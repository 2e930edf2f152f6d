package dev.plumbline.pipeline.observe;

/** The keys that a log line may carry; a test holds every call to them. Never a body. */
public enum LogKey {
  ATTEMPT("attempt", "Which attempt at a record."),
  CAUSE("cause", "Why something failed, in one line."),
  DELIVERY("delivery", "exactly-once or at-least-once."),
  FORGE("forge", "github, gitlab, …"),
  GENERATION("generation", "A change's offset in the changes topic."),
  KEY("key", "A record's key, of a long one the beginning."),
  METRIC("metric", "A metric's name and tags."),
  MILLIS("millis", "How long it took."),
  OFFSET("offset", "A record's offset."),
  PARTITION("partition", "A record's partition."),
  PHASE("phase", "Which phase of a review."),
  POLICY("policy", "A policy's id."),
  PORT("port", "Where a server listens."),
  REASON("reason", "Why it was decided so."),
  REPOSITORY("repository", "A repository's canonical name."),
  RESOURCE("resource", "A resource's address."),
  REVIEW_ID("reviewId", "Which review."),
  SERVICE("service", "Which service."),
  STACK("stack", "Which stack."),
  TOPIC("topic", "Which topic.");

  private final String key;
  private final String meaning;

  LogKey(String key, String meaning) {
    this.key = key;
    this.meaning = meaning;
  }

  /** As it stands in the line. */
  public String key() {
    return key;
  }

  public String meaning() {
    return meaning;
  }
}
