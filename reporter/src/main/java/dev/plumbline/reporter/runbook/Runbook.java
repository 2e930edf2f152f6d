package dev.plumbline.reporter.runbook;

import static dev.plumbline.reporter.markdown.Markdown.code;
import static dev.plumbline.reporter.markdown.Markdown.count;
import static dev.plumbline.reporter.markdown.Markdown.text;

import dev.plumbline.model.graph.Declarations;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.section.Strategy;
import dev.plumbline.model.section.Validation;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.test.GeneratedTests;
import dev.plumbline.model.test.TestFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One stack's page: what it is, what it needs, how to roll it out and back, who owns it. */
public final class Runbook {
  public static final String MEDIA_TYPE = "text/markdown";
  // A page is for reading; the whole list is in the review.
  private static final int MOST = 50;

  /** Of a Unix, of Windows, or a URL of either. */
  private static final Pattern LOCAL = Pattern.compile("^(/|\\.|file:|[A-Za-z]:[/\\\\])");

  private final StringBuilder page = new StringBuilder();

  private Runbook() {}

  /**
   * @param links what the stack offers to others and takes from them
   */
  public static String page(
      StackChanged stack,
      Graph graph,
      StackReport.Links links,
      Strategy strategy,
      Validation.Plan plan) {
    return new Runbook().write(stack, graph, links, strategy, plan);
  }

  private String write(
      StackChanged stack,
      Graph graph,
      StackReport.Links links,
      Strategy strategy,
      Validation.Plan plan) {
    line("# Runbook: " + text(title(stack)));
    line("");
    line(
        "Written by Plumbline from the sources at "
            + (stack.headRevision().isEmpty()
                ? "the working tree"
                : "revision " + code(stack.headRevision()))
            + "; edits are lost with the next change.");
    whatItIs(stack, graph);
    inventory(graph);
    dependencies(links);
    rollOut(stack.stack().kind(), strategy);
    rollBack(stack.stack().kind(), strategy.rollback());
    page.append(ScenarioMarkdown.section(plan.scenarios()));
    tests(plan.generated());
    alarms(graph);
    owners(graph);
    return page.toString();
  }

  private void tests(GeneratedTests tests) {
    if (!tests.files().isEmpty() || !tests.notes().isEmpty()) {
      heading("Tests");
      line(
          "Generated for terraform test: "
              + tests.line()
              + ". "
              + code("plumbline tests --apply")
              + " writes them, "
              + code("terraform test")
              + " in the module's directory runs them.");
      line("");
      tests.files().forEach(file -> line("- " + code(file.path()) + ": " + runs(file)));
      tests.notes().forEach(note -> line("- " + text(note)));
    }
  }

  private static String runs(TestFile file) {
    return file.runs().stream()
        .map(run -> text(run.name()) + " (" + run.assertions() + ")")
        .collect(java.util.stream.Collectors.joining(", "));
  }

  private void whatItIs(StackChanged stack, Graph graph) {
    heading("What it is");
    StackSpec spec = stack.stack();
    String kind =
        switch (spec.kind()) {
          case TERRAFORM -> spec.library() ? "A Terraform module" : "A Terraform root module";
          case CLOUDFORMATION -> "A CloudFormation template";
          case PULUMI -> "A Pulumi project";
          case KUBERNETES -> "Kubernetes manifests";
        };
    line(
        kind
            + " in "
            + code(spec.path().isEmpty() ? "." : spec.path())
            + " of "
            + code(repository(stack))
            + (spec.environment().isEmpty() ? "" : ", environment " + code(spec.environment()))
            + ". "
            + text(graph.coverage().line())
            + ".");
    Declarations.Backend backend = graph.declarations().backend();
    if (backend != null) {
      line(
          backend.type().isEmpty()
              ? "Its state lies in a backend whose type is not known."
              : "Its state lies in a backend of type " + code(backend.type()) + ".");
    } else if (spec.kind() == StackSpec.Kind.TERRAFORM && !spec.library()) {
      line("No backend is declared: its state is a local file.");
    }
  }

  private void inventory(Graph graph) {
    heading("Inventory");
    var counts = new TreeMap<String, Integer>();
    graph.resources().forEach(resource -> counts.merge(resource.type(), 1, Integer::sum));
    if (counts.isEmpty()) {
      line("Nothing is declared.");
      return;
    }
    line("| type | count |");
    line("|---|---|");
    for (Map.Entry<String, Integer> type : counts.entrySet()) {
      line("| " + code(type.getKey()) + " | " + type.getValue() + " |");
    }
  }

