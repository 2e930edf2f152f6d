package dev.plumbline.reporter.collector;

import dev.plumbline.model.cost.CostSummary;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.section.Tally;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.DamagedException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts the stacks' parts together. The same parts give the same report. */
final class ReportAssembly {
  private static final String DEADLINE = "no result before the review's deadline";

  private final ArtifactStore artifacts;

  ReportAssembly(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * @param parts by stack key; one for each stack that the review started with
   * @throws IOException when the artifact store can't be reached
   */
  Report assemble(ReviewEvent.Started started, SortedMap<String, Part> parts, Instant now)
      throws IOException {
    var stacks = new ArrayList<StackReport>();
    var incomplete = new ArrayList<Report.Incomplete>();
    for (Map.Entry<String, Part> entry : parts.entrySet()) {
      String name = name(started, entry.getKey());
      StackResult result = entry.getValue().result();
      if (result == null) {
        String lost = entry.getValue().lost();
        incomplete.add(new Report.Incomplete(name, lost.isEmpty() ? DEADLINE : lost));
        continue;
      }
      try {
        StackReport stack = part(result);
        stacks.add(stack);
        if (!stack.incomplete().isEmpty()) {
          incomplete.add(new Report.Incomplete(name, stack.incomplete()));
        }
      } catch (FileNotFoundException e) {
        incomplete.add(new Report.Incomplete(name, "its part is gone: " + e.getMessage()));
      } catch (DamagedException | IllegalArgumentException e) {
        incomplete.add(new Report.Incomplete(name, "its part can't be read: " + e.getMessage()));
      }
    }
    int unlisted = started.list() == null ? 0 : started.count() - parts.size();
    if (unlisted > 0) {
      incomplete.add(
          new Report.Incomplete("", "the list of stacks can't be read, missing are " + unlisted));
    }
    return report(started, stacks, incomplete, now);
  }

  private StackReport part(StackResult result) throws IOException {
    StackReport part = artifacts.getJson(result.report(), StackReport.class);
    if (part == null || part.stack() == null || part.tally() == null || part.links() == null) {
      throw new IllegalArgumentException("not a StackReport: it lacks its stack, tally or links");
    }
    return part;
  }

  private static Report report(
      ReviewEvent.Started started,
      List<StackReport> stacks,
      List<Report.Incomplete> incomplete,
      Instant now) {
    Tally tally = stacks.stream().map(StackReport::tally).reduce(Tally.NONE, Tally::plus);
    var actions = new TreeMap<String, Integer>();
    var dangers = new ArrayList<Report.Danger>();
    for (StackReport stack : stacks) {
      stack.actions().forEach((action, count) -> actions.merge(action, count, Integer::sum));
      stack.dangers().forEach(text -> dangers.add(new Report.Danger(stack.stack().name(), text)));
    }
    return new Report(
        started.reviewId(),
        started.requestId(),
        started.repository(),
        started.ref(),
        started.tracked(),
        started.generation(),
        started.head(),
        started.base(),
        started.at(),
        now,
        Verdicts.of(tally, incomplete, started.nothing()),
        Verdicts.summary(
            tally, dangers.size(), started.count(), incomplete.size(), !started.base().isEmpty()),
        tally,
        actions,
        dangers,
        stacks,
        incomplete,
        StackLinks.between(stacks),
        notes(started, stacks),
        stacks.stream()
            .map(StackReport::cost)
            .filter(Objects::nonNull)
            .reduce(CostSummary::plus)
            .orElse(null));
  }

  private static List<String> notes(ReviewEvent.Started started, List<StackReport> stacks) {
    long other = stacks.stream().filter(stack -> !stack.judges().isEmpty()).count();
    if (other == 0) {
      return started.notes();
    }
    var notes = new ArrayList<>(started.notes());
    notes.add(
        "judged by other policies or facts than were asked for, since services of two versions ran:"
            + " "
            + other
            + " of "
            + stacks.size()
            + " stacks; review it again, with another run number, when all have the same");
    return notes;
  }

  private static String name(ReviewEvent.Started started, String key) {
    String before = started.repository() + "/";
    return key.startsWith(before) ? key.substring(before.length()) : key;
  }
}
