package dev.plumbline.pipeline.topic;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.pipeline.config.KafkaConfig;
import dev.plumbline.pipeline.config.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * A broker with TLS, SCRAM and access control. A second listener without any, for its operator,
 * stands for what a cluster's operator can do.
 */
final class SecuredBroker implements AutoCloseable {
  private static final String STORE_PASSWORD = "changeit";

  private final EmbeddedBroker broker;
  private final int securedPort;
  private final Path certificate;
  private final Admin operator;

  SecuredBroker(Path directory) throws IOException, InterruptedException {
    Path keystore = directory.resolve("broker.p12");
    certificate = directory.resolve("broker.pem");
    keytool(
        "-genkeypair",
        "-alias",
        "broker",
        "-keyalg",
        "EC",
        "-dname",
        "CN=localhost",
        "-ext",
        "SAN=ip:127.0.0.1,dns:localhost",
        "-validity",
        "2",
        "-storetype",
        "PKCS12",
        "-keystore",
        keystore.toString(),
        "-storepass",
        STORE_PASSWORD);
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "broker",
        "-file",
        certificate.toString(),
        "-keystore",
        keystore.toString(),
        "-storepass",
        STORE_PASSWORD);
    int operatorPort = EmbeddedBroker.freePort();
    int controllerPort = EmbeddedBroker.freePort();
    securedPort = EmbeddedBroker.freePort();
    String open = "PLAINTEXT://127.0.0.1:" + operatorPort;
    String secured = "SASL_SSL://127.0.0.1:" + securedPort;
    broker =
        EmbeddedBroker.start(
            directory.resolve("data"),
            operatorPort,
            Map.ofEntries(
                Map.entry(
                    "listeners",
                    open + "," + secured + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", open + "," + secured),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry(
                    "listener.security.protocol.map",
                    "PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT"),
                Map.entry("sasl.enabled.mechanisms", "SCRAM-SHA-512"),
                Map.entry(
                    "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                    "org.apache.kafka.common.security.scram.ScramLoginModule required;"),
                Map.entry("ssl.keystore.location", keystore.toString()),
                Map.entry("ssl.keystore.type", "PKCS12"),
                Map.entry("ssl.keystore.password", STORE_PASSWORD),
                Map.entry("ssl.key.password", STORE_PASSWORD),
                Map.entry(
                    "authorizer.class.name",
                    "org.apache.kafka.metadata.authorizer.StandardAuthorizer"),
                Map.entry("super.users", "User:ANONYMOUS")));
    operator = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + operatorPort));
  }

  private static void keytool(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("keytool: " + said);
    }
  }

  /** Without any restriction. */
  Admin operator() {
    return operator;
  }

  String operatorBootstrap() {
    return broker.bootstrapServers();
  }

  /** Makes a user with these rights and no others. */
  void addUser(String name, String password, List<Grant> grants)
      throws ExecutionException, InterruptedException {
    operator
        .alterUserScramCredentials(
            List.of(
                new UserScramCredentialUpsertion(
                    name, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password)))
        .all()
        .get();
    operator
        .createAcls(grants.stream().flatMap(g -> g.bindings("User:" + name).stream()).toList())
        .all()
        .get();
  }

  /** How a service of that user is configured. */
  KafkaConfig config(String user, String password) {
    return new KafkaConfig(
        List.of("127.0.0.1:" + securedPort),
        KafkaConfig.Protocol.SASL_SSL,
        KafkaConfig.Mechanism.SCRAM_SHA_512,
        user,
        new Secret(password),
        certificate,
        null,
        null,
        null);
  }

  @Override
  public void close() {
    operator.close();
    broker.close();
  }
}
