package dev.plumbline.standalone.command;

import dev.plumbline.standalone.terminal.CostText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the stacks cost, and what the change costs. */
@Command(
    name = "cost",
    description = {
      "Estimate what the resources cost in a month, and what a change of them " + "costs.",
      "Each estimate names its price book, the dates of the prices and what was " + "assumed."
    },
    footer = {
      "",
      "Examples:",
      "  plumbline cost                                 what is here",
      "  plumbline cost --base origin/main              what this branch costs more or less",
      "  plumbline cost --usage usage.yaml --prices acme.csv -o json",
      "",
      "What has no price is counted and is never nothing. See docs/cost.md for the files."
    })
public final class CostCommand implements Callable<Integer> {
  private static final Forms FORMS = Forms.of("text", "json");

  @Mixin private ViewOptions view = new ViewOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM[=FILE]",
      description = "text (default) or json" + Forms.HOW)
  private List<String> forms = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    return view.show(
        FORMS.destinations(forms),
        (destination, contents) ->
            destination.format().equals("json")
                ? CostJson.of(contents)
                : new CostText(view.style(destination)).render(contents));
  }
}
