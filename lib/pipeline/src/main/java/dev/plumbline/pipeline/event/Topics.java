package dev.plumbline.pipeline.event;

import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import java.util.ArrayList;
import java.util.List;

/**
 * The topics' full names.
 *
 * @param prefix what stands before the dot, {@code plumbline} unless an operator says otherwise
 */
public record Topics(String prefix) {
  public static final Topics DEFAULT = new Topics("plumbline");
  private static final String BULK = ".bulk";
  private static final String RETRY = ".retry.";

  public Topics {
    if (!prefix.matches("[a-zA-Z0-9._-]{1,200}")) {
      throw new IllegalArgumentException("no topic prefix: " + prefix);
    }
  }

  /** The interactive one, where there are two. */
  public String name(Topic topic) {
    return prefix + "." + topic.label();
  }

  /** The lane's own where there are two, else the only one. */
  public String name(Topic topic, Lane lane) {
    return lane == Lane.BULK && topic.lanes() ? name(topic) + BULK : name(topic);
  }

  /** Where a service's failed records wait for their next attempt. */
  public String retry(PhaseName service) {
    return prefix + RETRY + service.label();
  }

  /** Whether only services write to it, what they could not process; its headers are theirs. */
  public boolean isRetry(String topic) {
    return topic.startsWith(prefix + RETRY);
  }

  /** Whether it holds changes, first read or tried again. */
  public boolean isOfChanges(String topic) {
    return topic.equals(name(Topic.CHANGES)) || topic.equals(retry(PhaseName.INGEST));
  }

  /** What a service consumes on its loop: its topic, on both lanes, and its retries. */
  public List<String> inputs(PhaseName service) {
    var inputs = new ArrayList<String>();
    Topic topic = Topic.before(service);
    inputs.add(name(topic));
    if (topic.lanes()) {
      inputs.add(name(topic, Lane.BULK));
    }
    inputs.add(retry(service));
    return List.copyOf(inputs);
  }

  /** Every topic of the pipeline, in the order of the flow. */
  public List<String> all() {
    var all = new ArrayList<String>();
    for (Topic topic : Topic.values()) {
      all.add(name(topic));
      if (topic.lanes()) {
        all.add(name(topic, Lane.BULK));
      }
    }
    for (PhaseName service : PhaseName.values()) {
      all.add(retry(service));
    }
    return List.copyOf(all);
  }
}
