package dev.plumbline.iac.hcl.edit;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Pieces of HCL as {@code terraform fmt} leaves them. */
public final class HclText {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*");

  private HclText() {}

  /** A text between quotes, in which nothing is a template. */
  public static String quoted(String text) {
    return '"' + escaped(text) + '"';
  }

  /** The same without its quotes. */
  public static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\r", "\\r")
        .replace("\t", "\\t")
        .replace("${", "$${")
        .replace("%{", "%%{");
  }

  /** The name of an object's member; in quotes where it is no name. */
  public static String key(String name) {
    return isName(name) ? name : quoted(name);
  }

  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** {@code name = expression} for each, the equals signs aligned. */
  public static List<String> aligned(Map<String, String> expressions) {
    int width = expressions.keySet().stream().mapToInt(HclText::width).max().orElse(0);
    return expressions.entrySet().stream()
        .map(one -> one.getKey() + " ".repeat(width - width(one.getKey())) + " = " + one.getValue())
        .toList();
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }
}