  private void dependencies(StackReport.Links links) {
    heading("Dependencies");
    if (links.reads().isEmpty() && links.offers().isEmpty()) {
      line("It reads nothing from other stacks and offers them nothing.");
    }
    list("Reads from other stacks:", links.reads());
    list("Offers to other stacks:", links.offers());
  }

  private void rollOut(StackSpec.Kind kind, Strategy strategy) {
    heading("How to roll out");
    line(
        switch (kind) {
          case TERRAFORM -> "`terraform plan -out=plan`, read it, `terraform apply plan`.";
          case CLOUDFORMATION -> "Create a change set, read it, execute it.";
          case PULUMI -> "`pulumi preview`, read it, `pulumi up`.";
          case KUBERNETES ->
              "`kubectl diff -f`, read it, `kubectl apply -f` (`-k` for a kustomization).";
        });
    for (Strategy.Wave wave : strategy.waves()) {
      line("");
      line("**Wave " + wave.number() + "** (" + count(wave.steps().size(), "resource") + ")");
      line("");
      for (Strategy.Step step : wave.steps().stream().limit(MOST).toList()) {
        line(
            "- " + code(step.address()) + ": " + label(step.technique()) + ". " + text(step.why()));
      }
      more(wave.steps().size());
    }
  }

  /** Without a change the page tells how any change of the stack is taken back. */
  private void rollBack(StackSpec.Kind kind, Strategy.Rollback rollback) {
    heading("How to roll back");
    if (rollback.kind() == Strategy.Rollback.Kind.NOTHING) {
      line(anyChange(kind));
      line("What a revert does not bring back, the review of each change tells.");
      return;
    }
    line(text(rollback.summary()));
    if (!rollback.steps().isEmpty()) {
      line("");
      int number = 1;
      for (String step : rollback.steps().stream().limit(MOST).toList()) {
        line(number++ + ". " + text(step));
      }
      more(rollback.steps().size());
    }
    list("What does not come back:", rollback.losses());
  }

  private static String anyChange(StackSpec.Kind kind) {
    return switch (kind) {
      case TERRAFORM, PULUMI, KUBERNETES -> "Revert the commit of the change, then as above.";
      case CLOUDFORMATION ->
          "Update the stack with the template of before the change, by a change set.";
    };
  }

  /** The stack at the root has no name of its own. */
  private static String title(StackChanged stack) {
    StackSpec spec = stack.stack();
    String name = spec.name();
    return spec.path().isEmpty() ? folder(stack.repository()) + name.substring(1) : name;
  }

  /** A directory of this machine by its name alone: the page is for other machines too. */
  private static String repository(StackChanged stack) {
    String repository = stack.repository();
    return LOCAL.matcher(repository).find() ? folder(repository) : repository;
  }

  /** The last part of a path or URL. */
  private static String folder(String repository) {
    return repository.replaceAll("(\\.git)?[/\\\\]*$", "").replaceAll("^.*[/\\\\]", "");
  }

  private void alarms(Graph graph) {
    heading("Alarms that are missing");
    List<String> missing = Alarms.missing(graph);
    if (missing.isEmpty()) {
      line("None is known to be missing.");
    }
    list("No alarm of this stack names:", missing.stream().toList());
  }

  private void owners(Graph graph) {
    heading("Who owns it");
    List<String> owners = Owners.of(graph);
    line(
        owners.isEmpty()
            ? "Not known: no resource has an `Owner` or `Team` tag."
            : "By its tags: "
                + String.join(", ", owners.stream().limit(MOST).map(o -> code(o)).toList())
                + ".");
  }

  private void heading(String text) {
    line("");
    line("## " + text);
    line("");
  }

  private void list(String intro, List<String> items) {
    if (items.isEmpty()) {
      return;
    }
    line("");
    line(intro);
    line("");
    items.stream().limit(MOST).forEach(item -> line("- " + code(item)));
    more(items.size());
  }

  private void more(int size) {
    if (size > MOST) {
      line("- … and " + (size - MOST) + " more");
    }
  }

  private static String label(Strategy.Technique technique) {
    return switch (technique) {
      case CREATE -> "create";
      case IN_PLACE -> "update in place";
      case CREATE_BEFORE_DESTROY -> "create the new one first";
      case BLUE_GREEN -> "blue-green";
      case DESTROY_THEN_CREATE -> "destroy, then create";
      case DESTROY -> "destroy";
      case STATE_ONLY -> "state only";
      case CHECK_FIRST -> "check first";
    };
  }

  private void line(String text) {
    page.append(text).append('\n');
  }
}
