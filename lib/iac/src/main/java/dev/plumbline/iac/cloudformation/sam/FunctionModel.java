package dev.plumbline.iac.cloudformation.sam;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.List;

/** A function: with its role, its aliases, its address and what its events need. */
final class FunctionModel {
  private static final List<String> OF_THE_MODEL =
      List.of(
          "Policies",
          "Events",
          "AutoPublishAlias",
          "AutoPublishAliasAllProperties",
          "AutoPublishCodeSha256",
          "ProvisionedConcurrencyConfig",
          "DeploymentPreference",
          "FunctionUrlConfig",
          "EventInvokeConfig",
          "AssumeRolePolicyDocument",
          "PropagateTags",
          "VersionDescription",
          "VersionDeletionPolicy",
          "RolePath",
          "PermissionsBoundary");

  private FunctionModel() {}

  static void write(Model model) {
    var role = new ExecutionRole(model);
    role.grant("AWSLambdaBasicExecutionRole");
    if (model.get("Tracing") != null && !model.text("Tracing").equals("Disabled")) {
      role.grant("AWSXRayDaemonWriteAccess");
    }
    if (model.get("VpcConfig") != null) {
      role.grant("AWSLambdaVPCAccessExecutionRole");
    }
    new Events(model, role).write();
    deadLetters(model, role);
    versions(model);
    address(model);
    asynchronous(model);
    if (model.get("Role") == null) {
      role.grantAll(model.list("Policies"));
      role.make("lambda.amazonaws.com", model.get("AssumeRolePolicyDocument"));
    }
    YamlNode tracing = model.take("Tracing");
    if (tracing != null) {
      model.put("TracingConfig", model.nodes().at(tracing).map("Mode", tracing));
    }
    model.rename("DeadLetterQueue", "DeadLetterConfig");
    YamlNode code = model.take("InlineCode");
    if (code != null) {
      model.put("Code", model.nodes().at(code).map("ZipFile", code));
    }
    OF_THE_MODEL.forEach(model::take);
  }

  private static void deadLetters(Model model, ExecutionRole role) {
    YamlNode queue = model.get("DeadLetterQueue");
    YamlNode target = queue == null ? null : queue.member("TargetArn").orElse(null);
    if (queue == null || target == null) {
      return;
    }
    boolean topic =
        queue.member("Type").flatMap(YamlNode::scalarText).orElse("").equalsIgnoreCase("SNS");
    Nodes nodes = model.nodes().at(queue);
    role.grant(
        "DeadLetterPolicy",
        ExecutionRole.document(
            nodes, ExecutionRole.allow(nodes, target, topic ? "sns:Publish" : "sqs:SendMessage")));
  }

  /**
   * What is published under a name, and the version behind it, which stays when the next one takes
   * its place. AWS SAM Developer Guide, "Generated resources": the version's id ends in a digest of
   * the code, which is left out here.
   */
  private static void versions(Model model) {
    YamlNode name = model.get("AutoPublishAlias");
    String alias = model.alias();
    if (name == null || alias == null) {
      return;
    }
    Nodes nodes = model.nodes().at(name);
    String version = model.id() + "Version";
    YamlNode deletion = model.get("VersionDeletionPolicy");
    model.make(
        version,
        "AWS::Lambda::Version",
        nodes.map(
            "FunctionName", nodes.ref(model.id()), "Description", model.get("VersionDescription")),
        deletion == null ? nodes.text("Retain") : deletion);
    model.make(
        alias,
        "AWS::Lambda::Alias",
        nodes.map(
            "FunctionName",
            nodes.ref(model.id()),
            "FunctionVersion",
            nodes.getAtt(version, "Version"),
            "Name",
            name,
            "ProvisionedConcurrencyConfig",
            model.get("ProvisionedConcurrencyConfig")));
  }

  private static void address(Model model) {
    YamlNode url = model.get("FunctionUrlConfig");
    if (url == null) {
      return;
    }
    Nodes nodes = model.nodes().at(url);
    YamlNode kind = url.member("AuthType").orElse(null);
    model.make(
        model.id() + "Url",
        "AWS::Lambda::Url",
        nodes.map(
            "TargetFunctionArn",
            nodes.ref(model.id()),
            "Qualifier",
            model.get("AutoPublishAlias"),
            "AuthType",
            kind,
            "Cors",
            url.member("Cors").orElse(null),
            "InvokeMode",
            url.member("InvokeMode").orElse(null)));
    if (kind != null && kind.scalarText().orElse("").equals("NONE")) {
      model.make(
          model.id() + "UrlPublicPermissions",
          "AWS::Lambda::Permission",
          nodes.map(
              "Action",
              nodes.text("lambda:InvokeFunctionUrl"),
              "FunctionName",
              model.started(nodes),
              "Principal",
              nodes.text("*"),
              "FunctionUrlAuthType",
              kind));
    }
  }

  private static void asynchronous(Model model) {
    YamlNode config = model.get("EventInvokeConfig");
    if (config != null) {
      Nodes nodes = model.nodes().at(config);
      YamlNode alias = model.get("AutoPublishAlias");
      model.make(
          model.id() + "EventInvokeConfig",
          "AWS::Lambda::EventInvokeConfig",
          nodes.map(
              "FunctionName",
              nodes.ref(model.id()),
              "Qualifier",
              alias == null ? nodes.text("$LATEST") : alias,
              "MaximumEventAgeInSeconds",
              config.member("MaximumEventAgeInSeconds").orElse(null),
              "MaximumRetryAttempts",
              config.member("MaximumRetryAttempts").orElse(null)));
    }
  }
}
