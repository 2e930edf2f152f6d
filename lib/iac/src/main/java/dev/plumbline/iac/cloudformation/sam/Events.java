package dev.plumbline.iac.cloudformation.sam;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What starts a function: the rules, mappings, subscriptions and permissions for it. */
final class Events {
  /** Managed policies for a source that the function reads itself. */
  private static final Map<String, String> READS =
      Map.of(
          "Kinesis", "AWSLambdaKinesisExecutionRole",
          "DynamoDB", "AWSLambdaDynamoDBExecutionRole",
          "SQS", "AWSLambdaSQSQueueExecutionRole",
          "MSK", "AWSLambdaMSKExecutionRole");

  private static final Map<String, String> SOURCES =
      Map.of(
          "Kinesis", "Stream",
          "DynamoDB", "Stream",
          "SQS", "Queue",
          "MSK", "Stream",
          "MQ", "Broker",
          "DocumentDB", "Cluster");

  private static final Set<String> OWN =
      Set.of("Stream", "Queue", "Broker", "Cluster", "SecretsManagerKmsKeyId");

  private final Model model;
  private final ExecutionRole role;

  Events(Model model, ExecutionRole role) {
    this.model = model;
    this.role = role;
  }

  void write() {
    YamlNode events = model.get("Events");
    if (events == null) {
      return;
    }
    for (YamlNode.Entry event : events.members()) {
      YamlNode body = event.value();
      String type = Sam.type(body);
      YamlNode properties = body.member("Properties").orElse(model.nodes().at(body).map());
      write(type, model.id() + event.key().text(), properties, model.nodes().at(body));
    }
  }

  private void write(String type, String id, YamlNode event, Nodes nodes) {
    switch (type) {
      case "Api" -> ImplicitApi.rest(model, id, event, nodes);
      case "HttpApi" -> ImplicitApi.http(model, id, event, nodes);
      case "S3" -> permit(id, nodes, "s3.amazonaws.com", null, nodes.ref("AWS::AccountId"));
      case "SNS" -> topic(id, event, nodes);
      case "Schedule", "CloudWatchEvent", "EventBridgeRule" -> rule(id, event, nodes);
      case "ScheduleV2" -> schedule(id, event, nodes);
      case "CloudWatchLogs" -> logs(id, event, nodes);
      case "IoTRule" -> device(id, event, nodes);
      case "Cognito" -> permit(id, nodes, "cognito-idp.amazonaws.com", null, null);
      case "AlexaSkill" -> permit(id, nodes, "alexa-appkit.amazon.com", null, null);
      default -> read(type, id, event, nodes);
    }
  }

  private void permit(
      String id,
      Nodes nodes,
      String principal,
      @Nullable YamlNode source,
      @Nullable YamlNode account) {
    permit(model, id + "Permission", nodes, principal, source, account);
  }

  static void permit(
      Model model,
      String id,
      Nodes nodes,
      String principal,
      @Nullable YamlNode source,
      @Nullable YamlNode account) {
    model.make(
        id,
        "AWS::Lambda::Permission",
        nodes.map(
            "Action",
            nodes.text("lambda:InvokeFunction"),
            "FunctionName",
            model.started(nodes),
            "Principal",
            nodes.text(principal),
            "SourceArn",
            source,
            "SourceAccount",
            account));
  }

  /** A stream or a queue, which the function's service reads in the function's name. */
  private void read(String type, String id, YamlNode event, Nodes nodes) {
    String source = SOURCES.get(type);
    if (source == null) {
      return;
    }
    String policy = READS.get(type);
    if (policy != null) {
      role.grant(policy);
    }
    List<YamlNode.Entry> properties = new ArrayList<>();
    properties.add(nodes.entry("FunctionName", model.started(nodes)));
    event.member(source).ifPresent(arn -> properties.add(nodes.entry("EventSourceArn", arn)));
    event.members().stream()
        .filter(entry -> !OWN.contains(entry.key().text()))
        .forEach(properties::add);
    model.make(id, "AWS::Lambda::EventSourceMapping", nodes.mapOf(properties));
  }

  private void topic(String id, YamlNode event, Nodes nodes) {
    YamlNode topic = event.member("Topic").orElse(null);
    YamlNode queue = event.member("SqsSubscription").orElse(null);
    boolean queued = false;
    YamlNode endpoint = model.startedArn(nodes);
    if (queue != null && !queue.scalarText().orElse("true").equalsIgnoreCase("false")) {
      queued = true;
      endpoint = queue(id, topic, queue, nodes);
    } else {
      permit(id, nodes, "sns.amazonaws.com", topic, null);
    }
    model.make(
        id,
        "AWS::SNS::Subscription",
        nodes.map(
            "TopicArn",
            topic,
            "Protocol",
            nodes.text(queued ? "sqs" : "lambda"),
            "Endpoint",
            endpoint,
            "FilterPolicy",
            event.member("FilterPolicy").orElse(null)));
  }

