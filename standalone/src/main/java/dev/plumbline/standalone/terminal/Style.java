package dev.plumbline.standalone.terminal;

import dev.plumbline.model.finding.Severity;
import java.util.Map;

/**
 * Colours and breaks of lines, on a terminal only.
 *
 * @param colours whether escape sequences are written at all
 * @param width of the terminal in characters; 0 where there is none, or nobody said: then no line
 *     is broken
 */
public record Style(boolean colours, int width) {
  public static final Style PLAIN = new Style(false, 0);

  /** A narrower terminal breaks lines better than we do. */
  private static final int NARROWEST = 40;

  private static final String RESET = "\u001b[0m";

  /**
   * Colours where standard output is a terminal, unless {@code --no-color} or {@code NO_COLOR} says
   * otherwise (https://no-color.org: any value but the empty one).
   */
  public static Style of(boolean noColor, Map<String, String> environment) {
    boolean forbidden =
        noColor
            || !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || environment.getOrDefault("TERM", "").equals("dumb");
    boolean terminal = isTerminal();
    return new Style(
        terminal && !forbidden, terminal ? width(environment.getOrDefault("COLUMNS", "")) : 0);
  }

  /**
   * @param columns what the launcher says of the terminal
   */
  static int width(String columns) {
    int width = columns.matches("[0-9]{1,4}") ? Integer.parseInt(columns) : 0;
    return width < NARROWEST ? 0 : width;
  }

  /** The same for what will be indented. */
  Style indented(int by) {
    return new Style(colours, width == 0 ? 0 : width - by);
  }

  /** The text with lines that fit the terminal, broken between words; no word is lost. */
  public String fit(String text) {
    return width == 0 ? text : Broken.lines(text, width);
  }

  /** Whether somebody looks at standard output while it is written. */
  public static boolean isTerminal() {
    return System.console() != null && System.console().isTerminal();
  }

  public String bold(String text) {
    return paint("1", text);
  }

  public String dim(String text) {
    return paint("2", text);
  }

  public String red(String text) {
    return paint("31", text);
  }

  public String green(String text) {
    return paint("32", text);
  }

  public String yellow(String text) {
    return paint("33", text);
  }

  public String blue(String text) {
    return paint("34", text);
  }

  /** The severity's label in its colour. */
  public String severity(Severity severity) {
    String code =
        switch (severity) {
          case CRITICAL -> "1;97;41";
          case HIGH -> "1;31";
          case MEDIUM -> "33";
          case LOW -> "34";
          case INFO -> "2";
        };
    return paint(code, severity.label());
  }

  private String paint(String code, String text) {
    return colours ? "\u001b[" + code + "m" + text + RESET : text;
  }
}
