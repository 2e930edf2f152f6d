package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.plumbline.reporter.output.Format;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What help says is so: examples are understood, commands and options are described. */
class HelpTest {
  /** Up to what explains it, what it is piped into, or what follows it. */
  private static final Pattern EXAMPLE =
      Pattern.compile("^(?:Example: | *)plumbline ((?:(?!  | \\||$| ;).)+)");

  /** A file's name, a setting's and a reference, of which the first part ends a line. */
  private static final Pattern BROKEN = Pattern.compile("[:(] ?\\.\\R|kafka\\.\\R|REF:\\R");

  static Stream<CommandLine> commands() {
    var all = new ArrayList<CommandLine>();
    collect(Main.commandLine(), all);
    return all.stream();
  }

  private static void collect(CommandLine command, List<CommandLine> all) {
    all.add(command);
    command.getSubcommands().values().forEach(sub -> collect(sub, all));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void hasExamplesThatAreUnderstood(CommandLine command) {
    List<String> examples = examples(command);

    assertThat(examples).as(command.getCommandSpec().qualifiedName()).isNotEmpty();
    for (String example : examples) {
      assertThatCode(() -> Main.commandLine().parseArgs(example.split(" +")))
          .as(example)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void explainsItselfWhenAsked(CommandLine command) {
    String name = command.getCommandSpec().qualifiedName();
    var said = new StringWriter();
    CommandLine asked = Main.commandLine().setOut(new PrintWriter(said));

    int code =
        asked.execute((name.substring("plumbline".length()) + " --help").strip().split(" +"));

    assertThat(code).isZero();
    assertThat(said.toString()).contains("Usage: " + name).contains("--help");
    assertThat(said.toString()).doesNotContainPattern(BROKEN).doesNotContain("null");
    assertThat(said.toString().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    String footer = String.join("\n", command.getCommandSpec().usageMessage().footer());
    examples(command).stream()
        .map(example -> "plumbline " + example)
        .filter(footer::contains) // others are written in several lines
        .forEach(example -> assertThat(said.toString()).contains(example));
  }

  @Test
  void explanationsOfExamplesBeginInOneColumnAndElseUnderTheirExample() {
    var examples =
        new Examples(
            List.of(
                "  plumbline a          what a does",
                "  plumbline a --longer    what more it does",
                "  plumbline a --with-much-more-of-it  what this does",
                "  plumbline b"),
            46);

    assertThat(examples.aligned())
        .containsExactly(
            "  plumbline a           what a does",
            "  plumbline a --longer  what more it does",
            "  plumbline a --with-much-more-of-it",
            "      what this does",
            "  plumbline b");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void noExplanationGoesOnFromTheExampleBefore(CommandLine command) {
    assertThat(String.join("\n", command.getCommandSpec().usageMessage().footer()))
        .doesNotContainPattern("(?m)^  plumbline .*  and ");
  }

  @Test
  void theProgramsHelpNamesItsExitCodesAndTheLaunchersCommand() {
    String said = Main.commandLine().getUsageMessage();

    assertThat(said)
        .contains("Exit codes: 0 clean", "broker, database or Git host", "./plumbline test");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void saysWhatItAndEachOptionIsFor(CommandLine command) {
    assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
    command
        .getCommandSpec()
        .options()
        .forEach(option -> assertThat(option.description()).as(option.longestName()).isNotEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("commands")
  void saysWholeSentencesWhereItIsListed(CommandLine command) {
    String first = command.getCommandSpec().usageMessage().description()[0];

    assertThat(first).as(command.getCommandSpec().qualifiedName()).endsWith(".");
  }

  @Test
  void namesEveryFormThatAReportCanBeWrittenIn() {
    CommandLine review = Objects.requireNonNull(Main.commandLine().getSubcommands().get("review"));

    String said = String.join(" ", review.getCommandSpec().findOption("--output").description());

    for (Format format : Format.values()) {
      assertThat(said).contains(format.label());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fix, text patch suggestions json",
    "graph, text dot svg json",
    "plan, text json",
    "findings, text json"
  })
  void namesEveryFormThatAViewCanBeWrittenIn(String name, String forms) {
    CommandLine view = Objects.requireNonNull(Main.commandLine().getSubcommands().get(name));

    String said = String.join(" ", view.getCommandSpec().findOption("--output").description());

    assertThat(said).contains(forms.split(" "));
  }

  @Test
  void namesEveryCommandThatTheReadmeNames() throws Exception {
    var readme =
        java.nio.file.Files.readString(
            java.nio.file.Path.of(System.getProperty("project.root", ".."), "README.md"));
    Matcher named = Pattern.compile("\\./plumbline ([a-z][a-z-]+)").matcher(readme);
    var known = Main.commandLine().getSubcommands().keySet();
    // The launcher's own.
    var launcher = List.of("test");

    while (named.find()) {
      assertThat(known.contains(named.group(1)) || launcher.contains(named.group(1)))
          .as(named.group(1))
          .isTrue();
    }
  }

  private static List<String> examples(CommandLine command) {
    String footer =
        String.join("\n", command.getCommandSpec().usageMessage().footer())
            .replaceAll("\\\\\\\\?\n +", "");
    return Arrays.stream(footer.split("\n"))
        .map(EXAMPLE::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1).strip())
        .toList();
  }
}
