package dev.plumbline.standalone.terminal;

import dev.plumbline.implementer.diff.Diffs;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.test.BrokenTest;
import dev.plumbline.model.test.GeneratedTests;
import dev.plumbline.model.test.TestFile;
import dev.plumbline.reporter.output.Contents;
import dev.plumbline.standalone.fix.FileChange;
import dev.plumbline.standalone.fix.TestFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Generated tests for a person: each file whole where it is new, its difference where it is not.
 */
public final class TestsText {
  private final Style style;
  private final StringBuilder text = new StringBuilder();

  public TestsText(Style style) {
    this.style = style;
  }

  /**
   * @throws IOException when the sources can't be read
   */
  public String render(TestFiles files, TestFiles.Sources sources, Contents contents)
      throws IOException {
    files.written(sources).forEach(this::change);
    files.removed(sources).forEach(this::change);
    for (TestFiles.Part part : files.parts()) {
      if (part.file().change() == TestFile.Change.SAME) {
        line(style.green("in step") + "  " + CodeFrame.printable(part.file().path()));
      }
      part.file()
          .kept()
          .forEach(sentence ->
              line(
                  style.yellow("left")
                      + "  "
                      + CodeFrame.printable(part.file().path() + ": " + sentence)));
    }
    contents.stacks().stream().map(stack -> stack.plan().generated()).forEach(this::remarks);
    line(
        "%d assertion%s in %d file%s, not run: \"terraform test\" in a module's directory does that"
            .formatted(
                files.assertions(),
                files.assertions() == 1 ? "" : "s",
                files.parts().size(),
                files.parts().size() == 1 ? "" : "s"));
    return text.toString();
  }

  private void change(FileChange change) {
    byte[] reviewed = change.reviewed();
    if (reviewed == null) {
      line(style.bold("── " + CodeFrame.printable(change.path()) + " ──"));
      new String(change.after(), StandardCharsets.UTF_8).lines().forEach(this::code);
    } else {
      SourceTree before = SourceTree.EMPTY.with(change.path(), reviewed);
      SourceTree after = before.with(change.path(), change.after());
      Diffs.of(before, after).unified().lines().forEach(this::code);
    }
    line("");
  }

  private void code(String line) {
    line(CodeFrame.printable(line));
  }

  private void remarks(GeneratedTests tests) {
    for (BrokenTest broken : tests.broken()) {
      String edited = broken.edited() ? " (edited by hand, left)" : "";
      line(style.red("fails") + "  " + CodeFrame.printable(broken.heading() + edited));
      line("       expected " + CodeFrame.printable(broken.expected()));
    }
    tests.notes().forEach(note -> line(style.dim("none") + "  " + CodeFrame.printable(note)));
    if (tests.survived() > 0) {
      line(
          style.dim("dropped")
              + "  "
              + tests.survived()
              + " assertion(s) that held on a changed source as well");
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
