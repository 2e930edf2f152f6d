package dev.plumbline.standalone;

import java.util.ArrayList;
import java.util.List;
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
              .flatMap(text -> Words.wrapped(text, width).stream())
              .toArray(String[]::new);
      return usual.render(
          OptionSpec.builder(option).description(lines).build(), parameters, colours);
    };
  }

  /** Prose is wrapped; examples stand in columns, each command in one line. */
  @Override
  public String footer(Object... parameters) {
    var lines = new ArrayList<String>();
    var prose = new ArrayList<String>();
    var examples = new ArrayList<String>();
    for (String line : commandSpec().usageMessage().footer()) {
      boolean example = line.startsWith(" ");
      if (!example) {
        lines.addAll(new Examples(examples, whole).aligned());
        examples.clear();
      }
      if (example || line.isBlank()) {
        lines.addAll(paragraph(prose));
        prose.clear();
      }
      if (example) {
        examples.add(line);
      } else if (line.isBlank()) {
        lines.add(line);
      } else {
        prose.add(line);
      }
    }
    lines.addAll(new Examples(examples, whole).aligned());
    lines.addAll(paragraph(prose));
    return lines.isEmpty()
        ? ""
        : String.join(System.lineSeparator(), lines) + System.lineSeparator();
  }

  /** As it is where it fits. */
  private List<String> paragraph(List<String> prose) {
    return prose.stream().allMatch(line -> line.length() <= whole)
        ? List.copyOf(prose)
        : Words.wrapped(String.join(" ", prose), whole);
  }
}
