package dev.plumbline.iac.terragrunt;

import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Evaluator;
import dev.plumbline.iac.hcl.Body;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code extra_arguments} hand to Terraform's plan and apply: variable files, whose values go
 * before the unit's inputs, and single variables, which are not read.
 *
 * <p>Source: Terragrunt's reference of the terraform block, {@code extra_arguments}, and its page
 * "Extra arguments", read 2026-11-28; Terraform's documentation of variables, the order of
 * precedence.
 */
final class ExtraArguments {
  private final Config config;
  private final Evaluator evaluator;
  private static final String VARIABLE = "TF_VAR_";

  private final List<String> files = new ArrayList<>();
  private final Map<String, Body.Attribute> named = new LinkedHashMap<>();
  private boolean open;

  private ExtraArguments(Config config, Evaluator evaluator) {
    this.config = config;
    this.evaluator = evaluator;
  }

  /**
   * @param files in the order in which Terraform is given them
   * @param named variables that an option or the environment gives, with where that is said
   * @param open whether there may be others, which nobody knows
   */
  record Found(List<String> files, Map<String, Body.Attribute> named, boolean open) {}

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
      options(arguments);
      environment(arguments);
    }
    return new Found(List.copyOf(files), Map.copyOf(named), open);
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

  /** {@code -var=size=5}, or the two words of it one after the other; {@code -var-file} alike. */
  private void options(Body arguments) {
    Body.Attribute attribute = arguments.attribute("arguments");
    Datum options = value(arguments, "arguments");
    if (attribute == null || !(options instanceof Datum.Seq seq)) {
      open |= options instanceof Datum.Unknown;
      return;
    }
    boolean follows = false;
    for (Datum option : seq.elements()) {
      String text = option.unmarked() instanceof Datum.Str(String known) ? known : "-var-file";
      String plain = text.startsWith("--") ? text.substring(1) : text;
      open |= plain.startsWith("-var-file");
      String given = plain.startsWith("-var=") ? plain.substring(5) : follows ? plain : "";
      if (given.indexOf('=') > 0) {
        named.put(given.substring(0, given.indexOf('=')), attribute);
      }
      follows = plain.equals("-var");
    }
  }

  private void environment(Body arguments) {
    Body.Attribute attribute = arguments.attribute("env_vars");
    Datum variables = value(arguments, "env_vars");
    open |= variables instanceof Datum.Unknown;
    if (attribute != null && variables instanceof Datum.Obj all) {
      all.members().keySet().stream()
          .filter(name -> name.startsWith(VARIABLE))
          .forEach(name -> named.put(name.substring(VARIABLE.length()), attribute));
    }
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
