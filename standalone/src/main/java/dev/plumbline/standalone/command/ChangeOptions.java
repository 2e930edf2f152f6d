package dev.plumbline.standalone.command;

import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.finding.Severity;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.standalone.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which change to review, and how: shared by the commands that publish one. */
public final class ChangeOptions {
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
      description = {
        "Review what changed since the merge base with REF.",
        "Without it, everything is reviewed as it is, uncommitted changes included."
      })
  private String base = "";

  @Option(
      names = "--head",
      paramLabel = "REF",
      description =
          "Revision to review. Default: the working tree of a path, the default branch of a URL.")
  private String head = "";

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      defaultValue = "high",
      description =
          "Exit with 1 when a finding is at or above it (critical, high, medium, low, info). Default: high.")
  private Severity failOn = Severity.HIGH;

  @Option(
      names = "--severity",
      paramLabel = "SEVERITY",
      defaultValue = "info",
      description = "Report only findings at or above it. Default: info.")
  private Severity severity = Severity.INFO;

  @Option(
      names = "--policy",
      paramLabel = "ID",
      split = ",",
      description =
          "Run only this policy; repeatable. An id of Checkov, Trivy and others is understood.")
  private List<String> policies = new ArrayList<>();

  @Option(
      names = "--skip-policy",
      paramLabel = "ID",
      split = ",",
      description = "Leave this policy out; repeatable.")
  private List<String> skipPolicies = new ArrayList<>();

  @Option(
      names = "--var-file",
      paramLabel = "FILE",
      description =
          "Values for Terraform variables, relative to the repository's root; repeatable.")
  private List<String> variableFiles = new ArrayList<>();

  /**
   * The change as an event.
   *
   * @throws Problem when the target is no directory, or options contradict one another
   */
  RepositoryChanged change(Lane lane) {
    return isUrl(target) ? remote(lane) : local(lane, directory(target));
  }

  private RepositoryChanged remote(Lane lane) {
    return change(canonical(target), target, head.isEmpty() ? "HEAD" : head, lane, List.of());
  }

  /** A directory inside a checkout is a part of that repository: its stacks reach beyond it. */
  private RepositoryChanged local(Lane lane, Path directory) {
    Path root = directory;
    while (root != null && !Files.exists(root.resolve(".git"))) {
      root = root.getParent();
    }
    if (root == null) {
      if (!base.isEmpty() || !head.isEmpty()) {
        throw Problem.usage(target + " is in no Git repository, so there is no --base or --head");
      }
      return change(directory.toString(), directory.toString(), "", lane, List.of());
    }
    String inside = root.relativize(directory).toString().replace('\\', '/');
    return change(
        root.toString(),
        root.toString(),
        head,
        lane,
        inside.isEmpty() ? List.of() : List.of(inside));
  }

  private RepositoryChanged change(
      String repository, String url, String revision, Lane lane, List<String> paths) {
    return new RepositoryChanged(
        repository,
        url,
        "",
        revision,
        base,
        false,
        lane,
        (int)
            Instant.now().getEpochSecond(), // asked for by a person: never taken for an earlier run
        UUID.randomUUID().toString(),
        paths,
        new Settings(failOn, severity, policies, skipPolicies, variableFiles));
  }

  /** Whoever names a remote on the command line lets it be read. */
  Sources allowing(Sources sources) {
    if (!isUrl(target)) {
      return sources;
    }
    String host = canonical(target).replaceFirst("/.*", "").replaceFirst(":\\d+$", "");
    var flags = new HashMap<>(sources.flags());
    flags.merge("git.allowed-hosts", host, (listed, named) -> listed + "," + named);
    return new Sources(flags, sources.environment(), sources.file());
  }

  /** Every policy id that was named, so that one which can take no effect is an error. */
  List<String> namedPolicies() {
    var named = new ArrayList<>(policies);
    named.addAll(skipPolicies);
    return named;
  }

  static boolean isUrl(String target) {
    return target.matches("[a-z][a-z0-9+.-]*://.+") || target.matches("[\\w.-]+@[\\w.-]+:.+");
  }

  private static Path directory(String target) {
    Path path = Path.of(target);
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
