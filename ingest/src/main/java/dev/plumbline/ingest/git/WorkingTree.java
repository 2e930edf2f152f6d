package dev.plumbline.ingest.git;

import dev.plumbline.iac.discovery.FileTree;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;

/**
 * A directory as it lies on disk. In a Git working tree: what is tracked, and what is untracked and
 * not ignored. No symbolic link is followed, no other repository inside is entered.
 */
final class WorkingTree implements FileTree {
  private static final Set<OpenOption> READ_NO_LINK =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final Path root;
  private final TreeLimits limits;
  private final Tracked tracked;
  private final NavigableMap<String, Path> files;
  private final List<String> notes;
  private final Map<String, String> ids = new HashMap<>();

  WorkingTree(Path root, TreeLimits limits, Tracked tracked, TreePaths<Path> paths) {
    this.root = root;
    this.limits = limits;
    this.tracked = tracked;
    this.files = paths.files();
    this.notes = paths.notes();
  }

  @Override
  public NavigableSet<String> paths() {
    return files.navigableKeySet();
  }

  @Override
  public String id(String path) throws IOException {
    String known = ids.get(path);
    if (known == null) {
      known = tracked.unchangedId(path, file(path)).orElse(null);
    }
    if (known == null) {
      known = hash(path);
    }
    ids.put(path, known);
    return known;
  }

  private String hash(String path) throws IOException {
    long size = size(path);
    try (var formatter = new ObjectInserter.Formatter();
        var channel = Files.newByteChannel(file(path), READ_NO_LINK)) {
      var in = Channels.newInputStream(channel);
      return formatter.idFor(Constants.OBJ_BLOB, size, in).name();
    }
  }

  @Override
  public long size(String path) throws IOException {
    return Files.size(file(path));
  }

  @Override
  public byte[] read(String path) throws IOException {
    Path file = file(path);
    try (var channel = Files.newByteChannel(file, READ_NO_LINK)) {
      if (channel.size() > limits.fileBytes()) {
        throw new IOException(path + " is larger than " + limits.fileBytes() + " bytes");
      }
      return Channels.newInputStream(channel).readNBytes((int) limits.fileBytes());
    }
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  private Path file(String path) throws IOException {
    Path file = files.get(path);
    if (file == null) {
      throw new NoSuchFileException(root.resolve(path).toString());
    }
    return file;
  }
}
