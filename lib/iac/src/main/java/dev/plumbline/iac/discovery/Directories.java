package dev.plumbline.iac.discovery;

import dev.plumbline.model.source.SourcePaths;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;

/**
 * A tree's files by the directory they are in.
 *
 * @param files the paths directly in each directory that has any, in order
 */
record Directories(NavigableSet<String> paths, NavigableMap<String, List<String>> files) {
  static Directories of(NavigableSet<String> paths) {
    var files = new TreeMap<String, List<String>>();
    for (String path : paths) {
      files.computeIfAbsent(SourcePaths.directory(path), _ -> new ArrayList<>()).add(path);
    }
    return new Directories(paths, files);
  }

  /** The paths directly in {@code directory}. */
  List<String> in(String directory) {
    return files.getOrDefault(directory, List.of());
  }

  /** All paths that begin with {@code prefix}. */
  NavigableSet<String> startingWith(String prefix) {
    return prefix.isEmpty() ? paths : paths.subSet(prefix, true, prefix + '\uffff', false);
  }
}
