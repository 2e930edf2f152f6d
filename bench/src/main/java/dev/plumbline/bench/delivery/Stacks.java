package dev.plumbline.bench.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;

/** A Git repository of small Terraform stacks whose faults come and go from push to push. */
final class Stacks implements AutoCloseable {
  private static final int RESOURCES = 6;

  private final Path directory;
  private final int count;
  private final Git git;
  private final Random random = new Random(17);

  Stacks(Path directory, int count) throws IOException, GitAPIException {
    this.directory = Files.createDirectories(directory);
    this.count = count;
    this.git = Git.init().setDirectory(directory.toFile()).setInitialBranch("main").call();
  }

  /**
   * One push: all stacks written anew the first time, then one to six of them.
   *
   * @return the commit
   */
  String push(boolean all) throws IOException, GitAPIException {
    List<Integer> changed =
        all
            ? IntStream.range(0, count).boxed().toList()
            : random.ints(1 + random.nextInt(6), 0, count).distinct().boxed().toList();
    for (int stack : changed) {
      Path main = directory.resolve("stacks/s%02d/main.tf".formatted(stack));
      Files.createDirectories(main.getParent());
      Files.writeString(main, sources(stack));
    }
    git.add().addFilepattern(".").call();
    return git.commit()
        .setMessage("Change " + changed.size() + " stacks")
        .setAuthor("bench", "bench@example.org")
        .setSign(false)
        .call()
        .getName();
  }

  private String sources(int stack) {
    var blocks = new ArrayList<String>();
    blocks.add("# " + random.nextInt(1_000_000) + ", so that no two pushes are the same\n");
    for (int i = 0; i < RESOURCES; i++) {
      if (random.nextInt(4) > 0) {
        blocks.add(volume(stack, i, random.nextBoolean()));
      }
    }
    return String.join("\n", blocks);
  }

  private String volume(int stack, int number, boolean encrypted) {
    String suppressed = random.nextInt(5) == 0 ? "  # checkov:skip=CKV_AWS_3: scratch space\n" : "";
    return """
    resource "aws_ebs_volume" "v%d" {
    %s  availability_zone = "eu-west-1a"
      size              = %d
      encrypted         = %s
    }
    """
        .formatted(number, suppressed, 10 + stack, encrypted);
  }

  @Override
  public void close() {
    git.close();
  }
}
