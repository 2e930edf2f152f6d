package dev.plumbline.pipeline.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("project.root", "../..")).resolve("docs/observability.md");
  private static final String MARK =
      "<!-- rendered from Metric and LogKey: -Dregenerate=true -->\n";

  @Test
  void keepsOutWhatIsNotDeclared() {
    try (var metrics = new Metrics()) {
      metrics.registry().counter("plumbline.reviews", "repository", "secret/one").increment();
      metrics.registry().counter("plumbline.surprises").increment();
      metrics.registry().counter("plumbline.reviews", "outcome", "pass").increment();

      assertThat(metrics.scrape())
          .contains("plumbline_reviews_total{outcome=\"pass\"}")
          .doesNotContain("secret")
          .doesNotContain("surprises");
    }
  }

  @Test
  void wantsAValueForEveryTag() {
    try (var metrics = new Metrics()) {
      assertThatThrownBy(() -> Metric.FINDINGS.counter(metrics.registry(), "high"))
          .hasMessage("FINDINGS is a COUNTER with the tags [severity, status]");
      assertThatThrownBy(() -> Metric.FINDINGS.timer(metrics.registry(), "high", "new"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void documentsEveryMetricAndLoggingKey() throws IOException {
    String document = Files.readString(DOCUMENT);
    String written = document.substring(0, document.indexOf(MARK) + MARK.length());
    String expected = written + tables();

    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(DOCUMENT, expected);
    }

    assertThat(Files.readString(DOCUMENT)).isEqualTo(expected);
  }

  private static String tables() {
    String metrics =
        Arrays.stream(Metric.values())
            .map(metric ->
                "| `%s` | %s | %s | %s |\n"
                    .formatted(
                        prometheus(metric),
                        metric.kind().name().toLowerCase(Locale.ROOT),
                        String.join(", ", metric.tags()),
                        metric.description()))
            .collect(Collectors.joining());
    String keys =
        Arrays.stream(LogKey.values())
            .map(key -> "| `%s` | %s |\n".formatted(key.key(), key.meaning()))
            .collect(Collectors.joining());
    return "\n## Metrics\n| name | kind | tags | what it is |\n|---|---|---|---|\n"
        + metrics
        + "\n## Logging keys\n| key | what it is |\n|---|---|\n"
        + keys;
  }

  private static String prometheus(Metric metric) {
    String name = metric.id().replace('.', '_');
    return switch (metric.kind()) {
      case COUNTER -> name + "_total";
      case GAUGE -> name;
      case TIMER -> name + "_seconds";
    };
  }
}
