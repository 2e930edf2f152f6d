package dev.plumbline.iac.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plumbline.iac.eval.Conversion;
import dev.plumbline.iac.eval.Datum;
import dev.plumbline.iac.eval.Type;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Cases in the form of HCL's own language suite: a source ({@code .hcl}), what to make of it
 * ({@code .hcldec}), and the value, its type or the diagnostics' places that are to come out
 * ({@code .t}). {@code -Dhcl.specsuite=} is the directory {@code specsuite/tests} of the original.
 */
class LanguageSuiteTest {
  @Test
  void our_own_cases_come_out_as_they_say() throws IOException {
    List<Path> cases = cases(Path.of("src/test/resources/hcl/suite"));

    assertThat(cases).hasSizeGreaterThanOrEqualTo(100);
    assertThat(differences(cases)).isEmpty();
  }

  @Test
  void the_original_suite_comes_out_as_it_says() throws IOException {
    String suite = System.getProperty("hcl.specsuite", "");
    assumeThat(suite).as("-Dhcl.specsuite does not name HCL's language suite").isNotEmpty();

    List<Path> cases = cases(Path.of(suite));

    assertThat(cases).hasSize(15);
    assertThat(differences(cases)).isEmpty();
  }

  private static List<Path> cases(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".t")).sorted().toList();
    }
  }

  private static List<String> differences(List<Path> cases) throws IOException {
    List<String> differences = new ArrayList<>();
    for (Path test : cases) {
      compare(test, differences);
    }
    return differences;
  }

  private static void compare(Path file, List<String> differences) throws IOException {
    ParsedFile source = parse(beside(file, ".hcl"));
    ParsedFile test = parse(file);
    ParsedFile specification = parse(beside(file, ".hcldec"));
    assertThat(test.diagnostics()).as(file.toString()).isEmpty();
    assertThat(specification.diagnostics()).as(file.toString()).isEmpty();
    var decoder = new SpecDecoder(specification.body());
    Datum made = decoder.decode(SpecDecoder.root(specification.body()), source.body());
    List<Diagnostic> problems = new ArrayList<>(source.diagnostics());
    problems.addAll(decoder.problems());
    Object places = places(problems);
    if (!places.equals(expected(test.body()))) {
      differences.add(file + ": " + places + ", not " + expected(test.body()));
    }
    Datum result = decoder.stated(test.body(), "result");
    if (result != null && !SpecDecoder.plain(result).equals(SpecDecoder.plain(made))) {
      differences.add(file + ": " + made + ", not " + result);
    }
    Type type = decoder.statedType(test.body());
    if (type != null
        && !Conversion.withoutOptional(type).signature().equals(signature(made, type))) {
      differences.add(file + ": " + made.type().signature() + ", not " + type.signature());
    }
  }

  /** {@code any} is satisfied by every type, at the top and in an object's attributes. */
  private static String signature(Datum made, Type wanted) {
    return Conversion.isPossible(made.type(), wanted) && wanted.hasDynamic()
        ? wanted.signature()
        : made.type().signature();
  }

  private static Path beside(Path file, String extension) {
    return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.t$", extension));
  }

  private static List<String> expected(Body test) {
    return test.blocks("diagnostics").stream()
        .flatMap(block -> block.body().blocks("error").stream())
        .map(error -> place(error, "from") + "-" + place(error, "to"))
        .toList();
  }

  private static List<String> places(List<Diagnostic> problems) {
    return problems.stream()
        .map(problem ->
            position(problem.subject().start()) + "-" + position(problem.subject().end()))
        .toList();
  }

  private static String place(Body.Block error, String name) {
    Body body = error.body().blocks(name).getFirst().body();
    return number(body, "line") + ":" + number(body, "column") + "@" + number(body, "byte");
  }

  private static int number(Body body, String name) {
    var literal = (Expression.Literal) Objects.requireNonNull(body.attribute(name)).expression();
    return ((Value.Num) literal.value()).value().intValueExact();
  }

  private static String position(SourcePosition position) {
    return position.line() + ":" + position.column() + "@" + position.offset();
  }

  private static ParsedFile parse(Path file) throws IOException {
    return HclParser.parse(
        file.getFileName().toString(), Files.readAllBytes(file), Budget.generous());
  }
}
