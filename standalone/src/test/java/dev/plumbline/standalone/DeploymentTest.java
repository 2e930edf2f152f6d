package dev.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.model.json.Json;
import dev.plumbline.pipeline.config.Configuration;
import dev.plumbline.pipeline.config.Sources;
import dev.plumbline.pipeline.observe.Metric;
import dev.plumbline.pipeline.service.Wiring;
import dev.plumbline.standalone.run.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files in deploy/ and docker-compose.yml say what the services understand. */
class DeploymentTest {
  private static final Path ROOT = Path.of(System.getProperty("project.root", ".."));
  private static final Path KUBERNETES = ROOT.resolve("deploy/kubernetes");
  private static final List<String> SERVICES = Services.all().stream().map(Wiring::name).toList();
  private static final Pattern SECRET = Pattern.compile("/run/secrets/(?:plumbline/)?([\\w.-]+)");

  @TempDir Path directory;

  @Test
  void everyServiceOfTheComposeFileStartsWithItsEnvironment() throws IOException {
    JsonNode services = documents(ROOT.resolve("docker-compose.yml")).getFirst().get("services");

    for (String name : SERVICES) {
      JsonNode service = merged(services.get(name));
      assertThat(texts(service.get("command"))).containsExactly("service", name);
      var environment = new HashMap<String, String>();
      for (var variable : merged(service.get("environment")).properties()) {
        environment.put(variable.getKey(), withSecrets(variable.getValue().asText()));
      }

      var configuration = Configuration.load(new Sources(Map.of(), environment, null));

      assertThat(configuration.kafka().bootstrapServers()).containsExactly("kafka:9092");
    }
  }

  @Test
  void prometheusLooksForEveryServiceOnItsManagementPort() throws IOException {
    JsonNode scrape = documents(ROOT.resolve("deploy/prometheus/prometheus.yml")).getFirst();
    JsonNode found = scrape.at("/scrape_configs/0/dns_sd_configs/0");

    assertThat(texts(found.get("names"))).containsExactlyElementsOf(SERVICES);
    assertThat(found.get("port").asInt()).isEqualTo(defaults().management().port());
  }

  @Test
  void theSettingsForKubernetesAreUnderstood() throws IOException {
    assertThat(kubernetes().http().host()).isEqualTo("0.0.0.0");
  }

  @Test
  void everyServiceHasAStatefulSetThatIsProbedWhereItAnswers() throws IOException {
    for (String name : SERVICES) {
      JsonNode set = documents(KUBERNETES.resolve(name + ".yaml")).getFirst();
      JsonNode container = set.at("/spec/template/spec/containers/0");

      assertThat(set.get("kind").asText()).isEqualTo("StatefulSet");
      assertThat(texts(container.get("args"))).startsWith("service", name, "--config");
      assertThat(container.at("/ports/0/containerPort").asInt())
          .isEqualTo(kubernetes().management().port());
      assertThat(container.at("/env/0/name").asText()).isEqualTo("PLUMBLINE_DELIVERY_INSTANCE");
      for (String probe : List.of("started", "ready", "live")) {
        assertThat(container.findValuesAsText("path")).contains("/health/" + probe);
      }
      assertThat(set.at("/spec/template/spec/terminationGracePeriodSeconds").asLong())
          .isGreaterThan(2 * kubernetes().delivery().shutdownTimeout().toSeconds());
    }
    assertThat(
            texts(documents(KUBERNETES.resolve("kustomization.yaml")).getFirst().get("resources")))
        .containsAll(SERVICES.stream().map(name -> name + ".yaml").toList());
  }

  /** Not by its group's lag in Kafka, which counts what is finished behind one slow record. */
  @Test
  void everyServiceIsScaledByWhatWaitsForIt() throws IOException {
    Configuration configuration = kubernetes();
    String lag = Metric.CONSUMER_LAG.id().replace('.', '_');
    var scaled = new ArrayList<String>();
    for (JsonNode document : documents(KUBERNETES.resolve("scaling.yaml"))) {
      String name = document.at("/spec/scaleTargetRef/name").asText();
      scaled.add(name);
      assertThat(document.at("/spec/maxReplicaCount").asInt())
          .isLessThanOrEqualTo(configuration.topics().partitions());
      assertThat(document.at("/spec/triggers"))
          .singleElement()
          .satisfies(trigger -> {
            assertThat(trigger.get("type").asText()).isEqualTo("prometheus");
            assertThat(trigger.at("/metadata/query").asText())
                .isEqualTo("sum(%s{phase=\"%s\"})".formatted(lag, name));
            assertThat(trigger.at("/metadata/ignoreNullValues").asText()).isEqualTo("false");
          });
    }
    assertThat(scaled).containsExactlyElementsOf(SERVICES);
    assertThat(Metric.CONSUMER_LAG.tags()).containsExactly("phase");
  }

  private static Configuration defaults() {
    return Configuration.load(Sources.NONE);
  }

  private Configuration kubernetes() throws IOException {
    Path file = directory.resolve("plumbline.yaml");
    Files.writeString(file, withSecrets(Files.readString(KUBERNETES.resolve("plumbline.yaml"))));
    return Configuration.load(new Sources(Map.of(), Map.of(), file));
  }

  /** Puts a file where each secret is named, and names that. */
  private String withSecrets(String text) throws IOException {
    for (var secret : SECRET.matcher(text).results().toList()) {
      Files.writeString(directory.resolve(secret.group(1)), "a secret of some length");
    }
    return SECRET.matcher(text).replaceAll(found -> directory.resolve(found.group(1)).toString());
  }

  private static List<JsonNode> documents(Path file) throws IOException {
    var load = new Load(LoadSettings.builder().setLabel(file.toString()).build());
    var documents = new ArrayList<JsonNode>();
    for (Object document : load.loadAllFromString(Files.readString(file))) {
      documents.add(Json.mapper().valueToTree(document));
    }
    return documents;
  }

  /** A mapping with what its merge key brings. */
  private static JsonNode merged(JsonNode mapping) {
    if (!(mapping.get("<<") instanceof ObjectNode base)) {
      return mapping;
    }
    ObjectNode all = base.deepCopy();
    mapping.properties().stream()
        .filter(member -> !member.getKey().equals("<<"))
        .forEach(member -> all.set(member.getKey(), member.getValue()));
    return all;
  }

  private static List<String> texts(JsonNode array) {
    return Stream.of(array).flatMap(JsonNode::valueStream).map(JsonNode::asText).toList();
  }
}
