package dev.plumbline.standalone.command;

import dev.plumbline.pipeline.topic.Grant;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/** One grant as a command of {@code kafka-acls}, for a shell. */
final class AclText {
  private AclText() {}

  static String of(Grant grant, String principal, String servers) {
    return "kafka-acls --bootstrap-server "
        + quoted(servers)
        + " --add --allow-principal "
        + quoted(principal)
        + " --"
        + option(grant.type())
        + " "
        + quoted(grant.name())
        + (grant.pattern() == PatternType.PREFIXED ? " --resource-pattern-type prefixed" : "")
        + grant.ordered().stream()
            .map(operation -> " --operation " + name(operation))
            .collect(Collectors.joining());
  }

  private static String option(ResourceType type) {
    return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** {@code DescribeConfigs}, as the command takes it. */
  private static String name(AclOperation operation) {
    var name = new StringBuilder();
    for (String word : operation.name().split("_", -1)) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }

  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9._:,=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
  }
}
