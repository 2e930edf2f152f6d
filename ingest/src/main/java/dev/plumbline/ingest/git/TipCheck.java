package dev.plumbline.ingest.git;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashSet;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Checks a commit that was fetched without its history, and all its trees, as JGit does for a whole
 * history: with its own check on, JGit takes every commit cut off for a missing one.
 */
final class TipCheck {
  private TipCheck() {}

  /**
   * Looks at the commit and at each tree below it.
   *
   * @throws CorruptObjectException when one is malformed or unsafe
   */
  static void check(Repository copy, ObjectId commit) throws IOException {
    var checker = new ObjectChecker();
    try (ObjectReader reader = copy.newObjectReader()) {
      checker.check(
          commit, Constants.OBJ_COMMIT, reader.open(commit, Constants.OBJ_COMMIT).getCachedBytes());
      var open = new ArrayDeque<ObjectId>();
      var seen = new HashSet<ObjectId>();
      open.add(Revisions.tree(reader, commit));
      while (!open.isEmpty()) {
        ObjectId tree = open.remove();
        if (seen.add(tree)) {
          byte[] raw = reader.open(tree, Constants.OBJ_TREE).getCachedBytes();
          checker.check(tree, Constants.OBJ_TREE, raw);
          var entries = new CanonicalTreeParser(new byte[0], reader, tree);
          for (; !entries.eof(); entries.next(1)) {
            if (FileMode.TREE.equals(entries.getEntryRawMode())) {
              open.add(entries.getEntryObjectId());
            }
          }
        }
      }
    }
  }
}
