package dev.plumbline.policy.external;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the file of a stack that a scanner means, wherever the scanner stood when it ran. */
final class Paths {
  private final Set<String> files;
  private final Map<String, Optional<String>> known = new HashMap<>();

  Paths(Set<String> files) {
    this.files = files;
  }

  /** The file itself, else the only one whose path ends so, or with which the scanner's ends. */
  Optional<String> find(String uri) {
    return known.computeIfAbsent(uri, this::search);
  }

  private Optional<String> search(String uri) {
    String path = plain(uri);
    if (files.contains(path)) {
      return Optional.of(path);
    }
    List<String> found =
        files.stream()
            .filter(file -> file.endsWith("/" + path) || path.endsWith("/" + file))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private static String plain(String uri) {
    String path = uri.replaceFirst("^file:/+", "/").replace('\\', '/').replaceFirst("^\\./", "");
    try {
      // A plus is no blank in a path.
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path; // a name with a per cent sign of its own
    }
  }
}
