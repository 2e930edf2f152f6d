package dev.plumbline.ingest.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * Keeps JGit from the machine's own configuration: a user's or the system's settings name filters,
 * credential helpers and rewritten URLs, and looking for the system's file runs the {@code git}
 * program.
 */
final class GitIsolation {
  static {
    SystemReader.setInstance(new Isolated(SystemReader.getInstance()));
  }

  private GitIsolation() {}

  /** Has to be called before the first use of JGit; calling it again does nothing. */
  static void ensure() {
    // Loading the class has done it.
  }

  private static final class Isolated extends SystemReader.Delegate {
    Isolated(SystemReader original) {
      super(original);
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
      return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
      return new Empty(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
      return new Empty(parent, fs);
    }
  }

  /** A configuration in memory; JGit keeps what it measures of file systems in one. */
  private static final class Empty extends FileBasedConfig {
    Empty(Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() {
      // Nothing is read.
    }

    @Override
    public void save() {
      // Nothing is written.
    }

    @Override
    public boolean isOutdated() {
      return false;
    }
  }
}
