package dev.plumbline.standalone.command;

import dev.plumbline.ingest.git.Location;
import dev.plumbline.ingest.git.SourceException;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.standalone.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which change is meant: shared by all commands that publish one. */
final class TargetOptions {
  @Parameters(
      arity = "0..1",
      paramLabel = "PATH|URL",
      defaultValue = ".",
      description =
          "Directory or Git URL (https, ssh, git, file) to review. Default: the current directory.")
  private String target = ".";

  @Option(
      names = "--base",
      paramLabel = "REF",
      description =
          "Review what changed since the merge base with REF. Without it, everything is "
              + "reviewed as it is, uncommitted changes included.")
  private String base = "";

  @Option(
      names = "--head",
      paramLabel = "REF",
      description =
          "Revision to review. Default: the working tree of a path, the default branch of a URL.")
  private String head = "";

  @Option(
      names = "--var-file",
      paramLabel = "FILE",
      description =
          "Values for Terraform variables, relative to the repository's root; repeatable.")
  private List<String> variableFiles = new ArrayList<>();

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "Hold back the findings of this baseline, relative to the repository's root. "
              + "Default: .plumbline-baseline.json, where it is there.")
  private @Nullable String baseline;

  @Option(
      names = "--plan",
      paramLabel = "FILE[=STACK]",
      description = {
        "What 'terraform show -json' says of a plan or a state, merged with the sources;",
        "repeatable, with the stack's name where more than one is reviewed."
      })
  private List<String> plans = new ArrayList<>();

  /**
   * The change as an event.
   *
   * @throws Problem when the target is no directory, or options contradict one another
   */
  RepositoryChanged change(Lane lane, Settings settings) {
    return isUrl(target) ? remote(lane, settings) : local(lane, settings, directory(target));
  }

  /** Before anything is published: what is on a topic stays there for days. */
  private static void requireReadable(String url) {
    try {
      Location.parse(url);
    } catch (SourceException e) {
      throw Problem.usage(String.valueOf(e.getMessage()));
    }
  }

  private RepositoryChanged remote(Lane lane, Settings settings) {
    requireReadable(target);
    String revision = head.isEmpty() ? "HEAD" : head;
    return change(canonical(target), target, revision, lane, List.of(), settings);
  }

  /** A directory inside a checkout is a part of that repository: its stacks reach beyond it. */
  private RepositoryChanged local(Lane lane, Settings settings, Path directory) {
    Optional<Path> checkout = checkout(directory);
    if (checkout.isEmpty()) {
      if (!base.isEmpty() || !head.isEmpty()) {
        throw Problem.usage(target + " is in no Git repository, so there is no --base or --head");
      }
      return change(directory.toString(), directory.toString(), "", lane, List.of(), settings);
    }
    String root = checkout.get().toString();
    String inside = checkout.get().relativize(directory).toString().replace('\\', '/');
    List<String> within = inside.isEmpty() ? List.of() : List.of(inside);
    return change(root, root, head, lane, within, settings);
  }

  private static Optional<Path> checkout(Path directory) {
    Path root = directory;
    while (root != null && !Files.exists(root.resolve(".git"))) {
      root = root.getParent();
    }
    return Optional.ofNullable(root);
  }

  /**
   * The repository's root, or the directory where it is in none.
   *
   * @throws Problem when the target is no directory
   */
  Path root() {
    Path directory = directory(target);
    return checkout(directory).orElse(directory);
  }

  /**
   * A repository by its URL, or by its root on this machine.
   *
   * @throws Problem when it is a directory without a repository
   */
  static String repository(String target) {
    if (isUrl(target)) {
      requireReadable(target);
      return target;
    }
    String root =
        checkout(directory(target))
            .orElseThrow(() ->
                Problem.usage(target + " is in no Git repository, so nothing in it can be watched"))
            .toString();
    if (root.contains(",")) {
      throw Problem.usage("a path with a comma can't be watched: " + root);
    }
    return root;
  }

  /**
   * Means a commit from now on: HEAD, where no other was named.
   *
   * @param why the option that needs one
   * @throws Problem when there can be none
   */
  void commit(String why) {
    if (isUrl(target)) {
      throw Problem.usage(why + " needs a repository on this machine; clone " + target + " first");
    }
    if (checkout(directory(target)).isEmpty()) {
      throw Problem.usage(target + " is in no Git repository, so there is no " + why);
    }
    head = head.isEmpty() ? "HEAD" : head;
  }

  private RepositoryChanged change(
      String repository,
      String url,
      String revision,
      Lane lane,
      List<String> paths,
      Settings settings) {
    return new RepositoryChanged(
        repository,
        url,
        "",
        revision,
        base,
        false,
        lane,
        // Asked for by a person: never taken for an earlier run.
        ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE),
        UUID.randomUUID().toString(),
        paths,
        baseline == null ? settings : settings.against(baseline));
  }

  /** Whoever names a remote on the command line lets it be read. */
  Sources allowing(Sources sources) {
    return allowing(sources, target);
  }

  static Sources allowing(Sources sources, String target) {
    if (!isUrl(target)) {
      return sources;
    }
    String host = canonical(target).replaceFirst("/.*", "").replaceFirst(":\\d+$", "");
    var flags = new HashMap<>(sources.flags());
    var hosts = new TreeSet<>(Configuration.load(sources).git().allowedHosts());
    hosts.add(host);
    flags.put("git.allowed-hosts", String.join(",", hosts));
    return new Sources(flags, sources.environment(), sources.file());
  }

  /**
   * The plans and states that are handed in.
   *
   * @throws Problem when one can't be read, or is none
   */
  SuppliedPlans plans() {
    return SuppliedPlans.read(plans, isUrl(target) ? Path.of("").toAbsolutePath() : root());
  }

  List<String> variableFiles() {
    return variableFiles;
  }

  /** Whether a baseline was named. */
  boolean hasBaseline() {
    return baseline != null;
  }

  /** Whether the working tree is meant, and not a commit. */
  boolean isWorkingTree() {
    return head.isEmpty() && !isUrl(target);
  }

  boolean hasBase() {
    return !base.isEmpty();
  }

  boolean hasPlan() {
    return !plans.isEmpty();
  }

  static boolean isUrl(String target) {
    return target.matches("[a-z][a-z0-9+.-]*://.+") || target.matches("[\\w.-]+@[\\w.-]+:.+");
  }

  private static Path directory(String target) {
    Path path;
    try {
      path = Path.of(target);
    } catch (InvalidPathException e) {
      throw Problem.usage("not a path or URL: " + target);
    }
    if (!Files.exists(path)) {
      throw Problem.usage("there is no " + target + "; give a directory or a Git URL");
    }
    if (!Files.isDirectory(path)) {
      throw Problem.usage(target + " is a file; give the directory that holds it");
    }
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw Problem.usage(target + " can't be read: " + e.getMessage());
    }
  }

  /** {@code host/owner/name}, whatever the scheme. */
  static String canonical(String url) {
    return url.replaceFirst("^[a-z][a-z0-9+.-]*://", "")
        .replaceFirst("^[^/@]*@", "")
        .replaceFirst("^([^/:]+):(?!\\d)", "$1/")
        .replaceFirst("\\.git/?$", "")
        .replaceFirst("/$", "");
  }
}
