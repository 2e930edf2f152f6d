package dev.plumbline.iac;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.BudgetExceededException;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Sources that are made to cost much: each is answered within a second, by a diagnostic or by the
 * end of the budget that its caller set, which the caller reports.
 */
class HostileInputTest {
  private static final long MEGABYTE = 1L << 20;

  /** Twice what it may take, for machines that do something else as well. */
  private static final Duration LONGEST = Duration.ofSeconds(2);

  /** What a reading said: the summaries of its errors, and how it ended. */
  private record Answer(List<String> errors, boolean exceeded) {}

  private static Answer read(StackSpec stack, Map<String, byte[]> files) {
    var tree = new SourceTree(new TreeMap<>(files));
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getTotalThreadAllocatedBytes();
    long start = System.nanoTime();
    Answer answer = answer(stack, tree);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST);
    assertThat((threads.getTotalThreadAllocatedBytes() - before) / MEGABYTE)
        .as("MiB made on the way, most of it garbage at once: what lives is the budget's 128")
        .isLessThan(1_024);
    return answer;
  }

  private static Answer answer(StackSpec stack, SourceTree tree) {
    try {
      Graph graph =
          StackReader.read(stack, tree, Budget.of(5_000_000, 128L << 20, Duration.ofMillis(800)));
      return new Answer(
          graph.diagnostics().stream()
              .filter(each -> each.level() == Diagnostic.Level.ERROR)
              .map(Diagnostic::summary)
              .distinct()
              .toList(),
          false);
    } catch (BudgetExceededException e) {
      return new Answer(List.of(), true);
    }
  }

  private static Answer terraform(String main) {
    return read(StackSpec.terraform(""), Map.of("main.tf", main.getBytes(StandardCharsets.UTF_8)));
  }

  private static Answer template(String text) {
    return read(
        new StackSpec(StackSpec.Kind.CLOUDFORMATION, "t.yaml", "", List.of(), false),
        Map.of("t.yaml", text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String nested(String open, String close, int times) {
    return open.repeat(times) + "1" + close.repeat(times);
  }

  @Test
  void expressionsNestedAHundredThousandDeepAreAnError() {
    assertThat(terraform("locals {\n  a = " + nested("[", "]", 100_000) + "\n}\n").errors())
        .isNotEmpty();
    assertThat(terraform("locals {\n  a = " + nested("(", ")", 100_000) + "\n}\n").errors())
        .isNotEmpty();
    assertThat(terraform("locals {\n  a = " + "!".repeat(100_000) + "true\n}\n").errors())
        .isNotEmpty();
    assertThat(terraform("locals {\n  a = " + nested("\"${", "}\"", 100_000) + "\n}\n").errors())
        .isNotEmpty();
  }

  @Test
  void blocksNestedAHundredThousandDeepAreAnError() {
    assertThat(terraform(nested("a {\n", "\n}", 100_000)).errors()).isNotEmpty();
  }

  @Test
  void templatesNestedDeeplyAreAnError() {
    assertThat(template("Resources: " + nested("[", "]", 100_000)).errors()).isNotEmpty();
    assertThat(template("Resources: " + nested("{a: ", "}", 100_000)).errors()).isNotEmpty();
    assertThat(template("Resources:\n  A: " + nested("!Join ['', [", "]]", 20_000)).errors())
        .isNotEmpty();
  }

  @Test
  void localsThatNeedOneAnotherAreAnError() {
    assertThat(terraform("locals {\n  a = local.b\n  b = [local.a]\n}\n").errors())
        .containsExactly("Dependency cycle");
  }

  @Test
  void localsThatDoubleThirtyTimesEndWithTheBudget() {
    String laughs =
        IntStream.range(1, 31)
            .mapToObj(i -> "  l%d = \"${local.l%d}${local.l%d}\"".formatted(i, i - 1, i - 1))
            .collect(Collectors.joining("\n", "locals {\n  l0 = \"ha\"\n", "\n}\n"));

    assertThat(terraform(laughs).exceeded()).isTrue();
  }

  @Test
  void listsThatDoubleThirtyTimesEndWithTheBudget() {
    String laughs =
        IntStream.range(1, 31)
            .mapToObj(i -> "  l%d = concat(local.l%d, local.l%d)".formatted(i, i - 1, i - 1))
            .collect(Collectors.joining("\n", "locals {\n  l0 = [1]\n", "\n}\n"));

    assertThat(terraform(laughs).exceeded()).isTrue();
  }

  @Test
  void aliasesThatMultiplyAreAnErrorOrEndWithTheBudget() {
    String laughs =
        IntStream.range(1, 12)
            .mapToObj(i -> "a%d: &a%d [%s]".formatted(i, i, ("*a" + (i - 1) + ",").repeat(9)))
            .collect(Collectors.joining("\n", "a0: &a0 [ha]\n", "\n"));
    String indented = laughs.lines().map(line -> "  " + line).collect(Collectors.joining("\n"));

    Answer yaml = terraform("locals {\n  y = yamldecode(<<E\n" + laughs + "E\n)\n}\n");
    Answer template =
        template(
            "Metadata:\n" + indented + "\nResources:\n  R: {Type: X, Properties: {P: *a11}}\n");

    assertThat(yaml.exceeded() || !yaml.errors().isEmpty()).isTrue();
    assertThat(template.exceeded() || !template.errors().isEmpty()).isTrue();
  }

  @Test
  void aTemplateFileOfItselfIsAnError() {
    Answer answer =
        read(
            StackSpec.terraform(""),
            Map.of(
                "main.tf",
                "output \"o\" {\n  value = templatefile(\"t\", {})\n}\n"
                    .getBytes(StandardCharsets.UTF_8),
                "t",
                "${templatefile(\"t\", {})}${templatefile(\"t\", {})}"
                    .getBytes(StandardCharsets.UTF_8)));

    assertThat(answer.errors()).isNotEmpty();
  }

  @Test
  void aHeredocOfAHundredMegabytesEndsWithTheBudget() {
    byte[] source = new byte[100_000_000];
    Arrays.fill(source, (byte) 'x');
    for (int i = 999; i < source.length; i += 1_000) {
      source[i] = '\n';
    }
    byte[] head = "locals {\n  a = <<EOT\n".getBytes(StandardCharsets.UTF_8);
    byte[] tail = "\nEOT\n}\n".getBytes(StandardCharsets.UTF_8);
    System.arraycopy(head, 0, source, 0, head.length);
    System.arraycopy(tail, 0, source, source.length - tail.length, tail.length);

    Answer answer = read(StackSpec.terraform(""), Map.of("main.tf", source));

    assertThat(answer.exceeded() || !answer.errors().isEmpty()).isTrue();
  }

  @Test
  void bytesThatAreNotTextAreAnError() {
    byte[] source = "locals {\n  a = \"\u00e9\"\n}\n".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(read(StackSpec.terraform(""), Map.of("main.tf", source)).errors()).isNotEmpty();
  }

  @Test
  void numbersWithAHugeExponentStaySmall() {
    assertThat(
            template("Resources:\n  R: {Type: X, Properties: {P: !Join ['', [1e999999999, a]]}}\n"))
        .isNotNull();
    assertThat(terraform("locals {\n  a = 1e999999999\n  b = \"${local.a}\"\n}\n").errors())
        .isNotEmpty();
    assertThat(
            read(
                new StackSpec(StackSpec.Kind.PULUMI, "", "", List.of(), false),
                Map.of(
                    "Pulumi.yaml",
                    "name: n\nruntime: yaml\nvariables: {a: 1e999999999, b: 'x${a}'}\n"
                        .getBytes(StandardCharsets.UTF_8))))
        .isNotNull();
  }

  @Test
  void countsThatMultiplyThroughModulesEndWithTheBudget() {
    var files = new TreeMap<String, byte[]>();
    for (int i = 0; i < 6; i++) {
      String call = "module \"m\" {\n  source = \"%s\"\n  count  = 1000\n}\n";
      files.put(
          i == 0 ? "main.tf" : "m" + i + "/main.tf",
          call.formatted((i == 0 ? "./m" : "../m") + (i + 1)).getBytes(StandardCharsets.UTF_8));
    }
    files.put("m6/main.tf", "resource \"a_b\" \"c\" {}\n".getBytes(StandardCharsets.UTF_8));

    Answer answer = read(StackSpec.terraform(""), files);

    assertThat(answer.exceeded() || !answer.errors().isEmpty()).isTrue();
  }
}
