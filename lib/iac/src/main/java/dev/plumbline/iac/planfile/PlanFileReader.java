package dev.plumbline.iac.planfile;

import dev.plumbline.iac.planfile.PlanFile.Input;
import dev.plumbline.iac.planfile.PlanFile.Instance;
import dev.plumbline.iac.yaml.YamlNode;
import dev.plumbline.iac.yaml.YamlReader;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.plan.SuppliedPlan;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a plan or a state; members that are missing or odd are passed over. */
final class PlanFileReader {
  private static final int DEEPEST = 50;

  private final String path;
  private final Map<String, Instance> instances = new LinkedHashMap<>();
  private final Map<String, Instance> before = new LinkedHashMap<>();
  private final Map<String, YamlNode> changes = new HashMap<>();

  private PlanFileReader(String path) {
    this.path = path;
  }

  /**
   * @param problems is told what is no JSON
   * @return null where the file holds neither plan nor state
   */
  static @Nullable PlanFile read(
      String path, byte[] source, Budget budget, List<Diagnostic> problems) {
    var file = YamlReader.read(path, source, budget);
    problems.addAll(file.diagnostics());
    YamlNode root = file.root();
    return root == null || root.member("format_version").isEmpty()
        ? null
        : new PlanFileReader(path).file(root);
  }

  private @Nullable PlanFile file(YamlNode root) {
    Optional<YamlNode> planned = root.member("planned_values");
    Optional<YamlNode> values = planned.or(() -> root.member("values"));
    if (values.isEmpty()) {
      return null;
    }
    List<YamlNode> steps = root.member("resource_changes").map(YamlNode::items).orElse(List.of());
    steps.forEach(step -> changes.put(text(step, "address"), step));
    root.member("prior_state")
        .flatMap(state -> state.member("values"))
        .flatMap(state -> state.member("root_module"))
        .ifPresent(module -> module(module, "", before, 0));
    before.values().stream()
        .filter(instance -> instance.mode() == Resource.Mode.DATA)
        .forEach(instance -> instances.put(instance.address(), instance));
    values.get().member("root_module").ifPresent(module -> module(module, "", instances, 0));
    YamlNode configuration =
        root.member("configuration").flatMap(it -> it.member("root_module")).orElse(null);
    return new PlanFile(
        path,
        planned.isPresent(),
        !text(root, "complete").equals("false") && !text(root, "errored").equals("true"),
        instances,
        before,
        configuration,
        variables(root, configuration),
        members(values.get().member("outputs")),
        steps(steps),
        root.member("terraform_version").orElse(null));
  }

  private void module(YamlNode module, String address, Map<String, Instance> found, int depth) {
    for (YamlNode resource : module.member("resources").map(YamlNode::items).orElse(List.of())) {
      Instance instance = instance(resource, address, found == instances);
      if (!instance.address().isEmpty() && resource.member("deposed_key").isEmpty()) {
        found.put(instance.address(), instance);
      }
    }
    for (YamlNode child : module.member("child_modules").map(YamlNode::items).orElse(List.of())) {
      if (depth < DEEPEST) {
        module(child, text(child, "address"), found, depth + 1);
      }
    }
  }

  private Instance instance(YamlNode resource, String module, boolean after) {
    String address = text(resource, "address");
    YamlNode step = after ? changes.get(address) : null;
    Optional<YamlNode> change = Optional.ofNullable(step).flatMap(it -> it.member("change"));
    Optional<YamlNode> sensitive = resource.member("sensitive_values");
    return new Instance(
        address,
        text(resource, "mode").equals("data") ? Resource.Mode.DATA : Resource.Mode.MANAGED,
        text(resource, "type"),
        text(resource, "name"),
        module,
        resource.member("values").orElse(resource),
        change.flatMap(it -> it.member("after_unknown")).orElse(null),
        sensitive.or(() -> change.flatMap(it -> it.member("after_sensitive"))).orElse(null),
        resource);
  }

  private static Map<String, Input> variables(YamlNode root, @Nullable YamlNode configuration) {
    Optional<YamlNode> declared =
        Optional.ofNullable(configuration).flatMap(it -> it.member("variables"));
    var inputs = new HashMap<String, Input>();
    members(root.member("variables"))
        .forEach((name, variable) ->
            variable
                .member("value")
                .ifPresent(value -> {
                  Optional<YamlNode> fallback =
                      declared.flatMap(it -> it.member(name)).flatMap(it -> it.member("default"));
                  inputs.put(
                      name,
                      new Input(
                          value,
                          fallback
                              .filter(
                                  it -> PlannedValues.plain(it).equals(PlannedValues.plain(value)))
                              .isPresent()));
                }));
    return inputs;
  }

  private static List<SuppliedPlan.Step> steps(List<YamlNode> changes) {
    List<SuppliedPlan.Step> steps = new ArrayList<>();
    for (YamlNode change : changes) {
      if (text(change, "mode").equals("managed") && change.member("deposed").isEmpty()) {
        steps.add(Steps.of(change));
      }
    }
    return steps;
  }

  private static Map<String, YamlNode> members(Optional<YamlNode> node) {
    var members = new LinkedHashMap<String, YamlNode>();
    node.map(YamlNode::members)
        .orElse(List.of())
        .forEach(entry -> members.put(entry.key().text(), entry.value()));
    return members;
  }

  static String text(YamlNode node, String name) {
    return node.member(name).flatMap(YamlNode::scalarText).orElse("");
  }
}
