package dev.plumbline.pipeline.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How to reach the cluster. */
public record KafkaConfig(
    @Setting(doc = "Brokers to begin with, HOST:PORT.", def = "127.0.0.1:9092")
        List<String> bootstrapServers,
    @Setting(
            doc = "How to talk to them: plaintext, ssl, sasl-plaintext or sasl-ssl.",
            def = "plaintext")
        Protocol protocol,
    @Setting(
            doc =
                "How to log in where the protocol says sasl: plain, scram-sha-256, scram-sha-512.",
            def = "scram-sha-512")
        Mechanism mechanism,
    @Setting(doc = "The service's user name at the cluster.") String username,
    @Setting(doc = "Its password.") @Nullable Secret password,
    @Setting(doc = "Certificates to trust, .pem, .p12 or .jks; without it those of the JDK.")
        @Nullable Path truststore,
    @Setting(doc = "Password of the truststore, where it has one.")
        @Nullable Secret truststorePassword,
    @Setting(doc = "The service's own certificate and key for mutual TLS, .p12 or .jks.")
        @Nullable Path keystore,
    @Setting(doc = "Password of the keystore.") @Nullable Secret keystorePassword) {

  /** Kafka's {@code security.protocol}. */
  public enum Protocol {
    PLAINTEXT,
    SSL,
    SASL_PLAINTEXT,
    SASL_SSL;

    public boolean sasl() {
      return this == SASL_PLAINTEXT || this == SASL_SSL;
    }

    public boolean tls() {
      return this == SSL || this == SASL_SSL;
    }
  }

  /** Kafka's {@code sasl.mechanism}. */
  public enum Mechanism {
    PLAIN,
    SCRAM_SHA_256,
    SCRAM_SHA_512;

    /** As Kafka spells it. */
    public String kafkaName() {
      return name().replace('_', '-');
    }
  }

  public KafkaConfig {
    bootstrapServers = List.copyOf(bootstrapServers);
    if (bootstrapServers.isEmpty()) {
      throw new IllegalArgumentException("bootstrap-servers names no broker");
    }
    for (String server : bootstrapServers) {
      if (!server.matches(".+:\\d{1,5}")) {
        throw new IllegalArgumentException(
            "bootstrap-servers: " + server + " is no broker's address; write it as HOST:PORT");
      }
    }
    if (protocol.sasl() && (username.isEmpty() || password == null)) {
      throw new IllegalArgumentException(
          "protocol " + Spelling.kebab(protocol.name()) + " needs username and password");
    }
  }

  /** What every Kafka client needs to reach the cluster and log in, in Kafka's own words. */
  public Map<String, Object> clientSettings() {
    return ClientSettings.of(this);
  }
}
