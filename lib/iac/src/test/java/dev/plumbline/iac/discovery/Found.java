package dev.plumbline.iac.discovery;

import dev.plumbline.model.source.Budget;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;

/** What is found in a tree that a test writes down. */
final class Found {
  static final String BACKEND = "terraform {\n  backend \"s3\" {}\n}\n";
  static final String PROVIDER = "provider \"aws\" {}\n";

  private Found() {}

  static Discovered discover(FileTree tree) throws IOException {
    return new Discovery(Budget.generous(), List.of(), List.of()).discover(tree);
  }

  static String call(String source) {
    return "module \"m\" {\n  source = \"" + source + "\"\n}\n";
  }

  static List<String> names(Discovered found) {
    return found.stacks().stream().map(Stack::name).toList();
  }

  static Stack stack(Discovered found, String name) {
    return found.stacks().stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
  }

  static NavigableSet<String> files(Discovered found, String name) {
    return stack(found, name).files();
  }
}
