package dev.plumbline.iac.terragrunt;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.hcl.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variable files that {@code extra_arguments} hand to Terraform's plan and apply; their values
 * go before the unit's inputs.
 *
 * <p>Source: Terragrunt's reference of the terraform block, {@code extra_arguments}, read
 * 2026-11-28; Terraform's documentation of variables, the order of precedence.
 */
final class ExtraArguments {
  private final Config config;
  private final Evaluator evaluator;
  private final List<String> files = new ArrayList<>();
  private boolean open;

  private ExtraArguments(Config config, Evaluator evaluator) {
    this.config = config;
    this.evaluator = evaluator;
  }

  /**
   * @param files in the order in which Terraform is given them
   * @param open whether there may be others, which nobody knows
   */
  record Found(List<String> files, boolean open) {}

  /** By the label of the block. */
  static void find(Config config, Evaluator evaluator, Body terragrunt, Map<String, Found> found) {
    for (Body.Block terraform : terragrunt.blocks("terraform")) {
      for (Body.Block block : terraform.body().blocks("extra_arguments")) {
        String label = block.label(0);
        found.put(
            label == null ? "" : label, new ExtraArguments(config, evaluator).read(block.body()));
      }
    }
  }

  private Found read(Body arguments) {
    if (isForPlans(value(arguments, "commands"))) {
      add(value(arguments, "required_var_files"), true);
      add(value(arguments, "optional_var_files"), false);
    }
    return new Found(List.copyOf(files), open);
  }

  private @Nullable Datum value(Body arguments, String name) {
    Body.Attribute attribute = arguments.attribute(name);
    return attribute == null ? null : evaluator.evaluate(attribute.expression()).unmarked();
  }

  /** Commands that are not known, such as all that need variables, are taken to be among them. */
  private static boolean isForPlans(@Nullable Datum commands) {
    return commands instanceof Datum.Unknown
        || (commands instanceof Datum.Seq seq
            && seq.elements().stream()
                .anyMatch(each ->
                    !each.isKnown()
                        || each.equals(Datum.of("plan"))
                        || each.equals(Datum.of("apply"))));
  }

  private void add(@Nullable Datum paths, boolean required) {
    if (!(paths instanceof Datum.Seq seq)) {
      open |= paths instanceof Datum.Unknown;
      return;
    }
    for (Datum path : seq.elements()) {
      String place = config.place(path);
      boolean there = place != null && config.tree().file(place) != null;
      if (place != null && there) {
        files.add(place);
      }
      open |= !there && (required || !path.isKnown());
    }
  }
}
