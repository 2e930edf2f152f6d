package dev.plumbline.validator.tests;

import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.test.GeneratedTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** A program that prints what is generated for stacks of a directory: {@code DIRECTORY STACK…}. */
final class Show {
  private Show() {}

  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]);
    var files = new TreeMap<String, byte[]>();
    try (var paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(path).toString(), Files.readAllBytes(path));
      }
    }
    for (int i = 1; i < arguments.length; i++) {
      long start = System.nanoTime();
      String stack = arguments[i].equals(".") ? "" : arguments[i];
      GeneratedTests tests = Generated.of(StackSpec.terraform(stack), new SourceTree(files));
      tests
          .files()
          .forEach(file -> {
            System.out.println("== " + file.path() + " " + file.change() + " " + file.kept());
            System.out.println(file.content());
          });
      System.out.println("broken " + tests.broken());
      System.out.println(
          arguments[i]
              + ": "
              + tests.assertions()
              + " assertions, survived "
              + tests.survived()
              + ", left "
              + tests.left()
              + ", notes "
              + tests.notes()
              + ", ms "
              + (System.nanoTime() - start) / 1_000_000);
    }
  }
}
