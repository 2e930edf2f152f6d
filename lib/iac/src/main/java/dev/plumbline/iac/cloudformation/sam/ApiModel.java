package dev.plumbline.iac.cloudformation.sam;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A REST interface: with its deployment, its stage and its domain. */
final class ApiModel {
  private static final List<String> OF_THE_STAGE =
      List.of(
          "AccessLogSetting",
          "CacheClusterEnabled",
          "CacheClusterSize",
          "CanarySetting",
          "MethodSettings",
          "TracingEnabled",
          "Variables");

  private ApiModel() {}

  static void write(Model model) {
    Nodes nodes = model.nodes();
    String name = model.text("StageName");
    String deployment = model.id() + "Deployment";
    model.make(
        deployment, "AWS::ApiGateway::Deployment", nodes.map("RestApiId", nodes.ref(model.id())));
    var properties = new java.util.ArrayList<YamlNode.Entry>();
    properties.add(nodes.entry("RestApiId", nodes.ref(model.id())));
    properties.add(nodes.entry("DeploymentId", nodes.ref(deployment)));
    for (String property : List.of("StageName", "Tags")) {
      YamlNode.Entry found = model.properties().get(property);
      if (found != null) {
        properties.add(found);
      }
    }
    for (String property : OF_THE_STAGE) {
      YamlNode.Entry found = model.properties().remove(property);
      if (found != null) {
        properties.add(found);
      }
    }
    String stage = model.id() + (name.isEmpty() ? "" : name) + "Stage";
    model.make(stage, "AWS::ApiGateway::Stage", nodes.mapOf(properties));
    domain(model, stage);
    model.take("StageName");
    model.rename("DefinitionBody", "Body");
    model.rename("DefinitionUri", "BodyS3Location");
    endpoint(model);
    authorization(model);
  }

  /** A bare word, or {@code {Type, VPCEndpointIds}}, where the plain type has {@code Types}. */
  private static void endpoint(Model model) {
    YamlNode written = model.get("EndpointConfiguration");
    if (written == null) {
      return;
    }
    Nodes nodes = model.nodes().at(written);
    YamlNode type =
        written instanceof YamlNode.Scalar || Globals.isCall(written)
            ? written
            : written.member("Type").orElse(null);
    if (type != null) {
      YamlNode endpoints =
          written.member("VPCEndpointIds").or(() -> written.member("VpcEndpointIds")).orElse(null);
      model.put(
          "EndpointConfiguration",
          nodes.map("Types", nodes.list(List.of(type)), "VpcEndpointIds", endpoints));
    }
  }

  private static void authorization(Model model) {
    YamlNode auth = model.get("Auth");
    YamlNode policy = auth == null ? null : auth.member("ResourcePolicy").orElse(null);
    YamlNode statements = policy == null ? null : policy.member("CustomStatements").orElse(null);
    if (statements != null) {
      Nodes nodes = model.nodes().at(statements);
      model.put("Policy", nodes.map("Version", nodes.text("2012-10-17"), "Statement", statements));
    }
  }

  private static void domain(Model model, String stage) {
    YamlNode domain = model.take("Domain");
    if (domain == null) {
      return;
    }
    Nodes nodes = model.nodes().at(domain);
    boolean edge =
        domain
            .member("EndpointConfiguration")
            .flatMap(YamlNode::scalarText)
            .orElse("EDGE")
            .equals("EDGE");
    YamlNode certificate = domain.member("CertificateArn").orElse(null);
    YamlNode kind = domain.member("EndpointConfiguration").orElse(nodes.text("EDGE"));
    String id = model.id() + "DomainName";
    model.make(
        id,
        "AWS::ApiGateway::DomainName",
        nodes.map(
            "DomainName",
            member(domain, "DomainName"),
            edge ? "CertificateArn" : "RegionalCertificateArn",
            certificate,
            "SecurityPolicy",
            member(domain, "SecurityPolicy"),
            "MutualTlsAuthentication",
            member(domain, "MutualTlsAuthentication"),
            "EndpointConfiguration",
            nodes.map("Types", nodes.list(List.of(kind)))));
    model.make(
        model.id() + "BasePathMapping",
        "AWS::ApiGateway::BasePathMapping",
        nodes.map(
            "DomainName",
            nodes.ref(id),
            "RestApiId",
            nodes.ref(model.id()),
            "Stage",
            nodes.ref(stage)));
  }

  private static @Nullable YamlNode member(YamlNode node, String name) {
    return node.member(name).orElse(null);
  }
}
