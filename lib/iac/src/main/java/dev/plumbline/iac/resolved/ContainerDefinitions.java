package dev.plumbline.iac.resolved;

import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;

/**
 * Container definitions of ECS and Batch as their APIs, and so Terraform, spell them: {@code
 * privileged} for CloudFormation's {@code Privileged}. Keys that users choose stay as they are.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition; AWS Batch API reference,
 * ContainerProperties.
 */
final class ContainerDefinitions {
  private static final Set<String> PLACES =
      Set.of(
          "aws_ecs_task_definition.container_definitions",
          "aws_batch_job_definition.container_properties",
          "aws_batch_job_definition.node_properties");

  private static final Set<String> OF_USERS = Set.of("DockerLabels", "Options");

  private ContainerDefinitions() {}

  static boolean stand(String type, String path) {
    return PLACES.contains(type + "." + path);
  }

  static Value spelt(Value value) {
    return switch (value) {
      case Value.Seq(var elements) -> {
        var all = new ArrayList<Value>();
        elements.forEach(element -> all.add(spelt(element)));
        yield new Value.Seq(all);
      }
      case Value.Obj(var members) -> {
        var all = new LinkedHashMap<String, Value>();
        members.forEach((key, member) ->
            all.put(lowered(key), OF_USERS.contains(key) ? member : spelt(member)));
        yield new Value.Obj(all);
      }
      case Value.Sensitive(Value inner) -> new Value.Sensitive(spelt(inner));
      case Value.Null _, Value.Bool _, Value.Num _, Value.Str _, Value.Unknown _ -> value;
    };
  }

  private static String lowered(String key) {
    return key.isEmpty() ? key : key.substring(0, 1).toLowerCase(Locale.ROOT) + key.substring(1);
  }
}
