package dev.plumbline.iac.planfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Which files are plans and states, by what they hold and never by their name alone. */
public final class PlanFiles {
  private static final JsonFactory JSON = new JsonFactory();
  private static final byte[] VERSION = "\"format_version\"".getBytes(StandardCharsets.US_ASCII);

  private PlanFiles() {}

  /** Whether a path can be one's. */
  public static boolean mayBeOne(String path) {
    return path.endsWith(".json") && !path.endsWith(".tf.json") && !path.endsWith(".tfvars.json");
  }

  /** Whether it is a plan or a state as {@code terraform show -json} writes it. */
  public static boolean isOne(byte[] source) {
    if (!contains(source, VERSION)) {
      return false;
    }
    boolean version = false;
    boolean values = false;
    try (JsonParser parser = JSON.createParser(source)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        version |= name.equals("format_version");
        values |= name.equals("planned_values") || name.equals("values");
        parser.nextToken();
        parser.skipChildren();
      }
    } catch (IOException _) {
      return false; // Whoever else reads the file says what is wrong with it.
    }
    return version && values;
  }

  private static boolean contains(byte[] source, byte[] wanted) {
    for (int i = 0; i <= source.length - wanted.length; i++) {
      int j = 0;
      while (j < wanted.length && source[i + j] == wanted[j]) {
        j++;
      }
      if (j == wanted.length) {
        return true;
      }
    }
    return false;
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
