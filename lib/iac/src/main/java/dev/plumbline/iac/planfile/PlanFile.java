package dev.plumbline.iac.planfile;

import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.SuppliedPlan;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan or a state, as {@code terraform show -json} writes it. The form is documented at
 * developer.hashicorp.com/terraform/internals/json-format.
 *
 * @param path of the file, relative to the repository's root
 * @param plan whether it is a plan, else a state
 * @param complete whether it speaks of the whole stack; a plan with {@code -target} does not
 * @param instances what will be, by address; of a state what is; data sources that were read too
 * @param before what was before the plan, by address; empty for a state
 * @param configuration of the root module; null where the file has none
 * @param variables of the root module
 * @param outputs of the root module, by name
 * @param steps what the plan does
 * @param tool the version of Terraform that made it; null where the file does not say
 */
record PlanFile(
    String path,
    boolean plan,
    boolean complete,
    Map<String, Instance> instances,
    Map<String, Instance> before,
    @Nullable YamlNode configuration,
    Map<String, Input> variables,
    Map<String, YamlNode> outputs,
    List<SuppliedPlan.Step> steps,
    @Nullable YamlNode tool) {

  PlanFile {
    instances = Collections.unmodifiableMap(new LinkedHashMap<>(instances));
    before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
    variables = Map.copyOf(variables);
    outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    steps = List.copyOf(steps);
  }

  /**
   * One instance of a resource or data source.
   *
   * @param module address of the module instance it is in, {@code ""} for the root
   * @param values by attribute, as written
   * @param unknown true, or by attribute, where a value is known after apply only; null for none
   * @param sensitive likewise for what is sensitive
   * @param node all that the file says of it
   */
  record Instance(
      String address,
      Resource.Mode mode,
      String type,
      String name,
      String module,
      YamlNode values,
      @Nullable YamlNode unknown,
      @Nullable YamlNode sensitive,
      YamlNode node) {}

  /**
   * A root variable's value.
   *
   * @param byDefault whether it is the one that the code gave as default
   */
  record Input(YamlNode value, boolean byDefault) {}

  /** The same file as what was before it: nothing in it is planned. */
  PlanFile asBefore() {
    return plan
        ? new PlanFile(
            path,
            false,
            false,
            before,
            Map.of(),
            configuration,
            variables,
            Map.of(),
            List.of(),
            tool)
        : this;
  }
}
