package dev.plumbline.standalone.fix;

import dev.plumbline.pipeline.config.Home;
import dev.plumbline.standalone.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.FS;

/** Commits fixes on a new branch; index and working tree are left alone, no hook is run. */
public final class NewBranch {
  private final String name;

  /**
   * @throws Problem when no branch can have that name
   */
  public NewBranch(String name) {
    if (!Repository.isValidRefName(Constants.R_HEADS + name)) {
      throw Problem.usage("a branch can't be named " + name);
    }
    this.name = name;
  }

  /**
   * Fails early where the branch is there already.
   *
   * @param root of the repository
   */
  public void requireNew(Path root) throws IOException {
    try (Repository repository = open(root)) {
      if (repository.exactRef(Constants.R_HEADS + name) != null) {
        throw Problem.usage("the branch " + name + " is there already; name another one");
      }
      committer(repository);
    }
  }

  /**
   * @param parent the commit that was reviewed
   * @return the new commit's id
   * @throws Problem when the commit does not hold what was reviewed, or the branch is there already
   */
  public String commit(Path root, String parent, List<FileChange> changes, String message)
      throws IOException {
    try (Repository repository = open(root);
        ObjectInserter inserter = repository.newObjectInserter();
        ObjectReader reader = repository.newObjectReader();
        var walk = new RevWalk(reader)) {
      RevCommit commit = walk.parseCommit(ObjectId.fromString(parent));
      for (FileChange change : changes) {
        requireReviewed(reader, commit, change);
      }
      ObjectId tree = tree(reader, inserter, commit, changes);
      var made = new CommitBuilder();
      PersonIdent committer = committer(repository);
      made.setTreeId(tree);
      made.setParentId(commit);
      made.setAuthor(committer);
      made.setCommitter(committer);
      made.setMessage(message);
      ObjectId id = inserter.insert(made);
      inserter.flush();
      point(repository, id);
      return id.name();
    }
  }

  private static Repository open(Path root) throws IOException {
    return new FileRepositoryBuilder().findGitDir(root.toFile()).setMustExist(true).build();
  }

  private static void requireReviewed(ObjectReader reader, RevCommit commit, FileChange change)
      throws IOException {
    requireInside(reader, commit, change.path());
    byte[] there = null;
    try (TreeWalk at = TreeWalk.forPath(reader, change.path(), commit.getTree())) {
      if (at != null) {
        there = reader.open(at.getObjectId(0)).getCachedBytes();
      }
    }
    if (!Arrays.equals(there, change.reviewed())) {
      throw Problem.usage(
          change.path()
              + " of commit "
              + commit.abbreviate(10).name()
              + " is not what was reviewed");
    }
  }

  /** A link is an entry like a file, and so is a submodule: neither may be on the way to a file. */
  private static void requireInside(ObjectReader reader, RevCommit commit, String path)
      throws IOException {
    for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
      FileMode mode = mode(reader, commit, path.substring(0, end));
      if (mode != FileMode.MISSING && mode != FileMode.TREE) {
        throw Problem.usage(path + " is reached through a link; nothing was committed");
      }
    }
    if (mode(reader, commit, path) == FileMode.SYMLINK) {
      throw Problem.usage(path + " is a link; nothing was committed");
    }
  }

  private static FileMode mode(ObjectReader reader, RevCommit commit, String path)
      throws IOException {
    try (TreeWalk at = TreeWalk.forPath(reader, path, commit.getTree())) {
      return at == null ? FileMode.MISSING : at.getFileMode(0);
    }
  }

  private static ObjectId tree(
      ObjectReader reader, ObjectInserter inserter, RevCommit commit, List<FileChange> changes)
      throws IOException {
    DirCache index = DirCache.read(reader, commit.getTree());
    DirCacheEditor editor = index.editor();
    for (FileChange change : changes) {
      ObjectId blob = inserter.insert(Constants.OBJ_BLOB, change.after());
      editor.add(
          new DirCacheEditor.PathEdit(change.path()) {
            @Override
            public void apply(DirCacheEntry entry) {
              if (change.reviewed() == null) {
                entry.setFileMode(FileMode.REGULAR_FILE);
              }
              entry.setObjectId(blob);
            }
          });
    }
    editor.finish();
    return index.writeTree(inserter);
  }

  private void point(Repository repository, ObjectId commit) throws IOException {
    RefUpdate update = repository.updateRef(Constants.R_HEADS + name);
    update.setExpectedOldObjectId(ObjectId.zeroId());
    update.setNewObjectId(commit);
    update.setRefLogMessage("plumbline fix", false);
    RefUpdate.Result result = update.update();
    if (result != RefUpdate.Result.NEW) {
      throw Problem.usage(
          "the branch " + name + " can't be made (" + result + "); name another one");
    }
  }

  /** Who commits, as the repository or the person's own configuration says; Git asks the same. */
  private static PersonIdent committer(Repository repository) throws IOException {
    var own = new FileBasedConfig(Home.directory().resolve(".gitconfig").toFile(), FS.DETECTED);
    try {
      own.load();
    } catch (ConfigInvalidException e) {
      throw Problem.usage("~/.gitconfig can't be read: " + e.getMessage());
    }
    String user = said(repository.getConfig(), own, "name", "GIT_COMMITTER_NAME");
    String email = said(repository.getConfig(), own, "email", "GIT_COMMITTER_EMAIL");
    return new PersonIdent(user, email);
  }

  private static String said(Config repository, Config own, String key, String variable) {
    String set = System.getenv(variable);
    if (set == null) {
      set = repository.getString("user", null, key);
    }
    if (set == null) {
      set = own.getString("user", null, key);
    }
    if (set == null) {
      throw Problem.usage(
          "Git does not know who commits; say it with: git config user." + key + " …");
    }
    return set;
  }
}
