package dev.plumbline.reporter.runbook;

import static dev.plumbline.reporter.markdown.Markdown.code;
import static dev.plumbline.reporter.markdown.Markdown.count;
import static dev.plumbline.reporter.markdown.Markdown.text;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A stack's documentation for whoever uses it: each module's inputs, outputs and resources. */
public final class ModulesPage {
  private final Graph graph;
  private final StringBuilder page = new StringBuilder();

  private ModulesPage(Graph graph) {
    this.graph = graph;
  }

  /** Markdown; values are left out, since they may be secrets. */
  public static String of(Graph graph) {
    return new ModulesPage(graph).write();
  }

  private String write() {
    line("# Modules of " + text(graph.stack().name()));
    line("");
    line("Written by Plumbline from the sources; edits are lost with the next change.");
    requirements();
    for (String module : modules()) {
      module(module);
    }
    return page.toString();
  }

  private void requirements() {
    List<Declarations.Requirement> requirements = graph.declarations().requirements();
    if (requirements.isEmpty()) {
      return;
    }
    heading("## Requirements");
    line("| name | source | version | locked |");
    line("|---|---|---|---|");
    for (Declarations.Requirement one : requirements) {
      row(shown(one.name()), shown(one.source()), shown(one.constraint()), shown(one.locked()));
    }
  }

  /** The root first; every instance of a module is one. */
  private TreeSet<String> modules() {
    var modules = new TreeSet<String>();
    modules.add("");
    graph
        .declarations()
        .variables()
        .forEach(variable -> modules.add(Addresses.withoutKeys(variable.module())));
    graph
        .declarations()
        .outputs()
        .forEach(output -> modules.add(Addresses.withoutKeys(output.module())));
    graph
        .declarations()
        .modules()
        .forEach(call -> modules.add(Addresses.withoutKeys(call.address())));
    graph.resources().forEach(resource -> modules.add(Addresses.withoutKeys(resource.module())));
    return modules;
  }

  private void module(String module) {
    heading("## " + (module.isEmpty() ? "Root module" : code(module)));
    graph.declarations().modules().stream()
        .filter(call -> Addresses.withoutKeys(call.address()).equals(module))
        .findFirst()
        .ifPresent(this::source);
    inputs(module);
    outputs(module);
    resources(module);
  }

  private void source(Declarations.ModuleCall call) {
    line(
        "Source "
            + shown(call.source())
            + (call.version().isEmpty() ? "" : ", version " + code(call.version()))
            + (call.available() ? "." : "; it is not in the repository, so it was not read."));
  }

  private void inputs(String module) {
    var seen = new TreeMap<String, Declarations.Variable>();
    graph.declarations().variables().stream()
        .filter(variable -> Addresses.withoutKeys(variable.module()).equals(module))
        .forEach(variable -> seen.putIfAbsent(variable.name(), variable));
    if (seen.isEmpty()) {
      return;
    }
    heading("### Inputs");
    line("| name | type | required | what it is |");
    line("|---|---|---|---|");
    for (Declarations.Variable one : seen.values()) {
      String what = text(one.description()) + (one.sensitive() ? " (sensitive)" : "");
      row(code(one.name()), shown(one.type()), one.hasDefault() ? "no" : "yes", what.strip());
    }
  }

  private void outputs(String module) {
    var seen = new TreeMap<String, Declarations.Output>();
    graph.declarations().outputs().stream()
        .filter(output -> Addresses.withoutKeys(output.module()).equals(module))
        .forEach(output -> seen.putIfAbsent(output.name(), output));
    if (seen.isEmpty()) {
      return;
    }
    heading("### Outputs");
    line("| name | what it is |");
    line("|---|---|");
    for (Declarations.Output one : seen.values()) {
      String what = text(one.description()) + (one.sensitive() ? " (sensitive)" : "");
      row(code(one.name()), what.strip());
    }
  }

  private void resources(String module) {
    Map<String, Long> counts =
        graph.resources().stream()
            .filter(resource -> Addresses.withoutKeys(resource.module()).equals(module))
            .collect(
                Collectors.groupingBy(ModulesPage::declared, TreeMap::new, Collectors.counting()));
    if (counts.isEmpty()) {
      return;
    }
    heading("### Resources");
    counts.forEach((declared, instances) ->
        line(
            "- "
                + code(declared)
                + (instances > 1 ? ", " + count((int) (long) instances, "instance") : "")));
  }

  private static String declared(Resource resource) {
    return (resource.mode() == Resource.Mode.DATA ? "data." : "")
        + resource.type()
        + "."
        + resource.name();
  }

  private static String shown(String text) {
    return text.isEmpty() ? "" : code(text.replaceAll("\\s+", " ").strip());
  }

  private void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  private void heading(String text) {
    line("");
    line(text);
    line("");
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
