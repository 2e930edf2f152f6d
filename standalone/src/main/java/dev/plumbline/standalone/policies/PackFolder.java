package dev.plumbline.standalone.policies;

import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.house.Rulebook;
import dev.plumbline.policy.read.Expressions;
import dev.plumbline.policy.read.PackReader;
import dev.plumbline.standalone.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A pack in a directory of this machine. */
public final class PackFolder {
  private PackFolder() {}

  /**
   * The bundled catalogue with the policies of some packs.
   *
   * @param warnings what had better be mended in them, each with file and line
   */
  public record Read(Catalogue catalogue, List<String> warnings) {
    public Read {
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * As {@link #read}, without the warnings.
   *
   * @throws Problem when one of them can't be used; it names every mistake with file and line
   */
  public static Catalogue with(List<Path> folders, Expressions.Depth depth) throws IOException {
    return read(folders, depth).catalogue();
  }

  /**
   * Reads packs.
   *
   * @throws Problem when one of them can't be used; it names every mistake with file and line
   */
  public static Read read(List<Path> folders, Expressions.Depth depth) throws IOException {
    boolean withExamples = depth.compareTo(Expressions.Depth.NAMES) >= 0;
    Catalogue catalogue = withExamples ? Catalogue.bundled() : Catalogue.indexed();
    if (folders.isEmpty()) {
      return new Read(catalogue, List.of());
    }
    var read = PackReader.read(tree(folders), catalogue, depth);
    if (!read.problems().isEmpty()) {
      throw Problem.usage(
          read.problems().stream().map(PackFolder::line).collect(Collectors.joining("\n")));
    }
    return new Read(
        Rulebook.with(catalogue, read.packs()),
        read.warnings().stream().map(PackFolder::line).toList());
  }

  private static String line(Diagnostic problem) {
    return problem.subject() + ": " + problem.summary() + ". " + problem.detail();
  }

  /** The directory's own; with a number where another pack has it. */
  private static String name(Path root, Set<String> names) {
    String own = String.valueOf(root.getFileName());
    String name = own;
    for (int i = 2; !names.add(name); i++) {
      name = own + "-" + i;
    }
    return name;
  }

  private static SourceTree tree(List<Path> folders) throws IOException {
    var files = new TreeMap<String, byte[]>();
    Set<String> names = new HashSet<>();
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw Problem.usage("there is no directory " + folder + "; name the folder of a pack");
      }
      Path root = folder.toRealPath();
      String name = name(root, names);
      int before = files.size();
      try (Stream<Path> walk = Files.walk(root)) {
        for (Path file : walk.filter(Files::isRegularFile).toList()) {
          String path = root.relativize(file).toString().replace('\\', '/');
          if (path.endsWith(".yaml")) {
            files.put(name + "/" + path, Files.readAllBytes(file));
          }
        }
      }
      if (files.size() == before) {
        throw Problem.usage(folder + " holds no .yaml file; docs/packs.md shows what a pack is");
      }
    }
    return new SourceTree(files);
  }
}
