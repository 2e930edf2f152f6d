package dev.plumbline.standalone.docs;

import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.section.Report;
import dev.plumbline.model.section.StackReport;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.reporter.markdown.Markdown;
import dev.plumbline.standalone.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The documents of a review's stacks in a directory, and the page that leads to them. */
public final class Pages {
  private static final String MARK = "Written by Plumbline from the sources";

  private final Path directory;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  public Pages(Path directory) {
    this.directory = directory;
  }

  /**
   * Writes all pages, or none where one would overwrite what a person wrote.
   *
   * @return how many files there are now
   * @throws Problem when a file is there that Plumbline did not write
   * @throws IOException when the directory can't be written
   */
  public int write(Report report, ArtifactStore artifacts) throws IOException {
    var index = new StringBuilder("# Infrastructure\n\n" + MARK);
    index.append("; edits are lost with the next change.\n\n");
    var taken = new TreeSet<String>();
    for (StackReport stack : report.stacks()) {
      if (!stack.removed()) {
        String folder = folder(stack.stack().name(), taken);
        index.append("- ").append(Markdown.text(stack.stack().name())).append(": ");
        index.append("[runbook](").append(folder).append("/runbook.md), ");
        index.append("[modules](").append(folder).append("/modules.md)\n");
        add(folder + "/runbook.md", stack.runbook(), artifacts);
        add(folder + "/modules.md", stack.modules(), artifacts);
        if (stack.diagram() != null) {
          add(folder + "/architecture.svg", stack.diagram(), artifacts);
          index.append("\n  ![Architecture](").append(folder).append("/architecture.svg)\n\n");
        }
      }
    }
    links(report, index);
    files.put("README.md", index.toString().getBytes(StandardCharsets.UTF_8));
    write();
    return files.size();
  }

  private static void links(Report report, StringBuilder index) {
    if (!report.links().isEmpty()) {
      index.append("\n## Between stacks\n\n| stack | reads | of |\n|---|---|---|\n");
      for (Report.Link link : report.links()) {
        index.append("| ").append(Markdown.text(link.from())).append(" | ");
        index.append(Markdown.code(link.via())).append(" | ");
        index.append(Markdown.text(link.to())).append(" |\n");
      }
    }
  }

  private void add(String path, @Nullable ArtifactRef ref, ArtifactStore artifacts)
      throws IOException {
    if (ref != null) {
      files.put(path, artifacts.get(ref));
    }
  }

  /** A stack's name as a folder: plain characters only, no dots alone, none twice. */
  private static String folder(String stack, TreeSet<String> taken) {
    String plain = stack.equals(".") ? "root" : stack.replaceAll("[^A-Za-z0-9._-]+", "-");
    plain = plain.replaceFirst("^[.-]+", "");
    String folder = plain.isEmpty() ? "stack" : plain;
    for (int number = 2; !taken.add(folder); number++) {
      folder = plain + "-" + number;
    }
    return folder;
  }

  private void write() throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      requireOurs(directory.resolve(file.getKey()), file.getValue());
    }
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = directory.resolve(file.getKey());
      Files.createDirectories(Objects.requireNonNull(target.getParent()));
      Files.write(target, file.getValue());
    }
  }

  /** A picture has no mark, but its folder does: beside it lies the runbook. */
  private static void requireOurs(Path file, byte[] content) throws IOException {
    if (!Files.exists(file) || Arrays.equals(Files.readAllBytes(file), content)) {
      return;
    }
    Path marked = file.toString().endsWith(".svg") ? file.resolveSibling("runbook.md") : file;
    if (!Files.exists(marked)
        || !new String(Files.readAllBytes(marked), StandardCharsets.UTF_8).contains(MARK)) {
      throw Problem.usage(
          file
              + " was not written by Plumbline; nothing was written: name another directory with --into");
    }
  }
}
