package dev.plumbline.policy.external;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the file of a stack that a scanner means, wherever the scanner stood when it ran. */
final class Paths {
  private static final String NEXT = "/";

  private final Set<String> files;
  private final boolean alone;

  /** The files read from their ends, so that those that end alike are beside each other. */
  private final NavigableSet<String> backwards = new TreeSet<>();

  private final int deepest;
  private final Map<String, Optional<String>> known = new HashMap<>();

  /**
   * @param alone whether the review has no other stack; in another the same name may be meant
   */
  Paths(Set<String> files, boolean alone) {
    this.files = files;
    this.alone = alone;
    files.forEach(file -> backwards.add(reversed(file)));
    this.deepest =
        files.stream()
            .mapToInt(file -> (int) file.chars().filter(c -> c == '/').count())
            .max()
            .orElse(0);
  }

  /**
   * The file itself, else the only one whose path ends so, or with which the scanner's ends. A bare
   * name such as {@code main.tf} tells too little where there are other stacks.
   */
  Optional<String> find(String uri) {
    return known.computeIfAbsent(uri, this::search);
  }

  private Optional<String> search(String uri) {
    String path = plain(uri);
    if (files.contains(path)) {
      return Optional.of(path);
    }
    Set<String> found = new HashSet<>();
    Stream.concat(endsOf(path).filter(files::contains), endingWith(path))
        .filter(file -> alone || (file.contains(NEXT) && path.contains(NEXT)))
        .forEach(found::add);
    return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
  }

  /** What is left of a path without its first directories, as deep as the stack's files are. */
  private Stream<String> endsOf(String path) {
    Stream.Builder<String> ends = Stream.builder();
    int at = path.length();
    for (int depth = 0; depth <= deepest; depth++) {
      at = path.lastIndexOf('/', at - 1);
      if (at < 0) {
        break;
      }
      ends.add(path.substring(at + 1));
    }
    return ends.build();
  }

  /** Files below other directories; two are enough to know that it is not the only one. */
  private Stream<String> endingWith(String path) {
    String start = reversed(path) + NEXT;
    return backwards.tailSet(start, true).stream()
        .limit(2)
        .filter(file -> file.startsWith(start))
        .map(Paths::reversed);
  }

  private static String reversed(String text) {
    return new StringBuilder(text).reverse().toString();
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
