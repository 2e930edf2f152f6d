package dev.plumbline.standalone.fix;

import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.test.TestFile;
import dev.plumbline.model.test.TestFile.Change;
import dev.plumbline.reporter.output.Contents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The generated test files of all stacks. A module that several stacks call has one: the first
 * stack's by name, whose values the caller gives.
 */
public record TestFiles(List<Part> parts) {
  public TestFiles {
    parts = List.copyOf(parts);
  }

  /** A file, and the stack whose sources it was made of. */
  public record Part(String stack, TestFile file) {}

  /** Where the sources of a stack's head are read. */
  public interface Sources {
    SourceTree of(String stack) throws IOException;
  }

  public static TestFiles of(Contents contents) {
    Map<String, Part> byPath = new LinkedHashMap<>();
    contents.stacks().stream()
        .sorted(Comparator.comparing(Contents.Stack::name))
        .forEach(stack ->
            stack
                .plan()
                .generated()
                .files()
                .forEach(file -> byPath.putIfAbsent(file.path(), new Part(stack.name(), file))));
    return new TestFiles(List.copyOf(byPath.values()));
  }

  /** Those that are not in step. */
  public List<Part> differing() {
    return parts.stream().filter(part -> part.file().change() != Change.SAME).toList();
  }

  /** How many assertions and refused values they hold together. */
  public int assertions() {
    return parts.stream()
        .flatMap(part -> part.file().runs().stream())
        .mapToInt(TestFile.Run::assertions)
        .sum();
  }

  /**
   * The files to write.
   *
   * @throws IOException when the sources can't be read
   */
  public List<FileChange> written(Sources sources) throws IOException {
    return changes(sources, Change.ADDED, Change.CHANGED);
  }

  /**
   * The files to remove.
   *
   * @throws IOException when the sources can't be read
   */
  public List<FileChange> removed(Sources sources) throws IOException {
    return changes(sources, Change.REMOVED);
  }

  private List<FileChange> changes(Sources sources, Change... wanted) throws IOException {
    var changes = new ArrayList<FileChange>();
    for (Part part : parts) {
      TestFile file = part.file();
      if (List.of(wanted).contains(file.change())) {
        byte[] reviewed = sources.of(part.stack()).file(file.path());
        changes.add(
            new FileChange(file.path(), reviewed, file.content().getBytes(StandardCharsets.UTF_8)));
      }
    }
    return changes;
  }
}
