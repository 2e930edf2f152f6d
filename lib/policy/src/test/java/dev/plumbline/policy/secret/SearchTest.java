package dev.plumbline.policy.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.policy.GraphText;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Term;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
  private static final String RANDOM = "9f8Kq2LxT7vBn4ZsR1yWc6Jd";

  @Test
  void aLiteralWhereTheProviderExpectsAPasswordIsOne() {
    assertThat(paths("aws_db_instance", "{\"password\": \"Tr0ub4dor&3\"}"))
        .containsExactly("password");
    assertThat(paths("google_sql_user", "{\"password\": \"changeme\"}"))
        .containsExactly("password");
    assertThat(
            paths(
                "aws_db_instance",
                "{\"password\": {\"$unknown\": {\"address\": \"var.p\", \"path\": \"\","
                    + " \"expression\": \"var.p\", \"reason\": \"no value\"}}}"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Password1234!", "SuperSecret123", "Admin12345!", "MyTestPassw0rd"})
  void aWordThatPlaceholdersHaveMakesNoPlaceholderOfAPassword(String password) {
    assertThat(paths("aws_db_instance", "{\"password\": \"" + password + "\"}"))
        .containsExactly("password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<password>",
        "%DB_PASSWORD%",
        "xxxxxxxx",
        "{{resolve:secretsmanager:db}}",
        "${var.password}"
      })
  void whatSomethingElseFillsInIsNoCredential(String text) {
    assertThat(paths("aws_db_instance", "{\"password\": \"" + text + "\"}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"changeme", "your-password-here", "$ummer2024", "%rain2024", "<3forever"})
  void whatIsDeployedAsItStandsIsOneHoweverItLooks(String password) {
    assertThat(paths("aws_db_instance", "{\"password\": \"" + password + "\"}"))
        .containsExactly("password");
  }

  @Test
  void theProviderSaysWhichAttributesHoldCredentials() {
    assertThat(paths("aws_elasticache_user", "{\"passwords\": [\"Winter2024Pass!!\"]}"))
        .containsExactly("passwords[0]");
    assertThat(paths("aws_vpn_connection", "{\"tunnel1_preshared_key\": \"Kj82hsHq02LmZx7\"}"))
        .containsExactly("tunnel1_preshared_key");
    assertThat(
            paths("azurerm_virtual_network_gateway_connection", "{\"shared_key\": \"Kj82hsHq02\"}"))
        .containsExactly("shared_key");
    assertThat(paths("aws_key_pair", "{\"public_key\": \"ssh-rsa AAAAB3NzaC1yc2E\"}")).isEmpty();
  }

  @Test
  void whatASecretStoreIsGivenToKeepIsOneUnlessItIsToCome() {
    String parameter = "{\"type\": \"%s\", \"value\": \"%s\"}";

    assertThat(
            paths("aws_ssm_parameter", parameter.formatted("SecureString", "Tr0ub4dor&3-harbour")))
        .containsExactly("value");
    assertThat(paths("azurerm_key_vault_secret", "{\"value\": \"Tr0ub4dor&3-harbour\"}"))
        .containsExactly("value");
    assertThat(paths("aws_ssm_parameter", parameter.formatted("String", "Tr0ub4dor&3-harbour")))
        .isEmpty();
    assertThat(paths("aws_ssm_parameter", parameter.formatted("SecureString", "changeme")))
        .isEmpty();
  }

  @Test
  void randomnessCountsOnlyUnderANameThatSaysSo() {
    assertThat(
            paths(
                "aws_ecs_task_definition",
                "{\"tags\": {\"api_key\": \"%s\", \"build\": \"%s\"}}".formatted(RANDOM, RANDOM)))
        .containsExactly("tags.api_key");
  }

  @Test
  void namesOfSecretsAreNoSecrets() {
    assertThat(
            paths(
                "aws_ecs_task_definition",
                """
                {"tags": {"secret": "prod-orders-db-2024", "token": "/orders/token/v2",
                  "client_secret": "arn:aws:secretsmanager:eu-central-1:111122223333:secret:a-b1C2",
                  "api_key_id": "%s", "secret_name": "%s",
                  "password": "00000000-aaaa-4bbb-8ccc-1234567890ab"}}\
                """
                    .formatted(RANDOM, RANDOM)))
        .isEmpty();
  }

  private static List<String> paths(String type, String json) {
    var graph = new GraphText().resource(type + ".x", json).graph();
    var scene = Scene.of(graph);
    return Search.in(scene.ofType(type).getFirst(), scene).stream()
        .map(found -> Objects.requireNonNull(Term.placeOf(found)).path())
        .toList();
  }
}
