package dev.plumbline.pipeline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.Lane;
import dev.plumbline.pipeline.event.Attributes;
import dev.plumbline.pipeline.event.CloudEventHeaders;
import dev.plumbline.pipeline.event.EventType;
import dev.plumbline.pipeline.event.Topics;
import dev.plumbline.pipeline.event.Traceparent;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class AsyncApiTest {
  private static JsonNode document;

  @BeforeAll
  static void read() throws IOException {
    String yaml = Files.readString(Contracts.DOCS.resolve("asyncapi.yaml"));
    document = Json.tree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  @Test
  void describesEveryTopicAndNoOther() {
    var addresses = new ArrayList<String>();
    for (JsonNode channel : document.get("channels")) {
      String address = channel.get("address").asText();
      JsonNode services = channel.at("/parameters/service/enum");
      if (services.isMissingNode()) {
        addresses.add(address);
      } else {
        services.forEach(name -> addresses.add(address.replace("{service}", name.asText())));
      }
    }

    assertThat(addresses).containsExactlyInAnyOrderElementsOf(Topics.DEFAULT.all());
  }

  @Test
  void describesEveryEventTypeInTheChannelsOfItsTopic() {
    for (EventType type : EventType.values()) {
      JsonNode message = message(type);
      assertThat(message.at("/payload/$ref").asText())
          .isEqualTo("./schemas/" + Contracts.file(type));
      assertThat(Contracts.DOCS.resolve("schemas").resolve(Contracts.file(type))).exists();

      var in = new TreeSet<String>();
      for (JsonNode channel : document.get("channels")) {
        for (JsonNode reference : channel.get("messages")) {
          if (document.at(reference.get("$ref").asText().substring(1)).equals(message)) {
            in.add(channel.get("address").asText());
          }
        }
      }
      String home = Topics.DEFAULT.name(type.topic());
      assertThat(in)
          .isEqualTo(
              type.topic().lanes()
                  ? new TreeSet<>(List.of(home, home + ".bulk"))
                  : new TreeSet<>(List.of(home)));
    }
  }

  @Test
  void namesEveryHeaderThatRecordsCarry() {
    var written =
        CloudEventHeaders.write(
            new Attributes(
                "id",
                "type",
                "/source",
                "subject",
                Instant.EPOCH,
                "review",
                "stack",
                1,
                Lane.BULK,
                2,
                Traceparent.begin("id")));
    JsonNode described = document.at("/components/messageTraits/cloudEvent/headers/properties");

    assertThat(written)
        .extracting(Header::key)
        .containsExactlyInAnyOrderElementsOf(described::fieldNames);
  }

  private static JsonNode message(EventType type) {
    return Stream.of(document.at("/components/messages"))
        .flatMap(messages -> messages.valueStream())
        .filter(message -> message.get("name").asText().equals(type.type()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no message " + type.type()));
  }
}
