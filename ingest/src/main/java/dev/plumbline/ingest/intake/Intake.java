package dev.plumbline.ingest.intake;

import dev.plumbline.iac.discovery.AffectedStack;
import dev.plumbline.iac.discovery.AffectedStacks;
import dev.plumbline.iac.discovery.Discovered;
import dev.plumbline.iac.discovery.Discovery;
import dev.plumbline.iac.discovery.FileTree;
import dev.plumbline.iac.discovery.ProjectSettings;
import dev.plumbline.iac.discovery.Stack;
import dev.plumbline.ingest.git.Repositories;
import dev.plumbline.ingest.git.SourceChange;
import dev.plumbline.ingest.git.SourceException;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.event.ReviewEvent;
import dev.plumbline.model.event.StackInterface;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.review.Estate;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.review.StackChanged;
import dev.plumbline.model.review.Supply;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.pipeline.OutageException;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.pipeline.artifact.Snapshots;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Turns a change into the reviews of its stacks. Safe to share between threads. */
public final class Intake {
  private final Repositories repositories;
  private final ArtifactStore artifacts;
  private final Snapshots snapshots;
  private final IntakeLimits limits;
  private final String product;
  private final String judges;
  private final Packs packs;
  private final OwnSupplies supplies;
  private final Uploads.Room room = Uploads.Room.ofHeap();

  /**
   * @param product its version; part of a review's identity
   * @param judges digest of the policies and facts; likewise
   * @param packs policies that go with every stack
   * @param supplies files that go with every change
   */
  public Intake(
      Repositories repositories,
      ArtifactStore artifacts,
      IntakeLimits limits,
      String product,
      String judges,
      Packs packs,
      OwnSupplies supplies) {
    this.packs = packs;
    this.supplies = supplies;
    this.repositories = repositories;
    this.artifacts = artifacts;
    this.snapshots = new Snapshots(artifacts);
    this.limits = limits;
    this.product = product;
    this.judges = judges;
  }

  /**
   * Reads the change's head and base, finds the affected stacks, keeps their sources.
   *
   * @param generation the change's offset
   * @param written when the change was written; the review evaluates for that day
   * @throws OutageException when the repository's host or a pack's does not answer, and nobody
   *     waits to be told so
   * @throws FileNotFoundException when the host has not what was pushed, or not for us, and nobody
   *     waits to be told so
   * @throws IOException when the artifact store does not answer, or a disk fails
   * @throws dev.plumbline.model.source.BudgetExceededException when discovery costs too much
   */
  public Taken take(
      RepositoryChanged asked, long generation, Instant written, Estate estate, Budget budget)
      throws IOException {
    LocalDate date = LocalDate.ofInstant(written, ZoneOffset.UTC);
    try (SourceChange source = repositories.open(asked)) {
      RepositoryChanged change = supplies.under(asked, artifacts);
      requireFiles(change, source.head());
      Packs.Judging judging = packs.snapshot(snapshots);
      var discovery =
          new Discovery(budget, change.settings().variableFiles(), baseline(change.settings()));
      Discovered head = discovery.discover(source.head());
      Optional<FileTree> baseTree = source.baseTree();
      Discovered base = baseTree.isPresent() ? discovery.discover(baseTree.get()) : null;
      List<String> within = within(change, source);
      List<AffectedStack> affected =
          affected(source, head, base, interfaces(estate, change)).stream()
              .filter(stack -> isWithin(stack, within))
              .toList();
      var handedIn =
          HandedIn.of(change.settings().plans(), affected, source.head(), artifacts, budget);
      var sources = new Sources(limits);
      List<KeptStack> kept = keep(source, affected, sources, Sharing.of(head), handedIn);
      Notes notes =
          Notes.of(source, head, within, affected, sources.tooLarge()).behind(judging.notes());
      var review =
          new ReviewDraft(
              change,
              source,
              kept,
              generation,
              date,
              judges,
              judging.packs(),
              own(kept, source.head()));
      return review.begin(limits, product, tracked(change, head), notes, artifacts);
    } catch (SourceException e) {
      String reason = String.valueOf(e.getMessage());
      if (!isAwaited(asked)) {
        requireAnother(e, reason);
      }
      return reject(asked, date, reason, e.isUnreachable());
    }
  }

  /** Throws where another try may do: the last one leaves a dead letter beside the rejection. */
  private static void requireAnother(SourceException failure, String reason) throws IOException {
    if (failure.isUnreachable()) {
      throw new OutageException(reason, failure);
    }
    if (failure.isWithheld()) {
      var missing = new FileNotFoundException(reason);
      missing.initCause(failure);
      throw missing;
    }
  }

  /** What the repository says of the stacks that go, since nothing else of its head is kept. */
  private @Nullable Supply own(List<KeptStack> kept, FileTree head) throws IOException {
    boolean goes =
        kept.stream().anyMatch(stack -> stack instanceof KeptStack.Whole w && w.head() == null);
    return goes && head.paths().contains(ProjectSettings.FILE)
        ? new Supply(
            Supply.Kind.SETTINGS,
            ProjectSettings.FILE,
            artifacts.put(head.read(ProjectSettings.FILE), "application/yaml"))
        : null;
  }

