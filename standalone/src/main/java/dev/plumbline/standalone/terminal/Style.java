package dev.plumbline.standalone.terminal;

import dev.plumbline.model.finding.Severity;
import java.util.Map;

/**
 * Colours, on a terminal only.
 *
 * @param colours whether escape sequences are written at all
 */
public record Style(boolean colours) {
  public static final Style PLAIN = new Style(false);
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
    return new Style(isTerminal() && !forbidden);
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
