package dev.plumbline.ingest.git;

import dev.plumbline.iac.discovery.FileTree;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.Utf8;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The tree of one revision: blobs straight from the object database. */
final class RevisionTree implements FileTree {
  /**
   * Directories, links and what else is left out count as well: a tree may have the same subtree in
   * many places, so that a few objects make more paths than anybody can walk.
   */
  private static final long ENTRIES_A_FILE = 4;

  private final ObjectReader reader;
  private final TreeLimits limits;
  private final NavigableMap<String, ObjectId> blobs;
  private final List<String> notes;

  private RevisionTree(ObjectReader reader, TreeLimits limits, TreePaths<ObjectId> paths) {
    this.reader = reader;
    this.limits = limits;
    this.blobs = paths.files();
    this.notes = paths.notes();
  }

  /**
   * Lists the tree.
   *
   * @param reader stays open as long as the tree is used
   * @throws SourceException when it is larger than the limits
   */
  static RevisionTree of(ObjectReader reader, ObjectId tree, TreeLimits limits)
      throws IOException, SourceException {
    var paths = new TreePaths<ObjectId>(limits);
    try (var walk = new TreeWalk(reader)) {
      walk.addTree(tree);
      walk.setRecursive(false);
      long most = ENTRIES_A_FILE * limits.files();
      for (long entries = 1; walk.next(); entries++) {
        if (entries > most) {
          throw new SourceException(
              "the repository has more than " + most + " directories and files at " + tree.name());
        }
        visit(walk, paths, limits);
      }
    }
    return new RevisionTree(reader, limits, paths);
  }

  private static void visit(TreeWalk walk, TreePaths<ObjectId> paths, TreeLimits limits)
      throws IOException, SourceException {
    Optional<String> decoded = Utf8.decode(walk.getRawPath());
    if (decoded.isEmpty()) {
      paths.omit("name is not UTF-8", walk.getPathString());
      return;
    }
    String path = decoded.get();
    FileMode mode = walk.getFileMode(0);
    if (!TreePaths.isSafeName(SourcePaths.name(path))) {
      paths.omit("unsafe name", path);
    } else if (paths.omitsLong(path)) {
      return;
    } else if (mode.equals(FileMode.TREE)) {
      if (walk.getDepth() + 1 >= limits.depth()) {
        paths.omit("too deep", path);
      } else {
        walk.enterSubtree();
      }
    } else if (mode.equals(FileMode.SYMLINK)) {
      paths.omit("symbolic link", path);
    } else if (mode.equals(FileMode.GITLINK)) {
      paths.omit("submodule", path);
    } else {
      paths.add(path, walk.getObjectId(0));
    }
  }

  @Override
  public NavigableSet<String> paths() {
    return blobs.navigableKeySet();
  }

  @Override
  public String id(String path) throws IOException {
    return blob(path).name();
  }

  @Override
  public long size(String path) throws IOException {
    return reader.getObjectSize(blob(path), Constants.OBJ_BLOB);
  }

  @Override
  public byte[] read(String path) throws IOException {
    ObjectLoader content = reader.open(blob(path), Constants.OBJ_BLOB);
    if (content.getSize() > limits.fileBytes()) {
      throw new IOException(path + " is larger than " + limits.fileBytes() + " bytes");
    }
    return content.getCachedBytes((int) limits.fileBytes());
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  private ObjectId blob(String path) throws IOException {
    ObjectId id = blobs.get(path);
    if (id == null) {
      throw new IOException("no file " + path + " in this revision");
    }
    return id;
  }
}
