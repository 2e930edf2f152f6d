package dev.plumbline.iac.terraform;

import dev.plumbline.facts.AttributeFacts;
import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.hcl.BodySchema;
import dev.plumbline.iac.hcl.BodySchema.BlockSchema;
import dev.plumbline.iac.hcl.BodySchema.Strings;
import java.util.Map;

/**
 * Which members of a {@code .tf.json} file are blocks, Terraform's own and then the provider's, and
 * which texts are no templates.
 */
final class JsonSchema {
  private static final BodySchema NONE = BodySchema.NO_BLOCKS;
  private static final BodySchema DEPENDENT = NONE.with(Strings.EXPRESSIONS, "depends_on");
  private static final BodySchema CONDITIONS =
      NONE.with("precondition", 0, NONE).with("postcondition", 0, NONE);
  private static final BodySchema LIFECYCLE =
      CONDITIONS.with(Strings.EXPRESSIONS, "replace_triggered_by");
  private static final BodySchema STATEMENT =
      dynamic(
          NONE.with("principals", 0, NONE)
              .with("not_principals", 0, NONE)
              .with("condition", 0, NONE));

  static final BodySchema FILE =
      NONE.with(
              "terraform",
              0,
              NONE.with("required_providers", 0, NONE)
                  .with("backend", 1, NONE)
                  .with("cloud", 0, NONE))
          .with(
              "variable",
              1,
              NONE.with("validation", 0, NONE).with(Strings.LITERALS, "default", "description"))
          .with("locals", 0, NONE)
          .with("output", 1, DEPENDENT.with("precondition", 0, NONE))
          .with("module", 1, DEPENDENT)
          .with("provider", 1, dynamic(NONE.with("default_tags", 0, NONE)))
          .with("moved", 0, NONE.with(Strings.EXPRESSIONS, "from", "to"))
          .with("removed", 0, NONE.with("lifecycle", 0, NONE).with(Strings.EXPRESSIONS, "from"))
          .with("import", 0, NONE.with(Strings.EXPRESSIONS, "to"))
          .with("check", 1, NONE.with("assert", 0, NONE))
          .with("resource", new BlockSchema(2, labels -> resource(labels.getFirst())))
          .with("data", new BlockSchema(2, labels -> data(labels.getFirst())));

  private JsonSchema() {}

  private static BodySchema resource(String type) {
    ResourceFacts facts = Facts.bundled().described(type);
    BodySchema own = DEPENDENT.with("lifecycle", 0, LIFECYCLE).with("provisioner", 1, NONE);
    return dynamic(facts == null ? own : blocks(own, facts.attributes()));
  }

  private static BodySchema data(String type) {
    BodySchema own = DEPENDENT.with("lifecycle", 0, LIFECYCLE);
    return dynamic(
        type.equals("aws_iam_policy_document")
            ? own.with("statement", 0, STATEMENT)
            : own.with("filter", 0, NONE));
  }

  /** With {@code dynamic} blocks, whose content is that of a block of their label. */
  private static BodySchema dynamic(BodySchema schema) {
    return schema.with(
        "dynamic",
        new BlockSchema(
            1,
            labels ->
                NONE.with("content", 0, schema.body(labels.getFirst()))
                    .with(Strings.EXPRESSIONS, "iterator")));
  }

  private static BodySchema blocks(BodySchema start, Map<String, AttributeFacts> attributes) {
    BodySchema schema = start;
    for (Map.Entry<String, AttributeFacts> attribute : attributes.entrySet()) {
      if (!attribute.getValue().nested().isEmpty()) {
        Map<String, AttributeFacts> nested = attribute.getValue().nested();
        // Built when asked for: some providers nest themselves very deep.
        schema =
            schema.with(attribute.getKey(), new BlockSchema(0, _ -> dynamic(blocks(NONE, nested))));
      }
    }
    return schema;
  }
}
