package dev.plumbline.pipeline.topic;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What a service has to be allowed on one resource of the cluster.
 *
 * @param pattern literal, or prefixed for all that begin with {@code name}
 */
public record Grant(
    ResourceType type, PatternType pattern, String name, Set<AclOperation> operations) {
  public Grant {
    operations = Set.copyOf(operations);
  }

  static Grant topic(String name, AclOperation... operations) {
    return new Grant(ResourceType.TOPIC, PatternType.LITERAL, name, Set.of(operations));
  }

  static Grant prefixed(ResourceType type, String name, AclOperation... operations) {
    return new Grant(type, PatternType.PREFIXED, name, Set.of(operations));
  }

  /** In the order in which Kafka's documentation lists them. */
  public List<AclOperation> ordered() {
    return List.copyOf(EnumSet.copyOf(operations));
  }

  /**
   * @param principal as the cluster names a user: {@code User:plumbline-analyzer}
   */
  public List<AclBinding> bindings(String principal) {
    var resource = new ResourcePattern(type, name, pattern);
    return ordered().stream()
        .map(operation ->
            new AclBinding(
                resource,
                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW)))
        .toList();
  }
}
