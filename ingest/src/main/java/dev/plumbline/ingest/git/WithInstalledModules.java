package dev.plumbline.ingest.git;

import dev.plumbline.iac.discovery.FileTree;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * A revision beside the modules that are installed in the working tree it is compared with: they
 * belong to neither, and a module known on one side only would look like a change.
 */
record WithInstalledModules(FileTree revision, FileTree workingTree, NavigableSet<String> installed)
    implements FileTree {
  WithInstalledModules(FileTree revision, FileTree workingTree) {
    this(revision, workingTree, installed(revision, workingTree));
  }

  private static NavigableSet<String> installed(FileTree revision, FileTree workingTree) {
    var installed = new TreeSet<String>();
    for (String path : workingTree.paths()) {
      if (("/" + path).contains("/.terraform/modules/") && !revision.paths().contains(path)) {
        installed.add(path);
      }
    }
    return installed;
  }

  @Override
  public NavigableSet<String> paths() {
    if (installed.isEmpty()) {
      return revision.paths();
    }
    var both = new TreeSet<>(revision.paths());
    both.addAll(installed);
    return both;
  }

  @Override
  public String id(String path) throws IOException {
    return of(path).id(path);
  }

  @Override
  public long size(String path) throws IOException {
    return of(path).size(path);
  }

  @Override
  public byte[] read(String path) throws IOException {
    return of(path).read(path);
  }

  @Override
  public List<String> notes() {
    return revision.notes();
  }

  private FileTree of(String path) {
    return installed.contains(path) ? workingTree : revision;
  }
}
