package dev.plumbline.standalone.command;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.section.Implementation;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.reporter.output.Contents;
import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.Problem;
import dev.plumbline.standalone.fix.NewBranch;
import dev.plumbline.standalone.fix.Patch;
import dev.plumbline.standalone.fix.Suggestions;
import dev.plumbline.standalone.fix.WorkingTree;
import dev.plumbline.standalone.terminal.FixText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Verified fixes: shown, written, or committed. */
@Command(
    name = "fix",
    description = {
      "Show verified fixes as a diff; with --apply write them, with --branch commit " + "them.",
      "Verified means: proved together to remove their findings, to bring none that is as "
          + "severe, and to replace or destroy nothing; what lesser ones come with them is told. "
          + "What can't be proved is told as a hint and never written. With --base, only what the "
          + "change brings is fixed; findings of severity info only if asked.",
      "With --scaffold or --leftovers, Terraform code is completed or brought up to date instead, "
          + "proved to evaluate to the same."
    },
    footer = {
      "",
      "Examples:",
      "  plumbline fix                                  show what could be fixed",
      "  plumbline fix --policy aws/s3/public-access-block --apply",
      "  plumbline fix --base origin/main               only what this branch brings",
      "  plumbline fix --base origin/main --branch plumbline-fixes",
      "  plumbline fix -o text -o patch=fixes.patch     as a diff for 'git apply' as well",
      "  plumbline fix --scaffold --apply               versions.tf, declarations, backend, tags",
      "  plumbline fix --leftovers                      \"$${var.x}\" and the like, as today's",
      "  plumbline fix --head HEAD -o suggestions       for a pull request's review on GitHub",
      "",
      "Exit codes: 0 whether there is something to fix or not, 2 wrong usage or configuration or a",
      "file that changed meanwhile, 3 incomplete (with --strict), 4 broker, database or Git host",
      "unreachable, 5 a defect of ours."
    })
public final class FixCommand implements Callable<Integer> {
  private static final Forms FORMS = Forms.of("text", "patch", "suggestions", "json");

  @Mixin private ViewOptions view = new ViewOptions();
  @Mixin private PolicyOptions policies = new PolicyOptions();
  @Mixin private ExistingOption existing = new ExistingOption();
  @Mixin private ScaffoldOptions scaffold = new ScaffoldOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM[=FILE]",
      description = "text (default), patch, suggestions or json" + Forms.HOW)
  private List<String> forms = new ArrayList<>();

  @Option(
      names = {"-q", "--quiet"},
      description = "Print only how many fixes there are, and what was written.")
  private boolean quiet;

  @ArgGroup private @Nullable Where where;

  /** At most one of them. */
  static final class Where {
    @Option(
        names = "--apply",
        description =
            "Write the fixes into the working tree; refused where a file is not what was reviewed.")
    private boolean apply;

    @Option(
        names = "--branch",
        paramLabel = "NAME",
        description =
            "Review the commit (HEAD, or --head) and commit its fixes on a new branch, leaving the"
                + " working tree alone.")
    private @Nullable String branch;
  }

  @Override
  public Integer call() throws IOException {
    boolean scaffolds = scaffold.given(policies, existing);
    List<Destination> destinations = FORMS.destinations(forms);
    if (quiet && destinations.stream().noneMatch(one -> one.format().equals("text"))) {
      String given = String.join(" -o ", forms);
      throw Problem.usage("--quiet shortens the text, so with -o " + given + " it takes no effect");
    }
    NewBranch branch = where == null || where.branch == null ? null : new NewBranch(where.branch);
    TargetOptions target = view.target();
    if (branch != null) {
      target.commit("--branch");
      branch.requireNew(target.root());
    } else if (where != null && !target.isWorkingTree()) {
      throw Problem.usage("--apply writes into a working tree; leave --head out and give a path");
    }
    try (Reviewed reviewed = view.reviewListed(policies, existing)) {
      var contents = Contents.load(reviewed.report(), reviewed.artifacts());
      Patch patch = scaffolds ? scaffold.patch(reviewed) : patch(reviewed, wanted(contents));
      for (Destination destination : destinations) {
        destination.write(
            switch (destination.format()) {
              case "json" -> FixJson.of(patch, reviewed.sources());
              case "patch" -> FixText.diff(patch);
              case "suggestions" -> Suggestions.of(patch.files());
              default ->
                  quiet
                      ? FixText.total(patch) + "\n"
                      : new FixText(view.style(destination)).render(patch, contents);
            });
      }
      if (where != null) {
        write(patch, branch, reviewed);
      }
      FixText.postponed(patch).ifPresent(line -> Main.err().println("plumbline: " + line));
      return view.end(reviewed.report());
    }
  }

  /** Fingerprints of what the change brings, or of all where that is asked for. */
  private Set<String> wanted(Contents contents) {
    return contents.open().stream()
        .map(Contents.Located::finding)
        .filter(finding -> existing.given() || finding.status() == Finding.Status.NEW)
        .map(Finding::fingerprint)
        .collect(Collectors.toSet());
  }

  private static Patch patch(Reviewed reviewed, Set<String> wanted) throws IOException {
    var patch = new Patch(List.of());
    for (StackReport stack : reviewed.report().stacks()) {
      if (stack.fixes() != null) {
        var fixes = reviewed.artifacts().getJson(stack.fixes(), Implementation.Fixes.class);
        patch =
            patch.with(
                stack.stack(), fixes.of(wanted), reviewed.sources().of(stack.stack().name()));
      }
    }
    return patch;
  }

  private void write(Patch patch, @Nullable NewBranch branch, Reviewed reviewed)
      throws IOException {
    var files = patch.files();
    String what =
        counted(patch.size(), "fix", "fixes") + " in " + counted(files.size(), "file", "files");
    if (files.isEmpty()) {
      Main.err().println("plumbline: nothing to write");
    } else if (branch == null) {
      new WorkingTree(view.target().root()).apply(files);
      Main.err().println("plumbline: " + what + " written; 'git diff' shows them");
    } else {
      String id =
          branch.commit(
              view.target().root(), reviewed.report().head(), files, FixText.message(patch));
      Main.err()
          .println(
              "plumbline: " + what + " committed as " + id.substring(0, 10) + " on the new branch");
    }
  }

  private static String counted(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
