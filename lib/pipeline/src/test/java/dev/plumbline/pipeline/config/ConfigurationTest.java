package dev.plumbline.pipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @TempDir Path directory;

  /** So that a service finds what the one beside it wrote, whichever of the two is set. */
  @Test
  void artifactsLieInTheStateDirectoryWhereOnlyThatIsSet() {
    var state = Map.of("state.directory", "/srv/plumbline");
    var both = Map.of("state.directory", "/srv/plumbline", "artifacts.directory", "/srv/shared");

    assertThat(Configuration.load(new Sources(state, Map.of(), null)).artifacts().directory())
        .isEqualTo(Path.of("/srv/plumbline/artifacts"));
    assertThat(Configuration.load(new Sources(both, Map.of(), null)).artifacts().directory())
        .isEqualTo(Path.of("/srv/shared"));
  }

  /** The JVM asks the user database, a shell the environment; they differ in containers. */
  @Test
  void theHomeIsTheEnvironmentsWhereItIsSet() {
    assertThat(Home.of(Map.of("HOME", "/elsewhere"), "/root")).isEqualTo(Path.of("/elsewhere"));
    assertThat(Home.of(Map.of(), "/root")).isEqualTo(Path.of("/root"));
    assertThat(Home.of(Map.of("HOME", ""), "/root")).isEqualTo(Path.of("/root"));
    assertThat(Home.resolve("~/x")).isEqualTo(Home.directory().resolve("x"));
    assertThat(Home.resolve("~")).isEqualTo(Home.directory());
    assertThat(Home.resolve("/a/~")).isEqualTo(Path.of("/a/~"));
  }

  @Test
  void takesTheCommandLineBeforeTheEnvironmentBeforeTheFileBeforeDefaults() throws IOException {
    Path file = write("topics:\n  prefix: file\n  partitions: 3\n  replication: 5\n");
    var environment =
        Map.of("PLUMBLINE_TOPICS_PREFIX", "environment", "PLUMBLINE_TOPICS_PARTITIONS", "4");
    var flags = Map.of("topics.prefix", "flag");

    TopicsConfig topics = Configuration.load(new Sources(flags, environment, file)).topics();

    assertThat(topics.prefix()).isEqualTo("flag");
    assertThat(topics.partitions()).isEqualTo(4);
    assertThat(topics.replication()).isEqualTo(5);
    assertThat(topics.minInSync()).isEqualTo(2);
  }

  @Test
  void namesPlaceAndNearestKeyOfAnUnknownOne() throws IOException {
    Path file = write("# ours\nkafka:\n  bootstrap-server: a:9092\n");
    var environment = Map.of("PLUMBLINE_TOPIC_PREFIX", "x");
    var flags = Map.of("http.prot", "1");

    assertThat(problems(new Sources(flags, environment, file)))
        .containsExactlyInAnyOrder(
            file
                + ":3: no such setting: kafka.bootstrap-server; did you mean"
                + " kafka.bootstrap-servers?",
            "PLUMBLINE_TOPIC_PREFIX: no such setting; did you mean PLUMBLINE_TOPICS_PREFIX?",
            "command line: no such setting: http.prot; did you mean http.port?");
  }

  @Test
  void proposesNothingForAKeyThatIsNoSlip() {
    assertThat(problems(new Sources(Map.of("weather", "fine"), Map.of(), null)))
        .containsExactly(
            "command line: no such setting: weather; docs/configuration.md lists all, leave it out");
  }

  @Test
  void aKeyThatCanBeGuessedIsRefused() {
    assertThat(
            problems(
                new Sources(Map.of(), Map.of("PLUMBLINE_POLICIES_SECRET_KEY", "swordfish"), null)))
        .singleElement()
        .asString()
        .contains("secret-key has to have at least 16 characters")
        .doesNotContain("swordfish");
  }

  @Test
  void collectsEveryWrongValueInOnePass() throws IOException {
    Path file =
        write(
            """
            topics:
              retention: forever
              partitions: many
            delivery:
              mode: exactly-twice
              workers: [1, 2]
            review:
              memory: 4 gigs
            git:
              allow-local: yes
            http:
              port: ""
            """);

    assertThat(problems(new Sources(Map.of(), Map.of(), file)))
        .containsExactlyInAnyOrder(
            file + ":2: topics.retention: forever is no duration: write 500ms, 10s, 5m, 2h or 7d",
            file + ":3: topics.partitions: many is no whole number",
            file
                + ":5: delivery.mode: exactly-twice is none of exactly-once, at-least-once; did you mean exactly-once?",
            file + ":6: delivery.workers takes one value, not a list",
            file + ":8: review.memory: 4 gigs is no size: write 512, 64KiB, 20MiB or 1GiB",
            file + ":10: git.allow-local: yes is neither true nor false",
            file + ":12: http.port is empty");
  }

  @Test
  void takesAListFromEverySource() throws IOException {
    Path file =
        write("kafka:\n  bootstrap-servers:\n    - a:1\n    - b:2\ndelivery:\n  retries: 2s, 1m\n");

    Configuration fromFile = Configuration.load(new Sources(Map.of(), Map.of(), file));
    Configuration fromEnvironment =
        Configuration.load(
            new Sources(Map.of(), Map.of("PLUMBLINE_KAFKA_BOOTSTRAP_SERVERS", "c:3, d:4"), null));

    assertThat(fromFile.kafka().bootstrapServers()).containsExactly("a:1", "b:2");
    assertThat(fromFile.delivery().retries())
        .containsExactly(Duration.ofSeconds(2), Duration.ofMinutes(1));
    assertThat(fromEnvironment.kafka().bootstrapServers()).containsExactly("c:3", "d:4");
  }

  @Test
  void tellsWhatWasSetFromWhatHoldsByDefault() throws IOException {
    String key = "kafka.bootstrap-servers";
    Path file = write("kafka:\n  bootstrap-servers: a:1\n");

    assertThat(Configuration.names(Sources.NONE, key)).isFalse();
    assertThat(Configuration.names(new Sources(Map.of(), Map.of(), file), key)).isTrue();
    assertThat(Configuration.names(new Sources(Map.of(key, "b:2"), Map.of(), null), key)).isTrue();
    assertThat(
            Configuration.names(
                new Sources(Map.of(), Map.of("PLUMBLINE_KAFKA_BOOTSTRAP_SERVERS", "c:3"), null),
                key))
        .isTrue();
  }

  @Test
  void saysWhatIsWrongWithTheFileItself() throws IOException {
    Path twice = write("http:\n  port: 1\n  port: 2\n");
    Path broken = write("http: [1\n");
    Path missing = directory.resolve("missing.yaml");
    Path latin = directory.resolve("latin.yaml");
    Files.write(latin, new byte[] {'a', ':', ' ', (byte) 0xe9});

    assertThat(problems(new Sources(Map.of(), Map.of(), twice)))
        .singleElement()
        .asString()
        .startsWith(twice + ":3: ");
    assertThat(problems(new Sources(Map.of(), Map.of(), broken)))
        .singleElement()
        .asString()
        .startsWith(broken + ":2: is not YAML: ");
    assertThat(problems(new Sources(Map.of(), Map.of(), missing)))
        .containsExactly(missing + ": there is no such file");
    assertThat(problems(new Sources(Map.of(), Map.of(), latin)))
        .containsExactly(latin + ": is not UTF-8");
  }

  @Test
  void needsATokenWhereOtherMachinesReachThePort() {
    var open = Map.of("management.host", "0.0.0.0");
    var token = Map.of("PLUMBLINE_MANAGEMENT_TOKEN", "t0ken");

    assertThat(problems(new Sources(open, Map.of(), null)))
        .containsExactly(
            "management.host 0.0.0.0 can be reached from other machines, so a token has to be set:"
                + " in the environment with PLUMBLINE_MANAGEMENT_TOKEN, or name a file that holds"
                + " it with management.token-file");
    assertThat(Configuration.load(new Sources(open, token, null)).management().host())
        .isEqualTo("0.0.0.0");
    assertThat(Configuration.load(new Sources(Map.of("http.host", "::1"), Map.of(), null)))
        .isNotNull();
  }

  @Test
  void ignoresWhatKubernetesPutsIntoTheEnvironment() {
    var environment =
        Map.of(
            "PLUMBLINE_HTTP_PORT", "tcp://10.0.0.1:8080",
            "PLUMBLINE_KAFKA_SERVICE_HOST", "10.0.0.2",
            "PLUMBLINE_KAFKA_SERVICE_PORT_CLIENTS", "9092",
            "PLUMBLINE_KAFKA_PORT_9092_TCP_ADDR", "10.0.0.2");

    Configuration read = Configuration.load(new Sources(Map.of(), environment, null));

    assertThat(read).isEqualTo(Configuration.defaults());
  }

  private Path write(String text) throws IOException {
    return Files.writeString(Files.createTempFile(directory, "plumbline", ".yaml"), text);
  }

  static List<String> problems(Sources sources) {
    var problems = new java.util.ArrayList<String>();
    assertThatThrownBy(() -> Configuration.load(sources))
        .asInstanceOf(type(ConfigurationException.class))
        .satisfies(e -> problems.addAll(e.problems()));
    return problems;
  }
}
