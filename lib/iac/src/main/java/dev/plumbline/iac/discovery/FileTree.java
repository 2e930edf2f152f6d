package dev.plumbline.iac.discovery;

import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;

/**
 * A repository's regular files at one moment; content is read only when it is asked for. Paths are
 * relative to the root, with forward slashes, and never leave it. For use by one thread at a time.
 */
public interface FileTree {
  NavigableSet<String> paths();

  /**
   * Names the content: equal for equal content, in every tree of the same repository.
   *
   * @throws IOException when the repository can't be read
   */
  String id(String path) throws IOException;

  /**
   * In bytes.
   *
   * @throws IOException when the repository can't be read
   */
  long size(String path) throws IOException;

  /**
   * The content as it is stored: no filter, no conversion of line ends.
   *
   * @throws IOException when the repository can't be read, or the file is larger than the tree's
   *     limit
   */
  byte[] read(String path) throws IOException;

  /** What was left out, in words a user understands: symbolic links, submodules, odd names. */
  List<String> notes();
}
