package dev.plumbline.iac.terraform;

import dev.plumbline.iac.hcl.ParsedFile;
import dev.plumbline.model.source.Diagnostic;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A directory's configuration files as they were read. Nothing of it changes any more, so that
 * readings share it.
 *
 * @param files by path
 */
record ReadDirectory(ModuleSource source, Map<String, ReadFile> files, List<Diagnostic> problems) {
  static final ReadDirectory NONE = new ReadDirectory(ModuleSource.empty(""), Map.of(), List.of());

  record ReadFile(byte[] content, ParsedFile file) {}

  /** Whether these are its files, byte for byte. */
  boolean isOf(SortedMap<String, byte[]> contents) {
    return !files.isEmpty()
        && contents.size() == files.size()
        && contents.entrySet().stream()
            .allMatch(each -> file(each.getKey(), each.getValue()) != null);
  }

  /** The file of that path, where it has that content still; else null. */
  @Nullable ParsedFile file(String path, byte[] content) {
    ReadFile known = files.get(path);
    return known != null && Arrays.equals(known.content(), content) ? known.file() : null;
  }

  long bytes() {
    return files.values().stream().mapToLong(file -> file.content().length).sum();
  }
}
