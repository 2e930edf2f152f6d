package dev.plumbline.iac.cloudformation.sam;

import dev.plumbline.iac.yaml.YamlNode;
import java.util.List;

/** A table with one key, paid by request unless it says its throughput. */
final class TableModel {
  private TableModel() {}

  static void write(Model model) {
    YamlNode key = model.take("PrimaryKey");
    Nodes nodes = key == null ? model.nodes() : model.nodes().at(key);
    YamlNode name = key == null ? null : key.member("Name").orElse(null);
    String type = key == null ? "" : key.member("Type").flatMap(YamlNode::scalarText).orElse("");
    YamlNode attribute = name == null ? nodes.text("id") : name;
    String kind =
        switch (type) {
          case "Number" -> "N";
          case "Binary" -> "B";
          default -> "S";
        };
    model.put(
        "AttributeDefinitions",
        nodes.list(
            List.of(nodes.map("AttributeName", attribute, "AttributeType", nodes.text(kind)))));
    model.put(
        "KeySchema",
        nodes.list(List.of(nodes.map("AttributeName", attribute, "KeyType", nodes.text("HASH")))));
    if (model.get("ProvisionedThroughput") == null) {
      model.put("BillingMode", nodes.text("PAY_PER_REQUEST"));
    }
  }
}
