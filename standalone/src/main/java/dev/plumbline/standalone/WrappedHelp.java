package dev.plumbline.standalone;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Help whose lines are broken between words alone. Picocli's own rules break behind a dot or a
 * colon, too, so that a file's name or a setting's would stand in two lines; and an example whose
 * explanation has no room beside it would go on under the command.
 */
final class WrappedHelp extends Help {
  /** Where descriptions begin at most, in characters. */
  private static final int BEFORE = 30;

  private static final int LEAST = 20;

  /** An example, and after two spaces what it does. */
  private static final Pattern EXPLAINED = Pattern.compile("( +\\S.*?)  +(\\S.*)");

  private static final String UNDER = " ".repeat(6);

  private final int whole;
  private final int width;

  WrappedHelp(CommandSpec command, ColorScheme colours) {
    super(command, colours);
    this.whole = command.usageMessage().width();
    this.width = Math.max(LEAST, whole - BEFORE);
  }

  @Override
  public IOptionRenderer createDefaultOptionRenderer() {
    IOptionRenderer usual = super.createDefaultOptionRenderer();
    return (option, parameters, colours) -> {
      String[] lines =
          Stream.of(String.join("%n", option.description()).split("%n"))
              .flatMap(text -> wrapped(List.of(text), width).stream())
              .toArray(String[]::new);
      return usual.render(
          OptionSpec.builder(option).description(lines).build(), parameters, colours);
    };
  }

  /**
   * Prose is wrapped; an example stands in one line, and what explains it moves up to it or under
   * it.
   */
  @Override
  public String footer(Object... parameters) {
    var lines = new ArrayList<String>();
    var prose = new ArrayList<String>();
    for (String line : commandSpec().usageMessage().footer()) {
      if (line.isBlank() || line.startsWith(" ")) {
        lines.addAll(paragraph(prose));
        prose.clear();
        lines.addAll(example(line));
      } else {
        prose.add(line);
      }
    }
    lines.addAll(paragraph(prose));
    return lines.isEmpty()
        ? ""
        : String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  /** As it is where it fits. */
  private List<String> paragraph(List<String> prose) {
    return prose.stream().allMatch(line -> line.length() <= whole)
        ? List.copyOf(prose)
        : wrapped(prose, whole);
  }

  private List<String> example(String line) {
    Matcher parts = EXPLAINED.matcher(line);
    if (line.length() <= whole || !parts.matches()) {
      return List.of(line);
    }
    String nearer = parts.group(1) + "  " + parts.group(2);
    return nearer.length() <= whole
        ? List.of(nearer)
        : List.of(parts.group(1), UNDER + parts.group(2));
  }

  private static List<String> wrapped(List<String> text, int width) {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : String.join(" ", text).split(" +")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }
}