  /**
   * Somebody asked for this review and waits for it, and it is of no branch or pull request: nobody
   * else's findings are wrong without it.
   */
  private static boolean isAwaited(RepositoryChanged change) {
    return !change.requestId().isEmpty() && change.ref().isEmpty();
  }

  /**
   * The change as one that can't be reviewed.
   *
   * @param unreachable whether its repository does not answer
   */
  public Taken.Rejected reject(
      RepositoryChanged change, LocalDate date, String reason, boolean unreachable) {
    return new Taken.Rejected(
        new ReviewEvent.Rejected(
            ReviewIds.ofRejected(change, product + " " + judges, date),
            Instant.now(),
            change.requestId(),
            change.repository(),
            change.ref(),
            reason,
            unreachable));
  }

  private static List<String> baseline(Settings settings) {
    String named = settings.baseline();
    return named == null ? List.of() : List.of(named);
  }

  /**
   * A misspelt file of values would leave every variable at its default, and a misspelt baseline
   * hold nothing back, and nobody told.
   */
  private static void requireFiles(RepositoryChanged change, FileTree head) throws SourceException {
    require("variable file", change.settings().variableFiles(), change, head);
    require("baseline", baseline(change.settings()), change, head);
  }

  private static void require(
      String kind, List<String> files, RepositoryChanged change, FileTree head)
      throws SourceException {
    for (String file : files) {
      if (!head.paths().contains(file)) {
        throw new SourceException(
            "there is no "
                + kind
                + " "
                + file
                + " in "
                + change.repository()
                + "; name it relative to the repository's root");
      }
    }
  }

  private static List<AffectedStack> affected(
      SourceChange source,
      Discovered head,
      @Nullable Discovered base,
      Map<String, StackInterface> interfaces)
      throws IOException {
    FileTree baseTree = source.base();
    if (base == null || baseTree == null) {
      return AffectedStacks.all(head);
    }
    var changed = AffectedStacks.changedPaths(source.head(), baseTree);
    return AffectedStacks.between(head, base, changed, interfaces);
  }

  /** A stack whose sources are on their way. */
  @FunctionalInterface
  private interface Sent {
    KeptStack kept() throws IOException;
  }

  private List<KeptStack> keep(
      SourceChange source,
      List<AffectedStack> affected,
      Sources sources,
      Sharing sharing,
      HandedIn handedIn)
      throws IOException {
    try (var uploads = new Uploads(snapshots, room)) {
      var sent = new ArrayList<Sent>();
      for (AffectedStack stack : affected) {
        sent.add(send(source, stack, sources, uploads, sharing, handedIn));
      }
      var kept = new ArrayList<KeptStack>();
      for (Sent each : sent) {
        kept.add(each.kept());
      }
      return kept;
    }
  }

  private static Sent send(
      SourceChange source,
      AffectedStack stack,
      Sources sources,
      Uploads uploads,
      Sharing sharing,
      HandedIn handedIn)
      throws IOException {
    try {
      Stack head = stack.head();
      // With a base and no head, all that it deploys would be predicted to go.
      Stack base = stack.cause() == AffectedStack.Cause.VALUES_REMOVED ? null : stack.base();
      FileTree baseTree = source.base();
      Future<ArtifactRef> after =
          head == null ? null : sources.put(uploads, source.head(), head, handedIn.files(head));
      Future<ArtifactRef> before =
          base == null || baseTree == null ? null : sources.put(uploads, baseTree, base, Map.of());
      StackSpec spec = handedIn.spec(stack.spec());
      var shared = head == null ? List.<StackChanged.Shared>of() : sharing.of(head);
      return () -> new KeptStack.Whole(spec, Uploads.kept(after), Uploads.kept(before), shared);
    } catch (Sources.TooLargeException e) {
      var large = new KeptStack.TooLarge(stack.spec(), String.valueOf(e.getMessage()));
      return () -> large;
    }
  }

  /** Paths that were named, without the dots and slashes that people put around them. */
  private static List<String> within(RepositoryChanged change, SourceChange source) {
    var within = new ArrayList<String>();
    if (change.paths().isEmpty() && !source.within().isEmpty()) {
      within.add(source.within());
    }
    for (String path : change.paths()) {
      String plain = path.replaceFirst("^(\\./)+", "").replaceFirst("/+$", "");
      within.add(plain.equals(".") ? "" : plain);
    }
    return within;
  }

  private static boolean isWithin(AffectedStack stack, List<String> within) {
    Stack head = stack.head();
    Stack base = stack.base();
    return (head != null && Notes.isWithin(head, within))
        || (base != null && Notes.isWithin(base, within));
  }

  private static Map<String, StackInterface> interfaces(Estate estate, RepositoryChanged change) {
    var own = new HashMap<String, StackInterface>();
    for (StackInterface offered : estate.stacks().values()) {
      if (offered.repository().equals(change.repository())) {
        own.put(offered.stack(), offered);
      }
    }
    return own;
  }

  /** A repository may say which of its branches are tracked; a pull request never is. */
  private static boolean tracked(RepositoryChanged change, Discovered head) {
    boolean branch = !change.ref().isEmpty() && !change.ref().startsWith("pull/");
    return branch && (change.tracked() || head.settings().tracks(change.ref()));
  }
}
