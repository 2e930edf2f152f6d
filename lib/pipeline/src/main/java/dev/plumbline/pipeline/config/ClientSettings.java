package dev.plumbline.pipeline.config;

import dev.plumbline.pipeline.config.KafkaConfig.Mechanism;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The settings by which producers, consumers, Admin and Streams reach a cluster. */
final class ClientSettings {
  private static final int RECONNECT_MILLIS = 200;

  private ClientSettings() {}

  static Map<String, Object> of(KafkaConfig kafka) {
    var settings = new HashMap<String, Object>();
    settings.put("bootstrap.servers", String.join(",", kafka.bootstrapServers()));
    settings.put("security.protocol", kafka.protocol().name());
    // One process makes its clients while its broker still starts; they shall not miss it for long.
    settings.put("reconnect.backoff.max.ms", RECONNECT_MILLIS);
    if (kafka.protocol().sasl()) {
      settings.put("sasl.mechanism", kafka.mechanism().kafkaName());
      settings.put("sasl.jaas.config", login(kafka));
    }
    if (kafka.protocol().tls()) {
      store(settings, "ssl.truststore", kafka.truststore(), kafka.truststorePassword());
      store(settings, "ssl.keystore", kafka.keystore(), kafka.keystorePassword());
    }
    return Map.copyOf(settings);
  }

  private static String login(KafkaConfig kafka) {
    String module =
        kafka.mechanism() == Mechanism.PLAIN
            ? "org.apache.kafka.common.security.plain.PlainLoginModule"
            : "org.apache.kafka.common.security.scram.ScramLoginModule";
    String password = Objects.requireNonNull(kafka.password()).reveal();
    return "%s required username=%s password=%s;"
        .formatted(module, quoted(kafka.username()), quoted(password));
  }

  /** As JAAS reads it. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static void store(
      Map<String, Object> settings, String name, @Nullable Path file, @Nullable Secret password) {
    if (file == null) {
      return;
    }
    settings.put(name + ".location", file.toString());
    settings.put(name + ".type", type(file));
    if (password != null) {
      settings.put(name + ".password", password.reveal());
    }
  }

  private static String type(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".pem") || name.endsWith(".crt")) {
      return "PEM";
    }
    return name.endsWith(".jks") ? "JKS" : "PKCS12";
  }
}
