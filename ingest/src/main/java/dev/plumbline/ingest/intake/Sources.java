package dev.plumbline.ingest.intake;

import dev.plumbline.iac.discovery.FileTree;
import dev.plumbline.iac.discovery.Stack;
import dev.plumbline.iac.terraform.StateFiles;
import dev.plumbline.model.review.ArtifactRef;
import dev.plumbline.model.source.SourceTree;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Future;

/** Takes snapshots of stacks, within the limits. */
final class Sources {
  /** What is read whatever its size, up to the limit; other files only when they are small text. */
  private static final Set<String> CODE =
      Set.of("tf", "tfvars", "hcl", "json", "yaml", "yml", "template", "tftpl", "tpl");

  /** That a state lies among the sources is enough to know; its secrets are not kept once more. */
  private static final byte[] NOTHING = {};

  private static final long SMALL = 1 << 20;

  /** As many bytes as Git looks at to tell text from other content. */
  private static final int LOOKED_AT = 8_000;

  private final IntakeLimits limits;
  private final SortedSet<String> tooLarge = new TreeSet<>();

  Sources(IntakeLimits limits) {
    this.limits = limits;
  }

  /** A stack is over a limit; the message says which. */
  static final class TooLargeException extends Exception {
    TooLargeException(String message) {
      super(message);
    }
  }

  /**
   * Sends the stack's files to where they are kept.
   *
   * @param handedIn files beside those of the tree, by path; they go before those
   * @throws TooLargeException when they are over the limits: nothing is cut silently
   */
  Future<ArtifactRef> put(Uploads uploads, FileTree tree, Stack stack, Map<String, byte[]> handedIn)
      throws IOException, TooLargeException {
    if (stack.files().size() > limits.stackFiles()) {
      throw new TooLargeException(
          "the stack has "
              + stack.files().size()
              + " files, more than the "
              + limits.stackFiles()
              + " that review.stack-files allows");
    }
    var files = new TreeMap<String, byte[]>();
    long bytes = 0;
    for (String path : stack.files()) {
      if (StateFiles.isOne(path)) {
        files.put(path, NOTHING);
      } else if (isRead(tree, path)) {
        byte[] content = tree.read(path);
        if (isCode(path) || isText(content)) {
          files.put(path, content);
          bytes += content.length;
        }
      }
      if (bytes > limits.stackBytes()) {
        throw new TooLargeException(
            "the stack's sources are larger than the "
                + limits.stackBytes()
                + " bytes that review.stack-size allows");
      }
    }
    files.putAll(handedIn);
    return uploads.put(new SourceTree(files));
  }

  /** The files that were left out for their size, of all snapshots so far. */
  SortedSet<String> tooLarge() {
    return tooLarge;
  }

  private boolean isRead(FileTree tree, String path) throws IOException {
    long size = tree.size(path);
    if (size > limits.fileBytes()) {
      tooLarge.add(path);
      return false;
    }
    return size <= SMALL || isCode(path);
  }

  private static boolean isCode(String path) {
    return CODE.contains(path.substring(path.lastIndexOf('.') + 1));
  }

  private static boolean isText(byte[] content) {
    for (int i = 0; i < Math.min(content.length, LOOKED_AT); i++) {
      if (content[i] == 0) {
        return false;
      }
    }
    return true;
  }
}
