package dev.plumbline.iac.terraform;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.hcl.BodySchema;
import dev.plumbline.iac.hcl.BodySchema.BlockSchema;
import java.util.Map;

/** Which members of a {@code .tf.json} file are blocks: Terraform's own, then the provider's. */
final class JsonSchema {
  private static final BodySchema NONE = BodySchema.NO_BLOCKS;
  private static final BodySchema STATEMENT =
      NONE.with("principals", 0, NONE).with("not_principals", 0, NONE).with("condition", 0, NONE);

  static final BodySchema FILE =
      NONE.with(
              "terraform",
              0,
              NONE.with("required_providers", 0, NONE)
                  .with("backend", 1, NONE)
                  .with("cloud", 0, NONE))
          .with("variable", 1, NONE.with("validation", 0, NONE))
          .with("locals", 0, NONE)
          .with("output", 1, NONE)
          .with("module", 1, NONE)
          .with("provider", 1, NONE.with("default_tags", 0, NONE))
          .with("moved", 0, NONE)
          .with("removed", 0, NONE)
          .with("import", 0, NONE)
          .with("check", 1, NONE)
          .with("resource", new BlockSchema(2, labels -> resource(labels.getFirst())))
          .with("data", new BlockSchema(2, labels -> data(labels.getFirst())));

  private JsonSchema() {}

  private static BodySchema resource(String type) {
    ResourceFacts facts = Facts.bundled().described(type);
    BodySchema own = NONE.with("lifecycle", 0, NONE).with("provisioner", 1, NONE);
    return facts == null ? own : blocks(own, facts.attributes());
  }

  private static BodySchema data(String type) {
    return type.equals("aws_iam_policy_document")
        ? NONE.with("statement", 0, STATEMENT)
        : NONE.with("filter", 0, NONE);
  }

  private static BodySchema blocks(BodySchema start, Map<String, AttributeFacts> attributes) {
    BodySchema schema = start;
    for (Map.Entry<String, AttributeFacts> attribute : attributes.entrySet()) {
      if (!attribute.getValue().nested().isEmpty()) {
        Map<String, AttributeFacts> nested = attribute.getValue().nested();
        // Built when asked for: some providers nest themselves very deep.
        schema = schema.with(attribute.getKey(), new BlockSchema(0, _ -> blocks(NONE, nested)));
      }
    }
    return schema;
  }
}
