package dev.plumbline.standalone.command;

import dev.plumbline.model.section.Report;
import dev.plumbline.pipeline.artifact.ArtifactStore;
import dev.plumbline.reporter.output.Contents;
import dev.plumbline.reporter.output.Format;
import dev.plumbline.standalone.Choices;
import dev.plumbline.standalone.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** In which forms a report is written, and where to. */
public final class OutputOptions {
  private static final String TEXT = "text";

  /** What is looked for here, and is a form of another command. */
  private static final Map<String, String> ELSEWHERE =
      Map.of("patch", "fix", "suggestions", "fix", "svg", "graph", "dot", "graph");

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT[=FILE]",
      description =
          "How to write the report; repeatable. Without FILE it goes to standard "
              + "output, where only one can go. One of text (default; never to a FILE), json, "
              + "sarif, junit, markdown, html, github, gitlab-sast, gitlab-codequality, csv.")
  private List<String> given = new ArrayList<>();

  /**
   * @throws Problem when a format is none, a file can't be written, or two want the same place
   */
  void check() {
    for (Destination wish : wishes()) {
      if (!wish.format().equals(TEXT) && Format.find(wish.format()).isEmpty()) {
        throw unknown(wish.format());
      }
      if (wish.format().equals(TEXT) && !wish.file().isEmpty()) {
        throw Problem.usage("text goes to the terminal; for a file take markdown=" + wish.file());
      }
      wish.requireDirectory();
    }
    Destination.requireApart(wishes());
  }

  private static Problem unknown(String format) {
    String elsewhere = ELSEWHERE.get(format);
    if (elsewhere != null) {
      String command = "'plumbline " + elsewhere + " -o " + format + "'";
      return Problem.usage("a review is not written as " + format + "; " + command + " makes that");
    }
    List<String> formats =
        Stream.concat(Stream.of(TEXT), Stream.of(Format.values()).map(Format::label)).toList();
    return Problem.usage(
        "there are the output formats "
            + String.join(", ", formats)
            + ", and not "
            + Choices.meant(format, formats));
  }

  /** Whether another form than text has standard output for itself. */
  boolean ownStandardOutput() {
    return wishes().stream().anyMatch(wish -> wish.file().isEmpty() && !wish.format().equals(TEXT));
  }

  /**
   * @param existing whether what was there before the change is wanted one by one
   */
  void write(Report report, ArtifactStore artifacts, boolean existing) throws IOException {
    if (wishes().stream().allMatch(wish -> wish.format().equals(TEXT))) {
      return;
    }
    Contents loaded = Contents.load(report, artifacts);
    Contents contents = existing ? loaded.withExisting() : loaded;
    for (Destination wish : wishes()) {
      if (!wish.format().equals(TEXT)) {
        wish.write(Format.find(wish.format()).orElseThrow().render(contents));
      }
    }
  }

  private List<Destination> wishes() {
    return given.isEmpty()
        ? List.of(new Destination(TEXT, ""))
        : given.stream().map(Destination::of).toList();
  }
}
