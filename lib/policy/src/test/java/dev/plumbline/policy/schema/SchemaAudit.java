package dev.plumbline.policy.schema;

import dev.plumbline.iac.StackReader;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Prints what the providers would refuse in every Terraform directory of some trees, as if all were
 * of the majors that the facts describe: to judge the facts and the check by hand. Arguments: the
 * trees.
 */
final class SchemaAudit {
  private static final PrintStream OUT = System.out;

  private SchemaAudit() {}

  public static void main(String[] trees) throws IOException {
    for (String tree : trees) {
      Path root = Path.of(tree);
      for (String directory : directories(root)) {
        Graph graph =
            StackReader.read(
                new StackSpec(StackSpec.Kind.TERRAFORM, directory, "", List.of(), true),
                sources(root, directory),
                Budget.generous());
        for (Mismatch it : SchemaCheck.of(graph, Set.of("aws", "azurerm", "google"))) {
          OUT.println(
              it.kind().label()
                  + "\t"
                  + it.resource().type()
                  + "\t"
                  + it.path().replaceAll("\\[\\d+\\]", "[]")
                  + "\t"
                  + it.resource().rangeOf(it.path())
                  + "\t"
                  + it.text());
        }
      }
    }
  }

  private static Set<String> directories(Path root) throws IOException {
    var found = new TreeSet<String>();
    try (Stream<Path> walk = Files.walk(root)) {
      walk.filter(file -> file.toString().endsWith(".tf"))
          .forEach(file ->
              found.add(root.relativize(Objects.requireNonNull(file.getParent())).toString()));
    }
    return found;
  }

  private static SourceTree sources(Path root, String directory) throws IOException {
    var files = new TreeMap<String, byte[]>();
    try (Stream<Path> walk = Files.walk(root.resolve(directory))) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
    return new SourceTree(files);
  }
}
