package dev.plumbline.implementer.scaffold;

import dev.plumbline.facts.Facts;
import dev.plumbline.facts.ResourceFacts;
import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.iac.hcl.edit.HclText;
import dev.plumbline.implementer.recipe.Written;
import dev.plumbline.model.source.SourceTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Outputs of local modules that callers read and that are not declared, where one attribute of one
 * of the module's resources is unmistakably meant: {@code bucket_arn} of the only {@code
 * aws_s3_bucket}, or of the resource named {@code bucket}.
 */
final class Outputs implements Step {
  @Override
  public String id() {
    return "scaffold/outputs";
  }

  @Override
  public String title() {
    return "Declare the outputs that callers read";
  }

  @Override
  public Tolerance tolerance() {
    return Tolerance.REPAIR;
  }

  @Override
  public Written write(SourceTree tree, Surroundings around) {
    List<Directory> directories = around.directories(tree);
    Map<String, Set<String>> read = read(directories);
    SourceTree now = tree;
    List<String> open = new ArrayList<>();
    for (Directory directory : directories) {
      Set<String> wanted = read.getOrDefault(directory.path(), Set.of());
      for (String name : wanted) {
        Directory there = Directory.of(now, directory.path(), around.budget());
        if (!there.whole() || declares(there, name)) {
          continue;
        }
        List<String> meant = meant(there, name);
        if (meant.size() == 1) {
          now = Texts.appended(now, there, file(there), block(name, meant.getFirst()));
        } else {
          open.add(name + " of " + directory.path());
        }
      }
    }
    return now == tree && !open.isEmpty()
        ? new Written.Refused("what is to be put out can't be told: " + String.join(", ", open))
        : new Written.Done(now);
  }

  /** What is read of each directory's module. */
  private static Map<String, Set<String>> read(List<Directory> directories) {
    Map<String, Set<String>> read = new TreeMap<>();
    for (Directory caller : directories) {
      Map<String, String> called = new TreeMap<>();
      for (Directory.Placed call : caller.blocks("module")) {
        String name = call.block().label(0);
        if (name != null) {
          called.put(name, Surroundings.called(caller, call.block()));
        }
      }
      for (Traversal.Absolute reference : caller.references()) {
        String module = Directory.member(reference, 0);
        String output = output(reference);
        if (reference.root().equals("module") && module != null && !output.isEmpty()) {
          String directory = called.get(module);
          if (directory != null) {
            read.computeIfAbsent(directory, _ -> new TreeSet<>()).add(output);
          }
        }
      }
    }
    return read;
  }

  /** The name behind the module's, with or without an instance's key between them. */
  private static String output(Traversal.Absolute reference) {
    String second = Directory.member(reference, 1);
    boolean key = reference.steps().size() > 2 && reference.steps().get(1) instanceof Traversal.Key;
    String third = key ? Directory.member(reference, 2) : null;
    return second != null ? second : third != null ? third : "";
  }

  private static boolean declares(Directory directory, String name) {
    return directory.blocks("output").stream()
        .anyMatch(placed -> name.equals(placed.block().label(0)));
  }

  private static String file(Directory directory) {
    Set<String> names =
        directory.blocks("output").stream()
            .map(Directory.Placed::name)
            .collect(Collectors.toCollection(TreeSet::new));
    return names.size() == 1 ? names.iterator().next() : "outputs.tf";
  }

  private static List<String> block(String name, String value) {
    return List.of("output " + HclText.quoted(name) + " {", "  value = " + value, "}");
  }

  private static List<String> meant(Directory directory, String output) {
    List<Directory.Placed> resources = directory.blocks("resource");
    Map<String, Long> types =
        resources.stream()
            .collect(
                Collectors.groupingBy(placed -> label(placed.block(), 0), Collectors.counting()));
    return resources.stream()
        .map(Directory.Placed::block)
        .filter(block -> block.body().attribute("count") == null)
        .filter(block -> block.body().attribute("for_each") == null)
        .flatMap(block ->
            attributes(block, output, types.getOrDefault(label(block, 0), 0L) == 1).stream()
                .map(attribute -> label(block, 0) + "." + label(block, 1) + "." + attribute))
        .distinct()
        .toList();
  }

  /** The attribute of a resource that an output is named for. */
  private static List<String> attributes(Body.Block block, String output, boolean only) {
    String type = label(block, 0);
    ResourceFacts facts = Facts.bundled().described(type);
    if (facts == null) {
      return List.of();
    }
    List<String> prefixes = new ArrayList<>(List.of(label(block, 1)));
    if (only) {
      prefixes.add(type.replaceFirst("^[^_]*_", ""));
      prefixes.add(type.replaceFirst("^.*_", ""));
    }
    return prefixes.stream()
        .filter(prefix -> output.startsWith(prefix + "_"))
        .map(prefix -> output.substring(prefix.length() + 1))
        .filter(attribute -> attribute.equals("id") || facts.attributes().containsKey(attribute))
        .distinct()
        .toList();
  }

  private static String label(Body.Block block, int index) {
    String label = block.label(index);
    return label == null ? "" : label;
  }
}
