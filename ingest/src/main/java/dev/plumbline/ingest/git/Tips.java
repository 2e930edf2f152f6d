package dev.plumbline.ingest.git;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a repository's branches and pull requests point at.
 *
 * @param defaultBranch {@code ""} where the repository does not say
 * @param branches commits by the branch's short name
 * @param pulls commits by the number of the pull request, closed ones included: the refs don't tell
 */
public record Tips(String defaultBranch, Map<String, String> branches, Map<Long, String> pulls) {
  public Tips {
    branches = Map.copyOf(new TreeMap<>(branches));
    pulls = Map.copyOf(pulls);
  }
}
