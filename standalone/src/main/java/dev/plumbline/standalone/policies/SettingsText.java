package dev.plumbline.standalone.policies;

import dev.plumbline.model.json.Json;
import dev.plumbline.standalone.Problem;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of a repository's settings with suppressions added; what stands there stays as it is.
 */
public final class SettingsText {
  public static final String FILE = ".plumbline.yaml";

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./-]*");
  private static final Pattern KEY = Pattern.compile("(?m)^suppressions:([^\\n]*)\\n?");
  private static final Pattern FIRST = Pattern.compile("\\G(?:[ \\t]*(?:#[^\\n]*)?\\n)*( *)- ");

  private SettingsText() {}

  /** Entries under their key. */
  public static String of(List<SkipEntry> entries) {
    return "suppressions:\n" + list(entries, "  ");
  }

  /**
   * The settings with the entries before those that are there.
   *
   * @throws Problem where the list that is there is not written an entry a line
   */
  public static String with(String settings, List<SkipEntry> entries) {
    Matcher key = KEY.matcher(settings);
    if (!key.find()) {
      String before = settings.isEmpty() || settings.endsWith("\n") ? settings : settings + "\n";
      return before + of(entries);
    }
    Matcher first = FIRST.matcher(settings);
    if (!key.group(1).matches("\\s*(#.*)?") || !first.find(key.end())) {
      throw Problem.usage(
          "the suppressions in "
              + FILE
              + " aren't a list with an entry a line; add what --print shows");
    }
    return settings.substring(0, key.end())
        + list(entries, first.group(1))
        + settings.substring(key.end());
  }

  /** Entries that are not there yet, so that taking over twice changes nothing. */
  public static List<SkipEntry> missing(String settings, List<SkipEntry> entries) {
    String there = settings.indent(-settings.length());
    return entries.stream()
        .filter(entry -> !there.contains(text(entry, "").indent(-settings.length())))
        .toList();
  }

  private static String list(List<SkipEntry> entries, String indent) {
    return entries.stream().map(entry -> text(entry, indent)).collect(Collectors.joining());
  }

  private static String text(SkipEntry entry, String indent) {
    String policy =
        entry.policies().size() == 1
            ? scalar(entry.policies().getFirst())
            : sequence(entry.policies());
    var text = new StringBuilder(indent + "- policy: " + policy + "\n");
    line(text, indent, "resources", entry.resources());
    line(text, indent, "files", entry.files());
    text.append(indent).append("  reason: ").append(scalar(entry.reason())).append('\n');
    if (entry.until() != null) {
      text.append(indent).append("  until: ").append(entry.until()).append('\n');
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String indent, String key, List<String> values) {
    if (!values.isEmpty()) {
      text.append(indent)
          .append("  ")
          .append(key)
          .append(": ")
          .append(sequence(values))
          .append('\n');
    }
  }

  private static String sequence(List<String> values) {
    return values.stream().map(SettingsText::scalar).collect(Collectors.joining(", ", "[", "]"));
  }

  /** JSON's texts are YAML's as well. */
  private static String scalar(String text) {
    return PLAIN.matcher(text).matches() ? text : Json.tree(text).toString();
  }
}
