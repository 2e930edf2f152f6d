package dev.plumbline.iac.planfile;

import dev.plumbline.iac.yaml.TopMembers;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which files are plans and states, by what they hold and never by their name alone. */
public final class PlanFiles {
  private PlanFiles() {}

  /** Whether a path can be one's. */
  public static boolean mayBeOne(String path) {
    return path.endsWith(".json") && !path.endsWith(".tf.json") && !path.endsWith(".tfvars.json");
  }

  /** Whether it is a plan or a state as {@code terraform show -json} writes it. */
  public static boolean isOne(byte[] source) {
    Set<String> members = TopMembers.of(source, "format_version");
    return members.contains("format_version")
        && (members.contains("planned_values") || members.contains("values"));
  }

  /**
   * The plans and states that speak of a stack: those that it names, else those in its directory;
   * with an environment, those whose name has it, {@code prod.tfplan.json}.
   */
  static List<String> of(StackSpec stack, SourceTree tree) {
    List<String> named = stack.variableFiles().stream().filter(path -> isOne(tree, path)).toList();
    if (!named.isEmpty()) {
      return named;
    }
    String prefix = stack.path().isEmpty() ? "" : stack.path() + "/";
    List<String> found = new ArrayList<>();
    for (String path : tree.files().tailMap(prefix).keySet()) {
      if (!path.startsWith(prefix)) {
        break;
      }
      String name = path.substring(prefix.length());
      if (name.indexOf('/') < 0 && isOf(name, stack.environment()) && isOne(tree, path)) {
        found.add(path);
      }
    }
    return found;
  }

  /** A stack without the plans among its files of values: what Terraform itself would be told. */
  public static StackSpec without(StackSpec stack, SourceTree tree) {
    return new StackSpec(
        stack.kind(),
        stack.path(),
        stack.environment(),
        stack.variableFiles().stream().filter(path -> !isOne(tree, path)).toList(),
        stack.library());
  }

  private static boolean isOne(SourceTree tree, String path) {
    byte[] content = mayBeOne(path) ? tree.file(path) : null;
    return content != null && isOne(content);
  }

  private static boolean isOf(String name, String environment) {
    return environment.isEmpty()
        || Pattern.compile("(^|[._-])" + Pattern.quote(environment) + "([._-]|$)")
            .matcher(name)
            .find();
  }
}
