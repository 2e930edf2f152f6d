package dev.plumbline.standalone.command;

import dev.plumbline.standalone.Problem;
import dev.plumbline.standalone.terminal.PlanText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the change will do to real resources. */
@Command(
    name = "plan",
    description = {
      "Predict what a change will do to each resource, without credentials.",
      "Create, update, replace, destroy, move; what forces it, how certain it is, "
          + "and how to get back."
    },
    footer = {
      "",
      "Examples:",
      "  plumbline plan --base origin/main              what this branch will do",
      "  plumbline plan --base main --plan tfplan.json   beside what Terraform planned",
      "  plumbline plan https://github.com/org/repo --base v1.4 --head main -o json",
      "",
      "It is predicted, not planned: no provider was asked. Exits with 0 whatever it is, with 3",
      "and --strict where a part could not be predicted."
    })
public final class PlanCommand implements Callable<Integer> {
  private static final Forms FORMS = Forms.of("text", "json");

  @Mixin private ViewOptions view = new ViewOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM[=FILE]",
      description = "text (default) or json" + Forms.HOW)
  private List<String> forms = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    List<Destination> destinations = FORMS.destinations(forms);
    if (!view.target().hasBase() && !view.target().hasPlan()) {
      throw Problem.usage(
          "a plan compares two states: name the one that is applied, as in --base origin/main");
    }
    return view.show(
        destinations,
        (destination, contents) ->
            destination.format().equals("json")
                ? PlanJson.of(contents)
                : new PlanText(view.style(destination)).render(contents));
  }
}
