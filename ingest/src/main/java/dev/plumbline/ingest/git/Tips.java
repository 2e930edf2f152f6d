package dev.plumbline.ingest.git;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a repository's branches point at.
 *
 * @param defaultBranch {@code ""} where the repository does not say
 * @param branches commits by the branch's short name
 */
public record Tips(String defaultBranch, Map<String, String> branches) {
  public Tips {
    branches = Map.copyOf(new TreeMap<>(branches));
  }
}
