package dev.plumbline.iac.cloudformation.sam;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What connectors allow: a policy for the role of the function or state machine that they start
 * from. AWS SAM Developer Guide, "AWS SAM connector reference", for what may be reached from these.
 */
final class Connectors {
  private record Profile(String read, String write) {
    List<String> actions(Set<String> permissions) {
      List<String> actions = new ArrayList<>();
      add(permissions.contains("Read") ? read : "", actions);
      add(permissions.contains("Write") ? write : "", actions);
      return actions;
    }

    private static void add(String text, List<String> actions) {
      int colon = text.indexOf(':');
      for (String action :
          colon < 0 ? List.<String>of() : List.of(text.substring(colon + 2).split(" ", -1))) {
        actions.add(text.substring(0, colon + 1) + action);
      }
    }
  }

  private static final Profile TABLE =
      new Profile(
          "dynamodb: GetItem Query Scan BatchGetItem ConditionCheckItem PartiQLSelect",
          "dynamodb: PutItem UpdateItem DeleteItem BatchWriteItem PartiQLDelete PartiQLInsert"
              + " PartiQLUpdate");
  private static final Profile FUNCTION = new Profile("", "lambda: InvokeAsync InvokeFunction");
  private static final Profile MACHINE =
      new Profile("states: DescribeExecution", "states: StartExecution");

  private static final Map<String, Profile> PROFILES =
      Map.of(
          "AWS::DynamoDB::Table", TABLE,
          "AWS::Serverless::SimpleTable", TABLE,
          "AWS::Lambda::Function", FUNCTION,
          "AWS::Serverless::Function", FUNCTION,
          "AWS::StepFunctions::StateMachine", MACHINE,
          "AWS::Serverless::StateMachine", MACHINE,
          "AWS::SQS::Queue",
              new Profile(
                  "sqs: ReceiveMessage GetQueueAttributes",
                  "sqs: DeleteMessage SendMessage ChangeMessageVisibility PurgeQueue"),
          "AWS::SNS::Topic", new Profile("", "sns: Publish"),
          "AWS::Events::EventBus", new Profile("", "events: PutEvents"),
          "AWS::S3::Bucket",
              new Profile(
                  "s3: GetObject GetObjectAcl GetObjectVersion ListBucket ListBucketVersions",
                  "s3: PutObject PutObjectLegalHold PutObjectRetention RestoreObject DeleteObject"
                      + " DeleteObjectVersion AbortMultipartUpload"));

  private static final Set<String> SOURCES =
      Set.of("AWS::Serverless::Function", "AWS::Serverless::StateMachine");

  private Connectors() {}

  /** A connector that is a resource of its own. */
  static void write(Model model, YamlNode resources) {
    String source = id(model.get("Source"));
    connect(
        model, model.id(), source, model.get("Destination"), model.get("Permissions"), resources);
  }

  /** Those that a resource holds: {@code Connectors: {Name: {Properties: …}}}. */
  static void embedded(Model model, YamlNode resources) {
    for (YamlNode.Entry each :
        model.entry().value().member("Connectors").map(YamlNode::members).orElse(List.of())) {
      YamlNode properties = each.value().member("Properties").orElse(each.value());
      connect(
          model,
          model.id() + each.key().text(),
          model.id(),
          properties.member("Destination").orElse(null),
          properties.member("Permissions").orElse(null),
          resources);
    }
  }

  private static String id(@Nullable YamlNode end) {
    return end == null ? "" : end.member("Id").flatMap(YamlNode::scalarText).orElse("");
  }

  private static void connect(
      Model model,
      String id,
      String source,
      @Nullable YamlNode destination,
      @Nullable YamlNode permissions,
      YamlNode resources) {
    YamlNode from = resources.member(source).orElse(null);
    boolean roleOfOurs =
        from != null
            && SOURCES.contains(Sam.type(from))
            && from.member("Properties").flatMap(all -> all.member("Role")).isEmpty();
    if (destination == null || permissions == null || !roleOfOurs) {
      return;
    }
    Set<String> allowed = new java.util.HashSet<>();
    permissions.items().forEach(item -> item.scalarText().ifPresent(allowed::add));
    Nodes nodes = model.nodes().at(destination);
    List<YamlNode> statements = new ArrayList<>();
    List<YamlNode> ends =
        destination.items().isEmpty() ? List.of(destination) : destination.items();
    for (YamlNode end : ends) {
      String to = id(end);
      Profile profile = resources.member(to).map(Sam::type).map(PROFILES::get).orElse(null);
      List<String> actions = profile == null ? List.of() : profile.actions(allowed);
      if (!actions.isEmpty()) {
        statements.add(
            ExecutionRole.allow(nodes, resource(nodes, to), actions.toArray(String[]::new)));
      }
    }
    if (!statements.isEmpty()) {
      model.make(
          id + "Policy",
          "AWS::IAM::ManagedPolicy",
          nodes.map(
              "PolicyDocument",
              ExecutionRole.document(nodes, statements.toArray(YamlNode[]::new)),
              "Roles",
              nodes.list(List.of(nodes.ref(source + "Role")))));
    }
  }

  private static YamlNode resource(Nodes nodes, String id) {
    return nodes.list(List.of(nodes.getAtt(id, "Arn"), nodes.sub("${" + id + ".Arn}/*")));
  }
}
