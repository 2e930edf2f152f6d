package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.broker.testing.TestKafka;
import dev.plumbline.model.event.RepositoryChanged;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.Lane;
import dev.plumbline.model.review.Settings;
import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.pipeline.event.Events;
import dev.plumbline.pipeline.event.Topic;
import dev.plumbline.pipeline.observe.Metric;
import dev.plumbline.standalone.run.OneProcess;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Grafana dashboard asks for is what the services tell, as a real run shows. */
class GrafanaTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final Path GRAFANA = ROOT.resolve("deploy/grafana");

  /** A metric in an expression, with its matchers where it has any. */
  private static final Pattern SELECTOR = Pattern.compile("(plumbline_\\w+)(?:\\{([^}]*)})?");

  private static final Pattern GROUPING = Pattern.compile("by \\(([^)]*)\\)");
  private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");

  @TempDir Path directory;

  @Test
  void everyFigureIsRecordedAndEveryPanelAsksForSuchFigures() throws Exception {
    String scrape = scrapeAfterAReview();
    List<JsonNode> targets = targets();

    assertThat(Arrays.stream(Metric.values()))
        .allSatisfy(metric ->
            assertThat(scrape)
                .containsPattern("(?m)^" + metric.id().replace('.', '_') + "\\w*\\{"));
    assertThat(targets).hasSizeGreaterThan(5);
    for (JsonNode target : targets) {
      String expression = target.path("expr").asText();
      List<MatchResult> selectors = SELECTOR.matcher(expression).results().toList();
      assertThat(selectors).as(expression).isNotEmpty();
      for (MatchResult selector : selectors) {
        List<String> samples = samples(scrape, selector);
        assertThat(samples).as("%s of %s", selector.group(), expression).isNotEmpty();
        for (String label : labels(expression, target.path("legendFormat").asText())) {
          assertThat(samples).as(expression).allMatch(sample -> sample.contains(label + "=\""));
        }
      }
    }
  }

  @Test
  void panelsReadFromTheDataSourceThatIsProvisioned() throws IOException {
    String provisioned =
        Files.readString(GRAFANA.resolve("provisioning/datasources/prometheus.yml"));

    var uids = dashboard().findParents("uid").stream().filter(node -> node.has("type"));

    assertThat(uids)
        .isNotEmpty()
        .allMatch(source -> provisioned.contains("uid: " + source.path("uid").asText() + ","));
  }

  private String scrapeAfterAReview() throws Exception {
    var sources =
        new Sources(
            Map.of("http.port", "0", "management.port", "0"),
            Sources.NONE.environment(),
            Sources.NONE.file());
    try (var process = OneProcess.start(directory, sources, true)) {
      var kafka = new TestKafka(process.configuration().kafka().bootstrapServers().getFirst(), "");
      try (var producer = kafka.producer()) {
        producer.send(Events.of(change(), "change-1", "/test").toRecord(process.topics())).get();
      }
      String reports = process.topics().name(Topic.REPORTS);
      assertThat(kafka.read(reports, 1, Duration.ofSeconds(60))).hasSize(1);
      return ((PrometheusMeterRegistry) process.host().registry()).scrape();
    }
  }

  private static RepositoryChanged change() {
    String path = ROOT.resolve("examples/webshop").toAbsolutePath().normalize().toString();
    return new RepositoryChanged(
        path,
        path,
        "main",
        "",
        "",
        false,
        Lane.INTERACTIVE,
        0,
        "request",
        List.of(),
        Settings.DEFAULT);
  }

  private static JsonNode dashboard() throws IOException {
    return Json.mapper().readTree(Files.readAllBytes(GRAFANA.resolve("dashboards/plumbline.json")));
  }

  private static List<JsonNode> targets() throws IOException {
    return dashboard().findValues("targets").stream()
        .flatMap(targets -> targets.valueStream())
        .toList();
  }

  /** The lines of a scrape that a selector takes. */
  private static List<String> samples(String scrape, MatchResult selector) {
    String matchers = selector.group(2) == null ? "" : selector.group(2);
    return scrape
        .lines()
        .filter(line -> line.startsWith(selector.group(1) + "{"))
        .filter(line -> Stream.of(matchers.split(",")).allMatch(line::contains))
        .toList();
  }

  /** What an expression groups by, and what its legend names. */
  private static List<String> labels(String expression, String legend) {
    return Stream.concat(
            GROUPING
                .matcher(expression)
                .results()
                .flatMap(by -> Stream.of(by.group(1).split(", "))),
            LEGEND.matcher(legend).results().map(name -> name.group(1)))
        .toList();
  }
}
