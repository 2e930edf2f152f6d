package dev.plumbline.ingest.git;

import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.jspecify.annotations.Nullable;

/** Commits of a repository that lies here: from names, and the one two lines parted at. */
final class Revisions {
  private Revisions() {}

  /**
   * The commit that a person's words name, as Git reads them; a branch that only the remote has is
   * found too, as in a fresh clone or a build server's checkout.
   *
   * @throws SourceException when there is none
   */
  static ObjectId resolve(Repository repository, String name) throws SourceException, IOException {
    try {
      for (String candidate : List.of(name, "origin/" + name)) {
        ObjectId found = repository.resolve(candidate + "^{commit}");
        if (found != null) {
          return found;
        }
      }
      throw new SourceException(
          "there is no branch, tag or commit "
              + name
              + " in "
              + where(repository)
              + "; check its spelling, or fetch it first");
    } catch (AmbiguousObjectException e) {
      throw new SourceException(name + " stands for several commits; give more digits", e);
    } catch (RevisionSyntaxException | IncorrectObjectTypeException e) {
      throw new SourceException("not a branch, tag or commit: " + name, e);
    } catch (MissingObjectException e) {
      throw new SourceException(
          "the commit " + name + " is not in " + where(repository) + "; fetch it first", e);
    }
  }

  /** Where the two parted; null where they share no history, or it was cut off. */
  static @Nullable ObjectId mergeBase(ObjectReader reader, ObjectId head, ObjectId base)
      throws IOException {
    try (var walk = new RevWalk(reader)) {
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(walk.parseCommit(head));
      walk.markStart(walk.parseCommit(base));
      RevCommit parted = walk.next();
      return parted == null ? null : parted.toObjectId();
    }
  }

  static ObjectId tree(ObjectReader reader, ObjectId commit) throws IOException {
    try (var walk = new RevWalk(reader)) {
      return walk.parseCommit(commit).getTree().toObjectId();
    }
  }

  private static String where(Repository repository) {
    return repository.isBare()
        ? repository.getDirectory().toString()
        : repository.getWorkTree().toString();
  }
}
