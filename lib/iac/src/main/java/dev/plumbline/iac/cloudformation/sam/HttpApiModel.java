package dev.plumbline.iac.cloudformation.sam;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** An HTTP interface: with its stage and its domain. */
final class HttpApiModel {
  private static final List<String> OF_THE_STAGE =
      List.of("AccessLogSettings", "DefaultRouteSettings", "RouteSettings", "StageVariables");

  private HttpApiModel() {}

  static void write(Model model) {
    Nodes nodes = model.nodes();
    YamlNode name = model.take("StageName");
    List<YamlNode.Entry> properties = new ArrayList<>();
    properties.add(nodes.entry("ApiId", nodes.ref(model.id())));
    properties.add(nodes.entry("AutoDeploy", new YamlNode.Scalar("true", true, "", nodes.at())));
    properties.add(
        name == null
            ? nodes.entry("StageName", nodes.text("$default"))
            : nodes.at(name).entry("StageName", name));
    YamlNode.Entry tags = model.properties().get("Tags");
    if (tags != null) {
      properties.add(tags);
    }
    for (String property : OF_THE_STAGE) {
      YamlNode.Entry found = model.properties().remove(property);
      if (found != null) {
        properties.add(found);
      }
    }
    String text = name == null ? "" : name.scalarText().orElse("");
    String stage =
        name == null ? "ApiGatewayDefaultStage" : (Globals.isCall(name) ? "" : text) + "Stage";
    model.make(model.id() + stage, "AWS::ApiGatewayV2::Stage", nodes.mapOf(properties));
    domain(model, model.id() + stage);
    if (model.get("ProtocolType") == null) {
      model.put("ProtocolType", nodes.text("HTTP"));
    }
    model.rename("DefinitionBody", "Body");
    model.rename("DefinitionUri", "BodyS3Location");
  }

  /** AWS SAM Developer Guide, HttpApiDomainConfiguration; its ids' digests are left out. */
  private static void domain(Model model, String stage) {
    YamlNode domain = model.take("Domain");
    if (domain == null) {
      return;
    }
    Nodes nodes = model.nodes().at(domain);
    YamlNode kind = domain.member("EndpointConfiguration").orElse(nodes.text("REGIONAL"));
    YamlNode configuration =
        nodes.map(
            "CertificateArn",
            domain.member("CertificateArn").orElse(null),
            "EndpointType",
            kind,
            "SecurityPolicy",
            domain.member("SecurityPolicy").orElse(null));
    String id = model.id() + "DomainName";
    model.make(
        id,
        "AWS::ApiGatewayV2::DomainName",
        nodes.map(
            "DomainName",
            domain.member("DomainName").orElse(null),
            "DomainNameConfigurations",
            nodes.list(List.of(configuration)),
            "MutualTlsAuthentication",
            domain.member("MutualTlsAuthentication").orElse(null)));
    model.make(
        model.id() + "ApiMapping",
        "AWS::ApiGatewayV2::ApiMapping",
        nodes.map(
            "ApiId",
            nodes.ref(model.id()),
            "DomainName",
            nodes.ref(id),
            "Stage",
            nodes.ref(stage)));
  }
}
