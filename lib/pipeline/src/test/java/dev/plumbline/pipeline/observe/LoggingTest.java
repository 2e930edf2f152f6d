package dev.plumbline.pipeline.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.json.Json;
import dev.plumbline.pipeline.config.LoggingConfig;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @AfterEach
  void quietAgain() {
    var errors = new LoggingConfig(LoggingConfig.Format.TEXT, LoggingConfig.Level.ERROR);
    Logging.configure(errors, System.err);
  }

  @Test
  void writesOneJsonObjectALineOnRequest() throws Exception {
    Logging.configure(new LoggingConfig(LoggingConfig.Format.JSON, LoggingConfig.Level.INFO), out);

    LoggerFactory.getLogger("dev.plumbline.Some")
        .atWarn()
        .addKeyValue("reviewId", "r\n1")
        .setCause(new IllegalStateException("broken"))
        .log("Phase failed");
    LoggerFactory.getLogger("dev.plumbline.Some").debug("too fine");

    assertThat(out.toString(UTF_8).lines()).hasSize(1);
    var line = Json.mapper().readTree(out.toByteArray());
    assertThat(line.get("message").asText()).isEqualTo("Phase failed");
    assertThat(line.get("level").asText()).isEqualTo("WARN");
    assertThat(line.get("reviewId").asText()).isEqualTo("r\n1");
    assertThat(line.get("error").asText()).contains("IllegalStateException: broken");
  }

  @Test
  void writesKeyValuesBehindTheMessageOtherwise() {
    Logging.configure(new LoggingConfig(LoggingConfig.Format.TEXT, LoggingConfig.Level.INFO), out);

    LoggerFactory.getLogger("dev.plumbline.Some").atInfo().addKeyValue("topic", "t").log("Begun");
    LoggerFactory.getLogger("org.apache.kafka.clients.Some").warn("noise");

    assertThat(out.toString(UTF_8).strip()).endsWith("INFO  Some: Begun topic=\"t\"");
  }
}
