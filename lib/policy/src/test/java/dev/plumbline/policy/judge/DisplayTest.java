package dev.plumbline.policy.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.finding.Finding;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.json.Json;
import dev.plumbline.model.review.Settings;
import dev.plumbline.model.source.Budget;
import dev.plumbline.policy.Catalogue;
import dev.plumbline.policy.GraphText;
import dev.plumbline.policy.PolicyEngine;
import dev.plumbline.policy.Request;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayTest {
  private static final PolicyEngine ENGINE = new PolicyEngine(Catalogue.bundled());

  /** A digest of it would do, for whoever can guess it. */
  @Test
  void whichElementItIsGivesNoPasswordAway() {
    assertThat(element("Winter2024Pass!!")).isEqualTo(element("Summer2025Pass!!"));
    assertThat(element("Winter2024Pass!!")).isNotEmpty();
  }

  private static String element(String password) {
    Graph graph =
        new GraphText()
            .resource("aws_elasticache_user.u", "{\"passwords\": [\"%s\"]}".formatted(password))
            .graph();
    return findings(graph, "practice/secrets/credential-in-code").getFirst().element();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PGPASSWORD", "dbPassword", "DB_PWD", "STRIPE_KEY", "ANYTHING"})
  void ofAnEnvironmentOnlyTheNamesAreShown(String name) {
    Graph graph =
        new GraphText()
            .resource(
                "aws_lambda_function.orders",
                "{\"environment\": [{\"variables\": {\"%s\": \"hunter2\"}}]}".formatted(name))
            .graph();

    List<Finding> findings = findings(graph, "aws/lambda/environment-key");

    assertThat(findings).extracting(Finding::value).containsExactly("{" + name + "}");
  }

  /** The whole catalogue over resources that carry one secret each, wherever it may stand. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws_lambda_function {\"environment\": [{\"variables\": {\"A\": \"hunter2\"}}]}",
        "aws_ecs_task_definition {\"container_definitions\": \"[{\\\"name\\\": \\\"a\\\","
            + " \\\"privileged\\\": true, \\\"environment\\\": [{\\\"name\\\": \\\"A\\\","
            + " \\\"value\\\": \\\"hunter2\\\"}]}]\"}",
        "aws_instance {\"user_data\": \"#!/bin/sh\\nexport PGPASSWORD=hunter2\"}",
        "aws_codebuild_project {\"environment\": [{\"environment_variable\":"
            + " [{\"name\": \"DB_PASSWORD\", \"value\": \"hunter2\"}]}]}",
        "aws_db_instance {\"password\": \"hunter2\"}",
        "aws_ssm_parameter {\"type\": \"String\", \"name\": \"db-password\", \"value\": \"hunter2\"}",
        "azurerm_linux_web_app {\"app_settings\": {\"A\": \"hunter2\"},"
            + " \"connection_string\": [{\"value\": \"Server=db;Password=hunter2;\"}]}",
        "google_sql_user {\"password\": \"hunter2\"}",
        "kubernetes_secret {\"data\": {\"a\": \"hunter2\"}}"
      })
  void noFindingRepeatsASecret(String resource) {
    String[] parts = resource.split(" ", 2);
    Graph graph = new GraphText().resource(parts[0] + ".x", parts[1]).graph();

    List<Finding> findings = findings(graph);

    assertThat(findings).isNotEmpty();
    assertThat(new String(Json.bytes(findings), StandardCharsets.UTF_8)).doesNotContain("hunter2");
  }

  @Test
  void whatDecidesWithoutBeingASecretIsShown() {
    Graph graph =
        new GraphText().resource("aws_db_instance.x", "{\"storage_encrypted\": false}").graph();

    assertThat(findings(graph, "aws/rds/encryption-at-rest"))
        .extracting(Finding::value)
        .containsExactly("false");
  }

  @Test
  void aWordThatSaysWhatKindAThingIsIsNoSecret() {
    Graph graph =
        new GraphText()
            .resource("aws_ssm_parameter.token", "{\"type\": \"String\", \"value\": \"hunter2\"}")
            .graph();

    assertThat(findings(graph, "aws/ssm/secure-parameter"))
        .extracting(Finding::message)
        .containsExactly("aws_ssm_parameter.token has the type String");
  }

  private static List<Finding> findings(Graph graph, String... policies) {
    return ENGINE
        .review(
            new Request(
                "github.com/o/r",
                graph,
                null,
                Settings.DEFAULT,
                LocalDate.of(2026, 11, 27),
                Budget.generous()))
        .findings()
        .stream()
        .filter(one -> policies.length == 0 || List.of(policies).contains(one.policy()))
        .toList();
  }
}
