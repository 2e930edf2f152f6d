package dev.plumbline.implementer.scaffold;

import dev.plumbline.iac.hcl.Body;
import dev.plumbline.iac.hcl.HclParser;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The providers of {@code .terraform.lock.hcl}, as the last {@code terraform init} chose them. */
final class LockFile {
  private static final String NAME = ".terraform.lock.hcl";
  private static final Pattern SOURCE =
      Pattern.compile("(?:registry\\.(?:terraform\\.io|opentofu\\.org)/)?(.+/([^/]+))");
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.\\d+.*");

  private LockFile() {}

  /**
   * By the provider's usual local name, which is its type; those that share one are left out.
   *
   * @return each with the version in it as the constraint that allows its major from there on
   */
  static Map<String, Requirement> of(SourceTree tree, String directory, Budget budget) {
    Map<String, Requirement> found = new LinkedHashMap<>();
    String path = directory.isEmpty() ? NAME : directory + "/" + NAME;
    byte[] content = tree.file(path);
    if (content == null) {
      return found;
    }
    Set<String> twice = new HashSet<>();
    for (Body.Block block : HclParser.parse(path, content, budget).body().blocks("provider")) {
      String label = block.label(0);
      Matcher source = SOURCE.matcher(label == null ? "" : label);
      Matcher version = VERSION.matcher(Directory.text(block, "version"));
      if (source.matches() && version.matches()) {
        String constraint = "~> " + version.group(1) + "." + version.group(2);
        String name = source.group(2);
        if (found.put(name, new Requirement(source.group(1), constraint)) != null) {
          twice.add(name);
        }
      }
    }
    found.keySet().removeAll(twice);
    return found;
  }
}
