package dev.plumbline.standalone.command;

import dev.plumbline.standalone.Main;
import dev.plumbline.standalone.Problem;
import dev.plumbline.standalone.policies.OtherSkips;
import dev.plumbline.standalone.policies.SettingsText;
import dev.plumbline.standalone.policies.SkipEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes over what other tools' files skip, so that those tools and their files can go. */
@Command(
    name = "import-config",
    description = {
      "Take over what the files of Checkov, Trivy, KICS, tflint and cfn-lint skip: "
          + "as suppressions in .plumbline.yaml, by our policies' ids.",
      "Reviews honour most of those files where they are, so this is for a "
          + "repository that parts with them."
    },
    footer = {
      "",
      "Examples:",
      "  plumbline import-config",
      "  plumbline import-config infrastructure --print"
    })
public final class ImportConfigCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The repository's root. Default: the current directory.")
  private String directory = ".";

  @Option(names = "--print", description = "Show the entries and write nothing.")
  private boolean print;

  @Override
  public Integer call() throws IOException {
    Path root = root();
    OtherSkips skips = OtherSkips.in(root);
    if (skips.files().isEmpty()) {
      throw Problem.usage(
          "no file of another tool in " + root + "; looked for " + OtherSkips.all());
    }
    skips.problems().forEach(problem -> Main.err().println("plumbline: " + problem));
    if (print) {
      Main.out().print(SettingsText.of(skips.entries()));
    } else if (!skips.entries().isEmpty()) {
      write(root.resolve(SettingsText.FILE), skips);
    }
    tell(skips);
    return 0;
  }

  private static void write(Path file, OtherSkips skips) throws IOException {
    String before = Files.exists(file) ? Files.readString(file) : "";
    List<SkipEntry> missing = SettingsText.missing(before, skips.entries());
    if (missing.isEmpty()) {
      Main.err().println("plumbline: all of them are in " + file);
    } else {
      Files.writeString(file, SettingsText.with(before, missing));
      Main.err().println("plumbline: " + missing.size() + " written into " + file);
    }
  }

  private static void tell(OtherSkips skips) {
    Main.err()
        .println(
            "plumbline: %d suppressions from %s"
                .formatted(skips.entries().size(), String.join(", ", skips.files())));
    List<String> foreign = skips.foreign();
    if (!foreign.isEmpty()) {
      Main.err().println("plumbline: no policy answers to " + String.join(", ", foreign));
    }
  }

  private Path root() throws IOException {
    try {
      Path path = Path.of(directory);
      if (!Files.isDirectory(path)) {
        throw Problem.usage(directory + " is no directory; give the repository's root");
      }
      return path.toRealPath();
    } catch (InvalidPathException e) {
      throw Problem.usage("not a path: " + directory);
    }
  }
}
