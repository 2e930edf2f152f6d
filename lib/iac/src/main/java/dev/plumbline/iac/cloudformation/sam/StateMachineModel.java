package dev.plumbline.iac.cloudformation.sam;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.List;
import java.util.Set;

/** A state machine: with its role and the rules that start it. */
final class StateMachineModel {
  private static final Set<String> RULES = Set.of("Schedule", "EventBridgeRule", "CloudWatchEvent");

  private StateMachineModel() {}

  static void write(Model model) {
    if (model.get("Role") == null) {
      var role = new ExecutionRole(model);
      if (model.get("Tracing") != null) {
        role.grant("AWSXRayDaemonWriteAccess");
      }
      role.grantAll(model.list("Policies"));
      role.make("states.amazonaws.com", null);
    }
    YamlNode events = model.take("Events");
    if (events != null) {
      for (YamlNode.Entry event : events.members()) {
        rule(model, event);
      }
    }
    List.of("Policies", "PropagateTags", "RolePath", "PermissionsBoundary").forEach(model::take);
    model.rename("Role", "RoleArn");
    model.rename("Name", "StateMachineName");
    model.rename("Type", "StateMachineType");
    model.rename("Definition", "DefinitionString");
    model.rename("DefinitionUri", "DefinitionS3Location");
    model.rename("Logging", "LoggingConfiguration");
    model.rename("Tracing", "TracingConfiguration");
  }

  private static void rule(Model model, YamlNode.Entry event) {
    if (!RULES.contains(Sam.type(event.value()))) {
      return;
    }
    Nodes nodes = model.nodes().at(event.value());
    YamlNode properties = event.value().member("Properties").orElse(nodes.map());
    String id = model.id() + event.key().text();
    YamlNode machine = nodes.ref(model.id());
    YamlNode starts = ExecutionRole.allow(nodes, machine, "states:StartExecution");
    model.make(
        id + "Role",
        "AWS::IAM::Role",
        nodes.map(
            "AssumeRolePolicyDocument",
            ExecutionRole.trust(nodes, "events.amazonaws.com"),
            "Policies",
            nodes.list(
                List.of(
                    nodes.map(
                        "PolicyName",
                        nodes.text(id + "RoleStartExecutionPolicy"),
                        "PolicyDocument",
                        ExecutionRole.document(nodes, starts))))));
    YamlNode target =
        nodes.map(
            "Arn",
            machine,
            "Id",
            nodes.text(id + "StepFunctionsTarget"),
            "RoleArn",
            nodes.getAtt(id + "Role", "Arn"),
            "DeadLetterConfig",
            properties.member("DeadLetterConfig").orElse(null));
    model.make(
        id,
        "AWS::Events::Rule",
        nodes.map(
            "EventBusName",
            properties.member("EventBusName").orElse(null),
            "EventPattern",
            properties.member("Pattern").orElse(null),
            "ScheduleExpression",
            properties.member("Schedule").orElse(null),
            "State",
            properties.member("State").orElse(null),
            "Targets",
            nodes.list(List.of(target))));
  }
}