  /** The queue between a topic and the function: one that is named, or one that is made. */
  private YamlNode queue(String id, @Nullable YamlNode topic, YamlNode written, Nodes nodes) {
    YamlNode arn = written.member("QueueArn").orElse(null);
    YamlNode url = written.member("QueueUrl").orElse(null);
    if (arn == null) {
      model.make(id + "Queue", "AWS::SQS::Queue", nodes.map());
      arn = nodes.getAtt(id + "Queue", "Arn");
      url = nodes.ref(id + "Queue");
    }
    YamlNode statement =
        nodes.map(
            "Effect",
            nodes.text("Allow"),
            "Action",
            nodes.text("sqs:SendMessage"),
            "Principal",
            nodes.text("*"),
            "Resource",
            arn,
            "Condition",
            topic == null ? null : nodes.map("ArnEquals", nodes.map("aws:SourceArn", topic)));
    model.make(
        id + "QueuePolicy",
        "AWS::SQS::QueuePolicy",
        nodes.map(
            "Queues",
            url == null ? null : nodes.list(List.of(url)),
            "PolicyDocument",
            ExecutionRole.document(nodes, statement)));
    role.grant("AWSLambdaSQSQueueExecutionRole");
    model.make(
        id + "EventSourceMapping",
        "AWS::Lambda::EventSourceMapping",
        nodes.map("FunctionName", model.started(nodes), "EventSourceArn", arn));
    return arn;
  }

  private void rule(String id, YamlNode event, Nodes nodes) {
    YamlNode enabled = event.member("Enabled").orElse(null);
    boolean off = enabled != null && enabled.scalarText().orElse("").equalsIgnoreCase("false");
    YamlNode target =
        nodes.map(
            "Arn",
            model.startedArn(nodes),
            "Id",
            nodes.text(id + "LambdaTarget"),
            "Input",
            event.member("Input").orElse(null),
            "InputPath",
            event.member("InputPath").orElse(null),
            "DeadLetterConfig",
            event.member("DeadLetterConfig").orElse(null),
            "RetryPolicy",
            event.member("RetryPolicy").orElse(null));
    model.make(
        id,
        "AWS::Events::Rule",
        nodes.map(
            "Name",
            event.member("Name").orElse(null),
            "Description",
            event.member("Description").orElse(null),
            "EventBusName",
            event.member("EventBusName").orElse(null),
            "EventPattern",
            event.member("Pattern").orElse(null),
            "ScheduleExpression",
            event.member("Schedule").orElse(null),
            "State",
            event
                .member("State")
                .orElse(enabled == null ? null : nodes.text(off ? "DISABLED" : "ENABLED")),
            "Targets",
            nodes.list(List.of(target))));
    permit(id, nodes, "events.amazonaws.com", nodes.getAtt(id, "Arn"), null);
  }

  private void schedule(String id, YamlNode event, Nodes nodes) {
    String roleId = id + "Role";
    YamlNode arn = model.startedArn(nodes);
    model.make(
        roleId,
        "AWS::IAM::Role",
        nodes.map(
            "AssumeRolePolicyDocument",
            ExecutionRole.trust(nodes, "scheduler.amazonaws.com"),
            "Policies",
            nodes.list(
                List.of(
                    nodes.map(
                        "PolicyName",
                        nodes.text(id + "LambdaPolicy"),
                        "PolicyDocument",
                        ExecutionRole.document(
                            nodes, ExecutionRole.allow(nodes, arn, "lambda:InvokeFunction")))))));
    model.make(
        id,
        "AWS::Scheduler::Schedule",
        nodes.map(
            "ScheduleExpression",
            event.member("ScheduleExpression").orElse(null),
            "KmsKeyArn",
            event.member("KmsKeyArn").orElse(null),
            "State",
            event.member("State").orElse(null),
            "FlexibleTimeWindow",
            event.member("FlexibleTimeWindow").orElse(nodes.map("Mode", nodes.text("OFF"))),
            "Target",
            nodes.map("Arn", arn, "RoleArn", nodes.getAtt(roleId, "Arn"))));
  }

  private void logs(String id, YamlNode event, Nodes nodes) {
    YamlNode group = event.member("LogGroupName").orElse(null);
    permit(id, nodes, "logs.amazonaws.com", null, null);
    model.make(
        id,
        "AWS::Logs::SubscriptionFilter",
        nodes.map(
            "LogGroupName",
            group,
            "FilterPattern",
            event.member("FilterPattern").orElse(null),
            "DestinationArn",
            model.startedArn(nodes)));
  }

  private void device(String id, YamlNode event, Nodes nodes) {
    YamlNode action = nodes.map("Lambda", nodes.map("FunctionArn", model.startedArn(nodes)));
    model.make(
        id,
        "AWS::IoT::TopicRule",
        nodes.map(
            "TopicRulePayload",
            nodes.map(
                "Sql",
                event.member("Sql").orElse(null),
                "AwsIotSqlVersion",
                event.member("AwsIotSqlVersion").orElse(null),
                "RuleDisabled",
                nodes.text("false"),
                "Actions",
                nodes.list(List.of(action)))));
    permit(id, nodes, "iot.amazonaws.com", nodes.getAtt(id, "Arn"), null);
  }
}
