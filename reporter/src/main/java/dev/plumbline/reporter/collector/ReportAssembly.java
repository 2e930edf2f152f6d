package dev.plumbline.reporter.collector;

import dev.plumbline.model.cost.CostSummary;
import dev.plumbline.model.event.ReportReady;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.StackResult;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.model.section.Tally;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.DamagedException;
import dev.plumbline.pipeline.artifact.Listing;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the stacks' parts together. The same parts give the same report. For several threads. */
final class ReportAssembly {
  private static final Logger LOG = LoggerFactory.getLogger(ReportAssembly.class);

  /** Parts of one review that are read at once, so that one with thousands takes its turn. */
  private static final int PARTS = 8;

  /** Parts of all reviews that are read at once. */
  private static final int READS = 32;

  private static final String DEADLINE = "no result before the review's deadline";
  private static final String DEFECT = "the report can't be put together: ";

  private final ArtifactStore artifacts;
  private final Semaphore reads = new Semaphore(READS, true);

  private record Read(String name, @Nullable StackReport stack, String incomplete) {}

  ReportAssembly(ArtifactStore artifacts) {
    this.artifacts = artifacts;
  }

  /**
   * Keeps the report of a review that ends.
   *
   * @param parts by stack key; one for each stack that the review started with
   * @throws IOException when the artifact store can't be reached
   */
  Answer.Assembled end(ReviewEvent.Started started, SortedMap<String, Part> parts, Instant now)
      throws IOException {
    Report report;
    try {
      report = assemble(started, parts, now);
    } catch (RuntimeException defect) {
      // Whichever part it is of: the review has to end, and trying again would not help.
      LOG.atError()
          .addKeyValue("reviewId", started.reviewId())
          .setCause(defect)
          .log("its report can't be put together");
      var none = new TreeMap<String, Part>();
      parts.keySet().forEach(stack -> none.put(stack, Part.lost(DEFECT + defect)));
      report = assemble(started, none, now);
    }
    return keep(report);
  }

  private Answer.Assembled keep(Report report) throws IOException {
    var ref = artifacts.put(Json.bytes(report), Report.MEDIA_TYPE);
    var incomplete =
        Listing.of(report.incomplete().stream().map(Report.Incomplete::stack).toList(), artifacts);
    return new Answer.Assembled(
        new ReviewEvent.Completed(
            report.reviewId(),
            report.endedAt(),
            report.repository(),
            report.ref(),
            report.verdict(),
            report.summary(),
            incomplete.texts(),
            incomplete.count(),
            incomplete.ref()),
        new ReportReady(
            report.reviewId(),
            report.repository(),
            report.ref(),
            report.verdict(),
            ref,
            report.endedAt()));
  }

  /**
   * @param parts by stack key; one for each stack that the review started with
   * @throws IOException when the artifact store can't be reached
   */
  Report assemble(ReviewEvent.Started started, SortedMap<String, Part> parts, Instant now)
      throws IOException {
    var stacks = new ArrayList<StackReport>();
    var incomplete = new ArrayList<Report.Incomplete>();
    for (Read read : read(started, parts)) {
      if (read.stack() != null) {
        stacks.add(read.stack());
      }
      if (!read.incomplete().isEmpty()) {
        incomplete.add(new Report.Incomplete(read.name(), read.incomplete()));
      }
    }
    int unlisted = started.list() == null ? 0 : started.count() - parts.size();
    if (unlisted > 0) {
      incomplete.add(
          new Report.Incomplete("", "the list of stacks can't be read, missing are " + unlisted));
    }
    return report(started, stacks, incomplete, now);
  }

  private List<Read> read(ReviewEvent.Started started, SortedMap<String, Part> parts)
      throws IOException {
    try {
      return parts.entrySet().stream()
          .gather(
              Gatherers.mapConcurrent(
                  PARTS, entry -> read(name(started, entry.getKey()), entry.getValue())))
          .toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private Read read(String name, Part part) {
    StackResult result = part.result();
    if (result == null) {
      return new Read(name, null, part.lost().isEmpty() ? DEADLINE : part.lost());
    }
    try {
      StackReport stack = part(result);
      return new Read(name, stack, stack.incomplete());
    } catch (FileNotFoundException e) {
      return new Read(name, null, "its part is gone: " + e.getMessage());
    } catch (DamagedException | IllegalArgumentException e) {
      return new Read(name, null, "its part can't be read: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StackReport part(StackResult result) throws IOException {
    StackReport part;
    reads.acquireUninterruptibly();
    try {
      part = artifacts.getJson(result.report(), StackReport.class);
    } finally {
      reads.release();
    }
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
        notes(started, stacks, incomplete.isEmpty()),
        stacks.stream()
            .map(StackReport::cost)
            .filter(Objects::nonNull)
            .reduce(CostSummary::plus)
            .orElse(null));
  }

  /**
   * @param complete whether all of every stack was understood
   */
  private static List<String> notes(
      ReviewEvent.Started started, List<StackReport> stacks, boolean complete) {
    var notes = new ArrayList<>(started.notes());
    if (complete && started.base().isEmpty()) {
      unfitting(stacks)
          .forEach(pattern ->
              notes.add("a suppression fits no resource of the stacks reviewed: " + pattern));
    }
    long other = stacks.stream().filter(stack -> !stack.judges().isEmpty()).count();
    if (other == 0) {
      return notes;
    }
    notes.add(
        "judged by other policies or facts than were asked for, since services of two versions ran:"
            + " "
            + other
            + " of "
            + stacks.size()
            + " stacks; review it again, with another run number, when all have the same");
    return notes;
  }

  /** What fits nothing in any of them. */
  private static Set<String> unfitting(List<StackReport> stacks) {
    var unfitting = new TreeSet<String>();
    stacks.stream().findFirst().ifPresent(first -> unfitting.addAll(first.unfitting()));
    stacks.forEach(stack -> unfitting.retainAll(stack.unfitting()));
    return unfitting;
  }

  private static String name(ReviewEvent.Started started, String key) {
    String before = started.repository() + "/";
    return key.startsWith(before) ? key.substring(before.length()) : key;
  }
}
