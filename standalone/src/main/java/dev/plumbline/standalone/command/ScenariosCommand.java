package dev.plumbline.standalone.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.json.Json;
import dev.plumbline.reporter.markdown.Markdown;
import dev.plumbline.reporter.output.Contents;
import dev.plumbline.reporter.runbook.ScenarioMarkdown;
import dev.plumbline.standalone.terminal.ScenarioText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What happens when a part of the ground is lost. */
@Command(
    name = "scenarios",
    description = {
      "Play losses on the resources as they are configured: a zone, the region, "
          + "each key, database and queue.",
      "What goes down, what survives, what restores it and how far back; each with "
          + "its evidence."
    },
    footer = {
      "",
      "Examples:",
      "  plumbline scenarios                            what is here",
      "  plumbline scenarios infra/prod -o markdown=recovery.md",
      "",
      "What can't be known is said, with the reason. See docs/scenarios.md."
    })
public final class ScenariosCommand implements Callable<Integer> {
  private static final Forms FORMS = Forms.of("text", "markdown", "json");

  @Mixin private ViewOptions view = new ViewOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM[=FILE]",
      description = "text (default), markdown or json" + Forms.HOW)
  private List<String> forms = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    return view.show(
        FORMS.destinations(forms),
        (destination, contents) ->
            switch (destination.format()) {
              case "json" -> json(contents);
              case "markdown" -> markdown(contents);
              default -> new ScenarioText(view.style(destination)).render(contents);
            });
  }

  private static String json(Contents contents) {
    ObjectNode all = Json.mapper().createObjectNode();
    all.put("repository", contents.report().repository());
    ArrayNode stacks = all.putArray("stacks");
    for (Contents.Stack stack : contents.stacks()) {
      ObjectNode one = stacks.addObject();
      one.put("name", stack.name());
      one.set("scenarios", Json.tree(stack.plan().scenarios()));
    }
    return all.toPrettyString() + "\n";
  }

  private static String markdown(Contents contents) {
    return contents.stacks().stream()
        .filter(stack -> !stack.plan().scenarios().isEmpty())
        .map(stack ->
            "# "
                + Markdown.text(stack.name())
                + "\n"
                + ScenarioMarkdown.section(stack.plan().scenarios()))
        .collect(Collectors.joining("\n"));
  }
}
