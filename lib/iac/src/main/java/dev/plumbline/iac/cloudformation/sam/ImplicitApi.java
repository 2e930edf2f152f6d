package dev.plumbline.iac.cloudformation.sam;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.List;
import java.util.Locale;

/** The interface that a function's events are served by, where they name none. */
final class ImplicitApi {
  private static final String REST = "ServerlessRestApi";
  private static final String HTTP = "ServerlessHttpApi";

  private ImplicitApi() {}

  static void rest(Model model, String id, YamlNode event, Nodes nodes) {
    YamlNode api = event.member("RestApiId").orElse(null);
    if (api == null) {
      model.make(REST, "AWS::Serverless::Api", nodes.map("StageName", nodes.text("Prod")));
    }
    permit(
        model,
        id + (api == null ? "PermissionProd" : "Permission"),
        api == null ? nodes.ref(REST) : api,
        event,
        nodes);
  }

  static void http(Model model, String id, YamlNode event, Nodes nodes) {
    YamlNode api = event.member("ApiId").orElse(null);
    if (api == null) {
      model.make(HTTP, "AWS::Serverless::HttpApi", nodes.map());
    }
    permit(model, id + "Permission", api == null ? nodes.ref(HTTP) : api, event, nodes);
  }

  private static void permit(Model model, String id, YamlNode api, YamlNode event, Nodes nodes) {
    String method = text(event, "Method").toUpperCase(Locale.ROOT);
    boolean any =
        method.isEmpty() || method.equals("ANY") || method.equals("X-AMAZON-APIGATEWAY-ANY-METHOD");
    String path = text(event, "Path").replaceAll("\\{[^}]*\\}", "*");
    String arn =
        "arn:${AWS::Partition}:execute-api:"
            + Nodes.REGION_ACCOUNT
            + ":${__Api__}/*/"
            + (any ? "*" : method)
            + (path.isEmpty() ? "/*" : path);
    YamlNode source =
        nodes.map("Fn::Sub", nodes.list(List.of(nodes.text(arn), nodes.map("__Api__", api))));
    Events.permit(model, id, nodes, "apigateway.amazonaws.com", source, null);
  }

  private static String text(YamlNode event, String name) {
    return event.member(name).flatMap(YamlNode::scalarText).orElse("");
  }
}
