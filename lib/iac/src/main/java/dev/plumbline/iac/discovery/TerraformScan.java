package dev.plumbline.iac.discovery;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.BodySchema;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.JsonForm;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.model.source.Budget;
import java.util.ArrayList;
import java.util.List;

/** Reads one Terraform file for what discovery has to know; what is malformed is passed over. */
final class TerraformScan {
  private static final BodySchema JSON =
      BodySchema.NO_BLOCKS
          .with("module", 1, BodySchema.NO_BLOCKS)
          .with("provider", 1, BodySchema.NO_BLOCKS)
          .with(
              "terraform",
              0,
              BodySchema.NO_BLOCKS
                  .with("backend", 1, BodySchema.NO_BLOCKS)
                  .with("cloud", 0, BodySchema.NO_BLOCKS));

  private TerraformScan() {}

  static TerraformFile scan(String path, byte[] source, Budget budget) {
    Body body =
        path.endsWith(".json")
            ? JsonForm.parse(path, source, JSON, budget).body()
            : HclParser.parse(path, source, budget).body();
    boolean backend =
        body.blocks("terraform").stream()
            .map(Body.Block::body)
            .anyMatch(t -> !t.blocks("backend").isEmpty() || !t.blocks("cloud").isEmpty());
    boolean provider = !body.blocks("provider").isEmpty();
    List<FileReference> reads = FileCalls.in(body, budget);
    return new TerraformFile(backend, provider, calls(body), reads);
  }

  private static List<String> calls(Body body) {
    var calls = new ArrayList<String>();
    for (Body.Block module : body.blocks("module")) {
      Body.Attribute source = module.body().attribute("source");
      if (source != null && source.expression() instanceof Template template) {
        String text = template.literal();
        if (text != null && isLocal(text)) {
          calls.add(text);
        }
      }
    }
    return calls;
  }

  /** Terraform takes a source for a path only when it begins like one. */
  private static boolean isLocal(String source) {
    return source.startsWith("./") || source.startsWith("../");
  }
}
