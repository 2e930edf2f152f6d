package dev.plumbline.iac.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourcePosition;
import dev.plumbline.model.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * HCL's own language suite, as far as it is about reading: {@code -Dhcl.specsuite=} its directory
 * {@code specsuite/tests}.
 */
class LanguageSuiteTest {
  /** Its diagnostics come from decoding by a specification, not from reading. */
  private static final Set<String> DECODING = Set.of("unexpected.t");

  @Test
  void the_suites_sources_are_read_with_its_diagnostics_at_their_ranges() throws IOException {
    String suite = System.getProperty("hcl.specsuite", "");
    assumeThat(suite).as("-Dhcl.specsuite does not name HCL's language suite").isNotEmpty();

    List<Path> cases;
    try (Stream<Path> files = Files.walk(Path.of(suite))) {
      cases = files.filter(file -> file.toString().endsWith(".t")).sorted().toList();
    }

    assertThat(cases).hasSize(15);
    for (Path file : cases) {
      Path source = file.resolveSibling(file.getFileName().toString().replace(".t", ".hcl"));
      List<String> ranges =
          DECODING.contains(file.getFileName().toString()) ? List.of() : expected(file);
      assertThat(parse(source).diagnostics())
          .as(source.toString())
          .extracting(problem ->
              position(problem.subject().start()) + "-" + position(problem.subject().end()))
          .isEqualTo(ranges);
    }
  }

  private static List<String> expected(Path file) throws IOException {
    ParsedFile parsed = parse(file);
    assertThat(parsed.diagnostics()).isEmpty();
    return parsed.body().blocks("diagnostics").stream()
        .flatMap(block -> block.body().blocks("error").stream())
        .map(error -> place(error, "from") + "-" + place(error, "to"))
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
