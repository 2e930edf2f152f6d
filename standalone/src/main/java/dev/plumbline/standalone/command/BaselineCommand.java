package dev.plumbline.standalone.command;

import dev.plumbline.model.finding.Fault;
import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.finding.Finding.Status;
import dev.plumbline.model.finding.Suppression;
import dev.plumbline.policy.suppression.Baseline;
import dev.plumbline.reporter.output.Contents;
import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.Problem;
import dev.plumbline.standalone.policies.BaselineFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Adopts a repository that has findings: what is there now is held back, what comes is not. */
@Command(
    name = "baseline",
    description = {
      "Write .plumbline-baseline.json: findings that are there now are held back "
          + "from then on, so that only new ones are told.",
      "Commit the file; every review picks it up."
    },
    synopsisSubcommandLabel = "create | update | prune",
    footer = {"", "Example: plumbline baseline create"})
public final class BaselineCommand implements Runnable {
  /** What says that entries are gone would otherwise be held back itself. */
  private static final String ABOUT_ITSELF = "practice/suppressions/stale-baseline";

  @Override
  public void run() {
    throw Problem.usage("say create, update or prune; 'plumbline baseline --help' explains them");
  }

  @Command(
      name = "create",
      description = "Take in all open findings; refused where there is a baseline already.",
      footer = {"", "Example: plumbline baseline create"})
  int create(@Mixin ViewOptions view, @Mixin PolicyOptions policies) throws IOException {
    BaselineFile file = file(view);
    if (file.exists()) {
      throw Problem.usage(
          file.path() + " is there already; 'baseline update' takes in what is open now");
    }
    try (Reviewed reviewed = view.review(policies)) {
      Contents contents = contents(reviewed);
      var entries = found(contents, BaselineCommand::isOpen);
      file.write(entries);
      int faults = faults(contents, BaselineCommand::isOpen);
      Main.err().println(held(faults, entries.size()) + " held back by " + file.path());
      return view.end(reviewed.report());
    }
  }

  @Command(
      name = "update",
      description = "Take in what is open now, by its present address, and drop what is gone.",
      footer = {"", "Example: plumbline baseline update"})
  int update(@Mixin ViewOptions view, @Mixin PolicyOptions policies) throws IOException {
    return renew(view, policies, finding -> isOpen(finding) || isHeld(finding), "held back");
  }

  @Command(
      name = "prune",
      description = "Drop what is gone, and take nothing in.",
      footer = {"", "Example: plumbline baseline prune"})
  int prune(@Mixin ViewOptions view, @Mixin PolicyOptions policies) throws IOException {
    return renew(view, policies, BaselineCommand::isHeld, "still there");
  }

  private static int renew(
      ViewOptions view, PolicyOptions policies, Predicate<Finding> kept, String word)
      throws IOException {
    BaselineFile file = file(view);
    if (!file.exists()) {
      throw Problem.usage("there is no " + file.path() + "; 'baseline create' writes it");
    }
    List<Baseline.Entry> before = file.read();
    try (Reviewed reviewed = view.review(policies)) {
      Contents contents = contents(reviewed);
      var entries = new ArrayList<>(found(contents, kept));
      int found = entries.size();
      int faults = faults(contents, kept);
      entries.addAll(undecided(before, contents));
      file.write(entries);
      Main.err()
          .println(
              "%s %s; %d entries not decided and kept, %d before"
                  .formatted(held(faults, found), word, entries.size() - found, before.size()));
      return view.end(reviewed.report());
    }
  }

  /** Entries of which nothing is known: their stack was not judged, or their check not decided. */
  private static List<Baseline.Entry> undecided(List<Baseline.Entry> before, Contents contents) {
    Set<String> judged =
        contents.stacks().stream()
            .filter(stack -> stack.report().findings() != null)
            .map(Contents.Stack::name)
            .collect(Collectors.toSet());
    Set<String> incomplete =
        contents.report().incomplete().stream()
            .map(one -> one.stack())
            .collect(Collectors.toCollection(HashSet::new));
    Set<String> open = new HashSet<>();
    contents
        .stacks()
        .forEach(stack ->
            stack
                .undecided()
                .forEach(
                    one -> open.add(stack.name() + "\0" + one.policy() + "\0" + one.resource())));
    return before.stream()
        .filter(entry ->
            (incomplete.contains(entry.stack()) && !judged.contains(entry.stack()))
                || open.contains(entry.stack() + "\0" + entry.policy() + "\0" + entry.resource()))
        .toList();
  }

  private static BaselineFile file(ViewOptions view) {
    if (!view.target().isWorkingTree() || view.target().hasBase()) {
      throw Problem.usage("a baseline is of a working tree as it is; leave --base and --head out");
    }
    if (view.target().hasBaseline()) {
      throw Problem.usage(
          "'baseline' writes " + Baseline.FILE + "; leave --baseline out, and move the file then");
    }
    return new BaselineFile(view.target().root());
  }

  /** In the words and the units of a review: it counts what is mended once, once. */
  private static String held(int faults, int instances) {
    return "plumbline: "
        + faults
        + (faults == 1 ? " finding" : " findings")
        + (instances > faults ? " in " + instances + " instances" : "");
  }

  private static int faults(Contents contents, Predicate<Finding> kept) {
    return contents.stacks().stream()
        .mapToInt(
            stack -> Fault.group(stack.findings().stream().filter(taken(kept)).toList()).size())
        .sum();
  }

  private static Predicate<Finding> taken(Predicate<Finding> kept) {
    return kept.and(finding -> !ABOUT_ITSELF.equals(finding.policy()));
  }

  private static Contents contents(Reviewed reviewed) throws IOException {
    return Contents.load(reviewed.report(), reviewed.artifacts());
  }

  private static List<Baseline.Entry> found(Contents contents, Predicate<Finding> kept) {
    return contents.stacks().stream()
        .flatMap(stack ->
            stack.findings().stream()
                .filter(taken(kept))
                .map(finding -> Baseline.Entry.of(finding, stack.report().stack())))
        .toList();
  }

  private static boolean isOpen(Finding finding) {
    return finding.status() == Status.NEW || finding.status() == Status.EXISTING;
  }

  private static boolean isHeld(Finding finding) {
    Suppression by = finding.suppression();
    return by != null && by.form().equals(Baseline.FORM);
  }
}
