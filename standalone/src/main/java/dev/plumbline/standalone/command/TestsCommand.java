package dev.plumbline.standalone.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.json.Json;
import dev.plumbline.reporter.output.Contents;
import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.Problem;
import dev.plumbline.standalone.fix.TestFiles;
import dev.plumbline.standalone.fix.WorkingTree;
import dev.plumbline.standalone.terminal.TestsText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tests for "terraform test": shown, or written. */
@Command(
    name = "tests",
    description = {
      "Generate tests for 'terraform test' from the modules as they are; --apply writes them.",
      "They hold on to what policies found right, to how many instances there are and which, to",
      "names and address ranges that are worked out, to outputs, and to what variables refuse.",
      "Each assertion holds now and fails once what it guards is changed; nothing is run, so that",
      "credentials and providers are not needed, and 'terraform test' has the last word."
    },
    footer = {
      "",
      "Examples:",
      "  plumbline tests                                show what would be written",
      "  plumbline tests modules/bucket --apply",
      "  plumbline tests --base origin/main             which committed tests this branch breaks",
      "",
      "A later run writes blocks anew that nobody edited, and leaves all others as they are.",
      "Exits with 0, whether there is something to write or not. See docs/tests.md."
    })
public final class TestsCommand implements Callable<Integer> {
  private static final Forms FORMS = Forms.of("text", "json");

  @Mixin private ViewOptions view = new ViewOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM[=FILE]",
      description = "text (default) or json" + Forms.HOW)
  private List<String> forms = new ArrayList<>();

  @Option(
      names = "--apply",
      description =
          "Write the files into the working tree; refused where one is not what was reviewed.")
  private boolean apply;

  @Override
  public Integer call() throws IOException {
    List<Destination> destinations = FORMS.destinations(forms);
    if (apply && !view.target().isWorkingTree()) {
      throw Problem.usage("--apply writes into a working tree; leave --head out and give a path");
    }
    try (Reviewed reviewed = view.review(new PolicyOptions())) {
      var contents = Contents.load(reviewed.report(), reviewed.artifacts());
      TestFiles files = TestFiles.of(contents);
      for (Destination destination : destinations) {
        destination.write(
            destination.format().equals("json")
                ? json(contents)
                : new TestsText(view.style(destination))
                    .render(files, reviewed.sources()::of, contents));
      }
      if (apply) {
        var tree = new WorkingTree(view.target().root());
        tree.apply(files.written(reviewed.sources()::of));
        tree.remove(files.removed(reviewed.sources()::of));
        Main.err().println("plumbline: " + words(files.differing().size()));
      }
      return view.end(reviewed.report());
    }
  }

  private static String words(int written) {
    return written == 0
        ? "all generated tests are in step; nothing to write"
        : written + (written == 1 ? " file" : " files") + " written; 'git status' shows them";
  }

  private static String json(Contents contents) {
    ObjectNode all = Json.mapper().createObjectNode();
    all.put("repository", contents.report().repository());
    all.put("run", false);
    ArrayNode stacks = all.putArray("stacks");
    for (Contents.Stack stack : contents.stacks()) {
      ObjectNode one = stacks.addObject();
      one.put("name", stack.name());
      one.set("tests", Json.tree(stack.plan().generated()));
    }
    return all.toPrettyString() + "\n";
  }
}
