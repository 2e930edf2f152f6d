package dev.plumbline.pipeline.topic;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.PhaseName;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.event.Topics;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;

/** What each service has to be allowed in a cluster with access control; no more than it uses. */
public final class Grants {
  /** The reporter's keyed state, each a Streams application of its own. */
  static final List<String> APPLICATIONS = List.of("collector", "keeper");

  private Grants() {}

  public static List<Grant> of(PhaseName service, Topics topics) {
    Access access = Access.of(service);
    var grants = new ArrayList<Grant>();
    for (Topic topic : Topic.values()) {
      Set<AclOperation> operations = operations(access, topic);
      if (!operations.isEmpty()) {
        for (String name : names(topics, topic)) {
          grants.add(Grant.topic(name, operations.toArray(AclOperation[]::new)));
        }
      }
    }
    grants.add(Grant.topic(topics.retry(service), READ, WRITE, DESCRIBE, DESCRIBE_CONFIGS));
    // The consumer group and, with a replica's name behind it, the transactional id.
    addMembership(grants, topics.prefix() + "-" + service.label());
    if (service == PhaseName.REPORTER) {
      for (String application : APPLICATIONS) {
        String id = topics.prefix() + "." + application;
        addMembership(grants, id);
        // Changelogs and repartitions are topics that Streams makes itself.
        grants.add(
            Grant.prefixed(
                ResourceType.TOPIC, id, READ, WRITE, CREATE, DELETE, DESCRIBE, DESCRIBE_CONFIGS));
      }
    }
    return List.copyOf(grants);
  }

  /** Of whoever runs {@code review} against the cluster. */
  public static List<Grant> ofReview(Topics topics) {
    var grants = new ArrayList<Grant>();
    for (Topic topic : Access.REVIEWING.writes()) {
      grants.add(Grant.topic(topics.name(topic), WRITE, DESCRIBE));
    }
    for (String name : Access.REVIEWING.inputs(topics)) {
      grants.add(Grant.topic(name, READ, DESCRIBE));
    }
    return List.copyOf(grants);
  }

  /** Of whoever runs {@code dead-letters replay}, which marks there what it has brought back. */
  public static List<Grant> ofReplay(Topics topics) {
    var grants = new ArrayList<Grant>();
    grants.add(Grant.topic(topics.name(Topic.DEAD_LETTERS), READ, WRITE, DESCRIBE));
    for (PhaseName service : PhaseName.values()) {
      grants.add(Grant.topic(topics.retry(service), WRITE, DESCRIBE));
    }
    grants.add(
        Grant.prefixed(
            ResourceType.TRANSACTIONAL_ID, topics.prefix() + "-dead-letters", WRITE, DESCRIBE));
    return List.copyOf(grants);
  }

  private static void addMembership(List<Grant> grants, String id) {
    grants.add(Grant.prefixed(ResourceType.GROUP, id, READ, DESCRIBE));
    grants.add(Grant.prefixed(ResourceType.TRANSACTIONAL_ID, id, WRITE, DESCRIBE));
  }

  /** The start-up check reads the configuration of whatever is used. */
  private static Set<AclOperation> operations(Access access, Topic topic) {
    var operations = EnumSet.noneOf(AclOperation.class);
    if (access.reads().contains(topic)) {
      operations.add(READ);
    }
    if (access.writes().contains(topic)) {
      operations.add(WRITE);
    }
    if (!operations.isEmpty()) {
      operations.addAll(EnumSet.of(DESCRIBE, DESCRIBE_CONFIGS));
    }
    return operations;
  }

  private static Set<String> names(Topics topics, Topic topic) {
    var names = new LinkedHashSet<String>();
    for (Lane lane : Lane.values()) {
      names.add(topics.name(topic, lane));
    }
    return names;
  }
}
