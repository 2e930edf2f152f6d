package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.model.value.Value.Origin;
import java.util.Map;
import java.util.SortedMap;

/** The built-in resource whose schema needs no provider: its output is what its input will be. */
final class TerraformData {
  private TerraformData() {}

  static Datum of(Content content, String address) {
    SortedMap<String, Datum> members = Datum.sorted();
    Datum input = content.arguments().getOrDefault("input", Datum.Null.ANY);
    members.put("input", input);
    members.put(
        "triggers_replace", content.arguments().getOrDefault("triggers_replace", Datum.Null.ANY));
    members.put(
        "id",
        new Datum.Unknown(
            Type.Primitive.STRING, new Origin(address, "id", "", Reasons.APPLY), true, Map.of()));
    members.put(
        "output",
        input.isNull()
            ? input
            : new Datum.Unknown(input.type(), new Origin(address, "output", "", Reasons.APPLY)));
    return Datum.object(members);
  }
}
