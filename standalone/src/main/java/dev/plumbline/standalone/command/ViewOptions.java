package dev.plumbline.standalone.command;

import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.section.Report;
import dev.plumbline.reporter.output.Contents;
import dev.plumbline.standalone.ExitCode;
import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.terminal.ReviewText;
import dev.plumbline.standalone.terminal.Style;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every view of a review can be told. */
final class ViewOptions {
  @Mixin private TargetOptions target = new TargetOptions();
  @Mixin private SettingOptions settings = new SettingOptions();
  @Mixin private SupplyOptions supplies = new SupplyOptions();

  @Option(
      names = "--strict",
      description = "Exit with 3 when a part of the review could not be done.")
  private boolean strict;

  @Option(names = "--no-color", description = "No colours (NO_COLOR is honoured as well).")
  private boolean noColor;

  /** What is shown of a review, in the form of one destination. */
  interface View {
    String in(Destination destination, Contents contents) throws IOException;
  }

  /** Has the review made, writes what is shown of it, and tells what the command exits with. */
  int show(List<Destination> destinations, View view) throws IOException {
    try (Reviewed reviewed = review(new PolicyOptions())) {
      var contents = Contents.load(reviewed.report(), reviewed.artifacts());
      for (Destination destination : destinations) {
        destination.write(view.in(destination, contents));
      }
      return end(reviewed.report());
    }
  }

  /** Has the review made of which something is shown. */
  Reviewed review(PolicyOptions policies) throws IOException {
    return review(policies, policies.settings(Severity.HIGH, target.variableFiles()));
  }

  /** Has the review made whose findings are the ones that a review lists. */
  Reviewed reviewListed(PolicyOptions policies, ExistingOption existing) throws IOException {
    Settings settings = policies.listed(Severity.HIGH, target.variableFiles());
    return review(policies, existing.in(settings, target));
  }

  private Reviewed review(PolicyOptions policies, Settings wanted) throws IOException {
    var change = target.change(Lane.INTERACTIVE, wanted);
    var text = new ReviewText(Main.out(), Main.err(), style(), ReviewText.Shown.NOTHING);
    return Reviewed.of(change, target, policies.packs(), supplies, settings, text);
  }

  TargetOptions target() {
    return target;
  }

  private Style style() {
    return Style.of(noColor, System.getenv());
  }

  /** A file gets no colours, whatever the terminal can show. */
  Style style(Destination destination) {
    return destination.file().isEmpty() ? style() : Style.PLAIN;
  }

  /** Says what is missing from the view, and what the command exits with. */
  int end(Report report) {
    for (Report.Incomplete incomplete : report.incomplete()) {
      Main.err().println("plumbline: " + incomplete.stack() + ": " + incomplete.reason());
    }
    report.notes().forEach(note -> Main.err().println("plumbline: " + note));
    return (strict && !report.incomplete().isEmpty() ? ExitCode.INCOMPLETE : ExitCode.OK).code();
  }
}
