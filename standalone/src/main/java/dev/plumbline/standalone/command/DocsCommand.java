package dev.plumbline.standalone.command;

import dev.plumbline.standalone.Failures;
import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.Problem;
import dev.plumbline.standalone.docs.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The documentation of each stack, as files. */
@Command(
    name = "docs",
    description = {
      "Write each stack's runbook, architecture diagram and module documentation.",
      "A page leads to them. They are written at once, without --apply; pages written by hand "
          + "are never overwritten."
    },
    footer = {
      "",
      "Examples:",
      "  plumbline docs                                 into infrastructure-docs",
      "  plumbline docs --into docs/infrastructure",
      "  plumbline docs --base origin/main              with what the change does in the diagrams"
    })
public final class DocsCommand implements Callable<Integer> {
  @Mixin private ViewOptions view = new ViewOptions();

  @Option(
      names = "--into",
      paramLabel = "DIRECTORY",
      defaultValue = "infrastructure-docs",
      description = "Where to write; made where it is missing. Default: infrastructure-docs.")
  private String into = "infrastructure-docs";

  @Override
  public Integer call() throws IOException {
    Path directory = directory();
    try (Reviewed reviewed = view.review(new PolicyOptions())) {
      int written = new Pages(directory).write(reviewed.report(), reviewed.artifacts());
      Main.out().println(written + " files in " + directory);
      return view.end(reviewed.report());
    }
  }

  private Path directory() {
    try {
      Path directory = Path.of(into);
      if (Files.exists(directory) && !Files.isDirectory(directory)) {
        throw Problem.usage(into + " is a file; name a directory with --into");
      }
      Files.createDirectories(directory); // a review takes longer than to see that this can't be
      return directory;
    } catch (IOException e) {
      throw Problem.usage(
          into
              + " can't be made or written ("
              + Failures.reason(e)
              + "); name another with --into");
    } catch (InvalidPathException e) {
      throw Problem.usage("not the name of a directory: " + into);
    }
  }
}
