package dev.plumbline.ingest.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** A real repository in a temporary directory. */
public final class TestRepository implements AutoCloseable {
  private static final PersonIdent AUTHOR =
      new PersonIdent("Ada", "ada@example.com", Instant.EPOCH, ZoneOffset.UTC);

  private final Path directory;
  private final Git git;

  private TestRepository(Path directory, Git git) {
    this.directory = directory;
    this.git = git;
  }

  public static TestRepository init(Path directory) throws GitAPIException, IOException {
    GitIsolation.ensure();
    Files.createDirectories(directory);
    var git = Git.init().setDirectory(directory.toFile()).setInitialBranch("main").call();
    return new TestRepository(directory, git);
  }

  public Path directory() {
    return directory;
  }

  public Git git() {
    return git;
  }

  public TestRepository write(String path, String text) throws IOException {
    Path file = directory.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  public TestRepository write(Map<String, String> texts) throws IOException {
    for (var text : texts.entrySet()) {
      write(text.getKey(), text.getValue());
    }
    return this;
  }

  /** Commits everything, removals too; returns the commit's id. */
  public String commit(String message) throws GitAPIException {
    git.add().addFilepattern(".").setAll(true).call();
    RevCommit commit =
        git.commit()
            .setMessage(message)
            .setAuthor(AUTHOR)
            .setCommitter(AUTHOR)
            .setSign(false)
            .call();
    return commit.name();
  }

  public TestRepository branch(String name) throws GitAPIException {
    git.checkout().setCreateBranch(true).setName(name).call();
    return this;
  }

  public TestRepository checkout(String name) throws GitAPIException {
    git.checkout().setName(name).call();
    return this;
  }

  /** Points a ref at a commit, as a Git host does with those of pull requests. */
  public void ref(String name, String commit) throws IOException {
    var update = git.getRepository().updateRef(name);
    update.setNewObjectId(ObjectId.fromString(commit));
    update.forceUpdate();
  }

  @Override
  public void close() {
    git.close();
  }
}
