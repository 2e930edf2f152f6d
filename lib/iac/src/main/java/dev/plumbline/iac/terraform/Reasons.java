package dev.plumbline.iac.terraform;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.model.value.Value.Origin;

/** Why things are unknown, in one place, so that equal causes are counted together. */
final class Reasons {
  /** Nobody can know it before the change is applied: no gap in the reading. */
  static final String APPLY = "known after apply";

  private static final String DATA = "data sources are read by the provider";

  private static final String EPHEMERAL =
      "ephemeral resources are opened by the provider and kept nowhere";

  private Reasons() {}

  static Origin computed(String address) {
    return new Origin(address, "", "", APPLY);
  }

  static Origin data(String address) {
    return new Origin(address, "", "", DATA);
  }

  static Origin ephemeral(String address) {
    return new Origin(address, "", "", EPHEMERAL);
  }

  static Datum.Unknown variable(String module, String name, Type type) {
    String address = (module.isEmpty() ? "" : module + ".") + "var." + name;
    return new Datum.Unknown(
        type, new Origin(address, "", "", "variable \"" + name + "\" has no value"));
  }

  static Origin module(String address, String source) {
    return new Origin(
        address, "", "", "module not available: \"" + source + "\" is not in the snapshot");
  }

  /** Of what may stand in lines that could not be read. */
  static Datum.Unknown lost(Body.Block block) {
    return error("it may stand in lines of the block at " + block.range() + " that can't be read");
  }

  static Datum.Unknown error(String what) {
    return Datum.unknown(Type.Dynamic.ANY, what);
  }

  /** Whether an unknown of this reason is one that Terraform's plan has as well. */
  static boolean isUntilApply(String reason) {
    return reason.equals(APPLY)
        || reason.equals("it is random")
        || reason.equals("its salt is random")
        || reason.startsWith("it is the time of");
  }
}
