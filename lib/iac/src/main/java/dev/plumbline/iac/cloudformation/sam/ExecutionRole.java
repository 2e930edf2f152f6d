package dev.plumbline.iac.cloudformation.sam;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The role that a function or a state machine gets where it names none. */
final class ExecutionRole {
  private static final String MANAGED = "arn:aws:iam::aws:policy/";

  /** AWS's own policies that stand under {@code service-role/}. */
  private static final Set<String> SERVICE_ROLES =
      Set.of(
          "AWSLambdaBasicExecutionRole",
          "AWSLambdaDynamoDBExecutionRole",
          "AWSLambdaENIManagementAccess",
          "AWSLambdaKinesisExecutionRole",
          "AWSLambdaMSKExecutionRole",
          "AWSLambdaRole",
          "AWSLambdaSQSQueueExecutionRole",
          "AWSLambdaVPCAccessExecutionRole",
          "AmazonAPIGatewayPushToCloudWatchLogs",
          "AWSCodeDeployRoleForLambda",
          "AWSGlueServiceRole");

  private final Model model;
  private final List<YamlNode> managed = new ArrayList<>();
  private final List<YamlNode> inline = new ArrayList<>();

  ExecutionRole(Model model) {
    this.model = model;
  }

  void grant(String managedPolicy) {
    managed.add(model.nodes().text(arn(managedPolicy)));
  }

  void grant(String name, YamlNode document) {
    Nodes nodes = model.nodes().at(document);
    inline.add(nodes.map("PolicyName", nodes.text(name), "PolicyDocument", document));
  }

  private static String arn(String name) {
    boolean whole = name.startsWith("arn:") || name.contains("${");
    return whole ? name : MANAGED + (SERVICE_ROLES.contains(name) ? "service-role/" : "") + name;
  }

  /** What {@code Policies} lists: names or ARNs, documents, and the model's templates. */
  void grantAll(List<YamlNode> policies) {
    int index = 0;
    for (YamlNode policy : policies) {
      Nodes nodes = model.nodes().at(policy);
      String name = model.id() + "RolePolicy" + index++;
      YamlNode template = PolicyTemplates.document(policy, nodes);
      if (policy.member("Statement").isPresent()) {
        grant(name, policy);
      } else if (template != null) {
        grant(name, template);
      } else if (policy instanceof YamlNode.Scalar scalar && scalar.tag().isEmpty()) {
        managed.add(nodes.text(arn(scalar.text())));
      } else if (Globals.isCall(policy)) {
        managed.add(policy);
      }
    }
  }

  /** Makes the role and lets the resource have it. */
  void make(String service, @Nullable YamlNode trust) {
    Nodes nodes = model.nodes();
    String id = model.id() + "Role";
    YamlNode body =
        nodes.map(
            "AssumeRolePolicyDocument",
            trust == null ? trust(nodes, service) : trust,
            "ManagedPolicyArns",
            managed.isEmpty() ? null : nodes.list(managed),
            "Policies",
            inline.isEmpty() ? null : nodes.list(inline),
            "Path",
            model.take("RolePath"),
            "PermissionsBoundary",
            model.take("PermissionsBoundary"));
    model.make(id, "AWS::IAM::Role", body);
    model.put("Role", nodes.getAtt(id, "Arn"));
  }

  static YamlNode trust(Nodes nodes, String service) {
    return document(
        nodes,
        nodes.map(
            "Effect",
            nodes.text("Allow"),
            "Action",
            nodes.texts("sts:AssumeRole"),
            "Principal",
            nodes.map("Service", nodes.texts(service))));
  }

  static YamlNode document(Nodes nodes, YamlNode... statements) {
    return nodes.map(
        "Version", nodes.text("2012-10-17"), "Statement", nodes.list(List.of(statements)));
  }

  static YamlNode allow(Nodes nodes, YamlNode resource, String... actions) {
    return nodes.map(
        "Effect", nodes.text("Allow"), "Action", nodes.texts(actions), "Resource", resource);
  }
}
