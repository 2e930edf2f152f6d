package dev.plumbline.standalone.fix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.standalone.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewBranchTest {
  @TempDir Path root;

  @Test
  void commitsNothingBehindALink(@TempDir Path elsewhere) throws Exception {
    Path outside = Files.writeString(elsewhere.resolve("x.tf"), "a");
    Files.createSymbolicLink(root.resolve("tests"), elsewhere);
    Files.createSymbolicLink(root.resolve("link.tf"), outside);
    try (Git git = Git.init().setDirectory(root.toFile()).call()) {
      git.getRepository().getConfig().setString("user", null, "name", "Ada");
      git.getRepository().getConfig().setString("user", null, "email", "ada@example.com");
      git.add().addFilepattern(".").call();
      String head = git.commit().setMessage("links").setSign(false).call().name();

      refuses(head, new FileChange("tests/new.tf", null, bytes("b")), "is reached through a link");
      refuses(
          head,
          new FileChange("link.tf", bytes(outside.toString()), bytes("b")),
          "link.tf is a link");
      Repository repository = git.getRepository();
      assertThat(repository.exactRef("refs/heads/safe")).isNull();
    }
  }

  private void refuses(String head, FileChange change, String why) {
    assertThatThrownBy(() -> new NewBranch("safe").commit(root, head, List.of(change), "fix"))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(why)
        .hasMessageEndingWith("nothing was committed");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
