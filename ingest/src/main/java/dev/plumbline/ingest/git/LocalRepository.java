package dev.plumbline.ingest.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What lies at a path of this machine.
 *
 * @param root the working tree's root, or the plain directory itself
 * @param within the named directory relative to the root, {@code ""} for the root itself
 * @param repository null for a directory without Git
 */
record LocalRepository(Path root, String within, @Nullable Repository repository) {

  /**
   * Looks for the repository that the path is in. A path that this repository ignores stands for
   * itself: somebody unpacked it there.
   *
   * @throws SourceException when there is no such directory
   */
  static LocalRepository at(Path path) throws SourceException, IOException {
    if (!Files.exists(path)) {
      throw new SourceException("there is no directory " + path + "; check the path");
    }
    if (!Files.isDirectory(path)) {
      throw new SourceException(path + " is a file; name the directory it is in");
    }
    Path real = path.toRealPath();
    for (Path root = real; root != null; root = root.getParent()) {
      if (Files.exists(root.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
        return inWorkingTree(real, root);
      }
      if (isBare(root)) {
        return new LocalRepository(
            root, "", build(new FileRepositoryBuilder().setGitDir(root.toFile()), root));
      }
    }
    return new LocalRepository(real, "", null);
  }

  private static LocalRepository inWorkingTree(Path path, Path root)
      throws SourceException, IOException {
    Repository repository = openAt(root);
    String within = root.relativize(path).toString().replace('\\', '/');
    if (!within.isEmpty() && isIgnored(root, within, repository)) {
      repository.close();
      return new LocalRepository(path, "", null);
    }
    return new LocalRepository(root, within, repository);
  }

  private static boolean isIgnored(Path root, String within, Repository repository)
      throws SourceException, IOException {
    if (Tracked.of(repository).below(within + "/")) {
      return false;
    }
    Ignores rules = Ignores.root(exclude(repository));
    Path directory = root;
    String prefix = "";
    for (String name : within.split("/", -1)) {
      rules = rules.enter(prefix, directory);
      if (rules.ignore(prefix + name, true)) {
        return true;
      }
      prefix += name + "/";
      directory = directory.resolve(name);
    }
    return false;
  }

  /** The branches; none for a directory without Git. */
  Tips tips() throws IOException {
    if (repository == null) {
      return TipsOf.refs(List.of());
    }
    try (Repository open = repository) {
      return TipsOf.refs(open.getRefDatabase().getRefs());
    }
  }

  static Path exclude(Repository repository) {
    return repository.getCommonDirectory().toPath().resolve("info/exclude");
  }

  private static boolean isBare(Path directory) {
    return Files.isRegularFile(directory.resolve("HEAD"))
        && Files.isDirectory(directory.resolve("objects"))
        && Files.isDirectory(directory.resolve("refs"));
  }

  /** Opens what has its {@code .git} in {@code root}: a directory, or a file that points to one. */
  private static Repository openAt(Path root) throws SourceException, IOException {
    return build(new FileRepositoryBuilder().findGitDir(root.toFile()), root);
  }

  private static Repository build(FileRepositoryBuilder builder, Path root)
      throws SourceException, IOException {
    try {
      return builder.setMustExist(true).build();
    } catch (RepositoryNotFoundException | IllegalArgumentException e) {
      throw new SourceException("the .git of " + root + " is no repository that can be read", e);
    }
  }
}
