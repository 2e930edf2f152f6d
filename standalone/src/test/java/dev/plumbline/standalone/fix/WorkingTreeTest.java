package dev.plumbline.standalone.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.standalone.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkingTreeTest {
  @TempDir Path root;

  @BeforeEach
  void resolve() throws IOException {
    root = root.toRealPath();
    Files.writeString(root.resolve("a.tf"), "a");
    Files.writeString(root.resolve("b.tf"), "b");
  }

  @Test
  void writesChangedAndNewFilesAndKeepsWhoMayReadThem() throws IOException {
    var before = Files.getPosixFilePermissions(root.resolve("a.tf"));

    new WorkingTree(root)
        .apply(List.of(change("a.tf", "a", "A"), new FileChange("new/c.tf", null, bytes("c"))));

    assertThat(root.resolve("a.tf")).hasContent("A");
    assertThat(root.resolve("new/c.tf")).hasContent("c");
    assertThat(Files.getPosixFilePermissions(root.resolve("a.tf"))).isEqualTo(before);
    assertThat(root).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void writesNothingWhereOneFileIsNotWhatWasReviewed() throws IOException {
    Files.writeString(root.resolve("b.tf"), "edited meanwhile");

    assertThatThrownBy(() ->
            new WorkingTree(root)
                .apply(List.of(change("a.tf", "a", "A"), change("b.tf", "b", "B"))))
        .isInstanceOf(Problem.class)
        .hasMessage("b.tf is not what was reviewed; nothing was written: run the command again");

    assertThat(root.resolve("a.tf")).hasContent("a");
    assertThat(root.resolve("b.tf")).hasContent("edited meanwhile");
  }

  @Test
  void doesNotTakeTheNameOfAFileThatCameMeanwhile() {
    assertThatThrownBy(
            () -> new WorkingTree(root).apply(List.of(new FileChange("b.tf", null, bytes("B")))))
        .isInstanceOf(Problem.class);

    assertThat(root.resolve("b.tf")).hasContent("b");
  }

  @Test
  void followsNoLink(@TempDir Path elsewhere) throws IOException {
    Path outside = Files.writeString(elsewhere.resolve("x.tf"), "a");
    Files.createSymbolicLink(root.resolve("link.tf"), outside);

    assertThatThrownBy(() -> new WorkingTree(root).apply(List.of(change("link.tf", "a", "A"))))
        .isInstanceOf(Problem.class)
        .hasMessage("link.tf is reached through a link; nothing was written");

    assertThat(outside).hasContent("a");
  }

  @Test
  void makesNoFileBehindALink(@TempDir Path elsewhere) throws IOException {
    Files.createSymbolicLink(root.resolve("tests"), elsewhere);
    Files.createSymbolicLink(root.resolve("lost"), elsewhere.resolve("gone"));

    for (String path : List.of("tests/x.tf", "tests/deep/x.tf", "lost/x.tf", "lost")) {
      assertThatThrownBy(
              () -> new WorkingTree(root).apply(List.of(new FileChange(path, null, bytes("x")))))
          .isInstanceOf(Problem.class)
          .hasMessage(path + " is reached through a link; nothing was written");
    }
    assertThat(elsewhere).isEmptyDirectory();
  }

  private static FileChange change(String path, String reviewed, String after) {
    return new FileChange(path, bytes(reviewed), bytes(after));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
