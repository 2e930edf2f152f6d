package dev.plumbline.implementer.scaffold;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.Expression;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.iac.hcl.Span;
import dev.plumbline.iac.hcl.Template;
import dev.plumbline.iac.hcl.Traversal;
import dev.plumbline.iac.hcl.edit.HclText;
import dev.plumbline.implementer.recipe.Written;
import dev.plumbline.model.source.SourcePaths;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Declarations of variables that are used without one, with the type of the values that are given.
 * Nothing is made up: no default, no description.
 */
final class Variables implements Step {
  @Override
  public String id() {
    return "scaffold/variables";
  }

  @Override
  public String title() {
    return "Declare the variables that are used";
  }

  @Override
  public Tolerance tolerance() {
    return Tolerance.REPAIR;
  }

  @Override
  public Written write(SourceTree tree, Surroundings around) {
    List<Directory> directories = around.directories(tree);
    Given given = Given.of(tree, around, directories);
    SourceTree now = tree;
    for (Directory directory : directories) {
      if (directory.whole()) {
        for (String name : undeclared(directory)) {
          Directory there = Directory.of(now, directory.path(), around.budget());
          now = Texts.appended(now, there, file(there), block(name, given.type(directory, name)));
        }
      }
    }
    return new Written.Done(now);
  }

  private static Set<String> undeclared(Directory directory) {
    Set<String> names = new TreeSet<>();
    for (Traversal.Absolute reference : directory.references()) {
      String name = Directory.member(reference, 0);
      if (reference.root().equals("var") && name != null) {
        names.add(name);
      }
    }
    directory.blocks("variable").forEach(placed -> names.remove(placed.block().label(0)));
    return names;
  }

  /** Where most of the module's variables are. */
  private static String file(Directory directory) {
    return directory.blocks("variable").stream()
        .collect(Collectors.groupingBy(Directory.Placed::name, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .map(Map.Entry::getKey)
        .orElse("variables.tf");
  }

  private static List<String> block(String name, String type) {
    String header = "variable " + HclText.quoted(name);
    return type.isEmpty()
        ? List.of(header + " {}")
        : List.of(header + " {", "  type = " + type, "}");
  }

  /** The values that are given from outside, as they are written. */
  private record Given(Map<String, List<Expression>> byVariable) {

    static Given of(SourceTree tree, Surroundings around, List<Directory> directories) {
      Map<String, List<Expression>> given = new TreeMap<>();
      for (String file : files(tree, around)) {
        byte[] content = tree.file(file);
        if (content != null) {
          HclParser.parse(file, content, around.budget())
              .body()
              .attributes()
              .forEach(each -> add(given, around.stack().path(), each));
        }
      }
      for (Directory caller : directories) {
        for (Directory.Placed call : caller.blocks("module")) {
          String called = Surroundings.called(caller, call.block());
          call.block().body().attributes().forEach(each -> add(given, called, each));
        }
      }
      return new Given(given);
    }

    private static void add(
        Map<String, List<Expression>> given, String directory, Body.Attribute attribute) {
      given
          .computeIfAbsent(directory + "\n" + attribute.name(), _ -> new ArrayList<>())
          .add(attribute.expression());
    }

    private static List<String> files(SourceTree tree, Surroundings around) {
      Directory root = around.root(tree);
      List<String> files = new ArrayList<>(around.stack().variableFiles());
      files.add(root.file("terraform.tfvars"));
      tree.files().keySet().stream()
          .filter(file -> file.endsWith(".auto.tfvars"))
          .filter(file -> SourcePaths.directory(file).equals(root.path()))
          .forEach(files::add);
      return files;
    }

    /** The type that all given values have, {@code ""} where it can't be told. */
    String type(Directory directory, String name) {
      Set<String> types =
          byVariable.getOrDefault(directory.path() + "\n" + name, List.of()).stream()
              .map(Given::type)
              .collect(Collectors.toSet());
      return types.size() == 1 ? types.iterator().next() : "";
    }

    private static String type(Expression value) {
      return switch (value) {
        case Expression.Literal(Value.Num _, Span _) -> "number";
        case Expression.Literal(Value.Bool _, Span _) -> "bool";
        case Template template when template.unwrapped() == null -> "string";
        case Expression.Tuple tuple -> of("list", tuple.elements());
        case Expression.Obj object ->
            of("map", object.members().stream().map(Expression.Obj.Member::value).toList());
        default -> "";
      };
    }

    private static String of(String kind, List<Expression> elements) {
      Set<String> types = elements.stream().map(Given::type).collect(Collectors.toSet());
      return types.size() == 1 && !types.contains("")
          ? kind + "(" + types.iterator().next() + ")"
          : "";
    }
  }
}
