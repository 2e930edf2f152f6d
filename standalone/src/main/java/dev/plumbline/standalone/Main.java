package dev.plumbline.standalone;

import dev.plumbline.standalone.command.ArtifactsCommand;
import dev.plumbline.standalone.command.BaselineCommand;
import dev.plumbline.standalone.command.CostCommand;
import dev.plumbline.standalone.command.DeadLettersCommand;
import dev.plumbline.standalone.command.DocsCommand;
import dev.plumbline.standalone.command.FindingsCommand;
import dev.plumbline.standalone.command.FixCommand;
import dev.plumbline.standalone.command.GraphCommand;
import dev.plumbline.standalone.command.ImportConfigCommand;
import dev.plumbline.standalone.command.PlanCommand;
import dev.plumbline.standalone.command.PoliciesCommand;
import dev.plumbline.standalone.command.ProjectionCommand;
import dev.plumbline.standalone.command.PublishCommand;
import dev.plumbline.standalone.command.ReviewCommand;
import dev.plumbline.standalone.command.ScenariosCommand;
import dev.plumbline.standalone.command.ServeCommand;
import dev.plumbline.standalone.command.ServiceCommand;
import dev.plumbline.standalone.command.TestsCommand;
import dev.plumbline.standalone.command.TopicsCommand;
import dev.plumbline.standalone.run.Warmth;
import java.io.FileDescriptor;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program: {@code plumbline COMMAND}. */
@Command(
    name = "plumbline",
    versionProvider = Version.class,
    description =
        "Reviews infrastructure as code while it changes. Needs no credentials; runs nothing of what it reviews.",
    subcommands = {
      ReviewCommand.class,
      PlanCommand.class,
      FixCommand.class,
      CostCommand.class,
      ScenariosCommand.class,
      TestsCommand.class,
      GraphCommand.class,
      DocsCommand.class,
      ServeCommand.class,
      ServiceCommand.class,
      PublishCommand.class,
      FindingsCommand.class,
      PoliciesCommand.class,
      BaselineCommand.class,
      ImportConfigCommand.class,
      TopicsCommand.class,
      DeadLettersCommand.class,
      ProjectionCommand.class,
      ArtifactsCommand.class
    },
    footer = {
      "",
      "Example: plumbline review .",
      "Every command explains itself: plumbline COMMAND --help",
      "",
      "Exit codes: 0 clean, 1 findings at or above --fail-on, 2 wrong usage or",
      "configuration, 3 incomplete (with --strict), 4 broker, database or Git host",
      "unreachable, 5 a defect of ours.",
      "",
      "In a checkout of Plumbline, './plumbline test' runs its own tests."
    })
public final class Main {
  private static final Standard OUT_FILE = new Standard(FileDescriptor.out);
  private static final PrintStream OUT = utf8(OUT_FILE);
  private static final PrintStream ERR = utf8(new Standard(FileDescriptor.err));

  private static boolean endsWithItsCommand;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show what the command does, with its options and examples.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show which version this is.")
  private boolean version;

  private Main() {}

  public static void main(String[] arguments) {
    endsWithItsCommand = true;
    int code;
    try {
      Quiet.begin(); // before anything that logs
      Warmth.begin(arguments.length == 0 ? "" : arguments[0]);
      code = run(arguments);
    } catch (Throwable defect) { // whatever it is, the process must not hang on other threads
      code = Failures.explain(defect, ERR).code();
    }
    if (OUT.checkError() && OUT_FILE.isFull()) {
      ERR.println("plumbline: standard output can't be written: no space left on its device");
      code = ExitCode.USAGE.code();
    }
    ERR.flush();
    // Broker and clients leave threads that would keep the process; everything is closed by now.
    Runtime.getRuntime().halt(code);
  }

  static int run(String... arguments) {
    CommandLine line = commandLine();
    line.setExecutionExceptionHandler((failure, _, _) -> Failures.explain(failure, ERR).code());
    line.setParameterExceptionHandler((failure, _) -> Failures.misuse(failure, ERR).code());
    line.setOut(new PrintWriter(OUT, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(ERR, true, StandardCharsets.UTF_8));
    if (arguments.length == 0) {
      line.usage(OUT);
      return ExitCode.USAGE.code();
    }
    return line.execute(arguments);
  }

  /** All commands with their options. */
  static CommandLine commandLine() {
    var line = new CommandLine(new Main());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setHelpFactory(WrappedHelp::new);
    return line;
  }

  /** Whether this process is the command line's, which is halted when its command is through. */
  public static boolean endsWithItsCommand() {
    return endsWithItsCommand;
  }

  public static PrintStream out() {
    return OUT;
  }

  public static PrintStream err() {
    return ERR;
  }

  /** Whatever the locale says: box characters and repositories' texts are UTF-8. */
  private static PrintStream utf8(Standard stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
