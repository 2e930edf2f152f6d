package dev.plumbline.standalone;

import static dev.plumbline.standalone.Shop.DATABASE;
import static dev.plumbline.standalone.Shop.NETWORK;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.model.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a change will do, as {@code plan} shows it and as a review judges it. */
@Timeout(300)
class PlanCommandTest {
  @TempDir static Path directory;
  private static Shell program;

  private Path shop;

  @BeforeAll
  static void start() throws Exception {
    program = Served.once().program();
  }

  @BeforeEach
  void commit() throws Exception {
    shop = Shop.committedIn(directory);
  }

  @Test
  void predictsWhatAChangeDoes() throws Exception {
    Files.writeString(
        shop.resolve("database/main.tf"), DATABASE.replace("\"orders\"\n", "\"orders2\"\n"));

    var text = program.run("plan", shop.toString(), "--base", "main", "--no-color");
    var json = program.run("plan", shop.toString(), "--base", "main", "-o", "json");

    assertThat(text.code()).isZero();
    assertThat(text.out())
        .contains("── database ──", "aws_db_instance.orders", "identifier: orders → orders2")
        .contains("roll back  ")
        .doesNotContain("── network ──");
    JsonNode plan = Json.mapper().readTree(json.out());
    assertThat(plan.at("/stacks/0/changes").findValuesAsText("address"))
        .contains("aws_db_instance.orders");
    assertThat(plan.at("/stacks/0/comparable").asBoolean()).isTrue();
  }

  @Test
  void saysFirstThatTheChangedCodeCantBePlannedAndNamesAllErrors() throws Exception {
    Files.writeString(
        shop.resolve("database/main.tf"),
        DATABASE.replace("\"orders\"\n", "var.gone\n")
            + "output \"x\" {\n  value = var.other\n}\n");

    var plan = program.run("plan", shop.toString(), "--base", "main", "--no-color");
    var strict = program.run("plan", shop.toString(), "--base", "main", "--strict");

    assertThat(plan.out())
        .startsWith("! database: the changed code can't be planned as it stands (2 errors)")
        .containsSubsequence("error  database/main.tf:", "error  database/main.tf:", "── database");
    assertThat(plan.code()).isZero();
    assertThat(strict.code()).isEqualTo(ExitCode.INCOMPLETE.code());
  }

  @Test
  void mergesARealPlanAndTellsWhereItPartsFromThePrediction() throws Exception {
    Files.writeString(
        shop.resolve("network/main.tf"),
        NETWORK.formatted("network") + "resource \"terraform_data\" \"net\" {\n  input = 1\n}\n");
    Path real = Files.writeString(directory.resolve("real.json"), REAL_PLAN);
    String handedIn = real + "=network";

    var text =
        program.run("plan", shop.toString(), "--base", "main", "--plan", handedIn, "--no-color");
    var json =
        program.run(
            "plan", shop.toString(), "--base", "main", "--plan", real.toString(), "-o", "json");
    var wrong = program.run("plan", shop.toString(), "--base", "main", "--plan", real + "=other");
    var none = program.run("review", shop.toString(), "--plan", shop + "/network/main.tf");

    assertThat(text.out())
        .contains("real plan real.json: 0 of 1 resource as predicted")
        .contains("terraform_data.net: predicted update, planned replace")
        .contains("replace  terraform_data.net");
    JsonNode plan = Json.mapper().readTree(json.out());
    assertThat(plan.at("/stacks/0/supplied/differences/0/planned").asText()).isEqualTo("REPLACE");
    assertThat(plan.at("/actions/replace").asInt()).isEqualTo(1);
    assertThat(wrong.lines())
        .containsExactly(
            "plumbline: the plan real.json is of no stack under review: other; the Terraform stacks"
                + " under review are network");
    assertThat(none.lines())
        .singleElement()
        .asString()
        .startsWith(
            "plumbline: "
                + shop
                + "/network/main.tf is no plan; write one with: terraform show -json PLANFILE > "
                + shop
                + "/network/main.tf, or: aws cloudformation describe-change-set");
    assertThat(none.code()).isEqualTo(2);
  }

  private static final String REAL_PLAN =
      """
      {"format_version": "1.2", "complete": true,
       "planned_values": {"root_module": {"resources": [
         {"address": "terraform_data.net", "mode": "managed", "type": "terraform_data",
          "name": "net", "values": {"input": 1}}]}},
       "resource_changes": [
         {"address": "terraform_data.net", "mode": "managed", "type": "terraform_data",
          "name": "net", "change": {"actions": ["delete", "create"],
          "replace_paths": [["triggers_replace"]]}}]}
      """;

  @Test
  void aDestructionPassesOnlyWhenTheChangeTakesItOn() throws Exception {
    String path = shop.toString();
    String[] review = {"review", path, "--base", "main", "--fail-on", "critical", "--no-color"};
    Files.delete(shop.resolve("database/main.tf"));
    Path settings = shop.resolve(".plumbline.yaml");
    String said =
        "acknowledgements:\n- {stack: database, address: aws_db_instance.orders, owner: shop,"
            + " action: destroy, reason: moved to Aurora}\n"
            + "- {stack: database, address: aws_sqs_queue.paid, reason: moved with it}\n";

    var silent = program.run(review);
    Files.writeString(settings, said.replace("destroy", "replace"));
    var otherwise = program.run(review);
    Files.writeString(settings, said.replace("{stack: database", "{stack: databse"));
    var misspelt = program.run(review);
    Files.writeString(settings, said);
    var taken = program.run(review);
    var plan = program.run("plan", path, "--base", "main", "--no-color");

    assertThat(silent.code()).as(silent.out()).isEqualTo(ExitCode.FINDINGS.code());
    assertThat(silent.out()).contains("2 dangers, 2 to acknowledge");
    assertThat(silent.out())
        .contains(
            "acknowledge  aws_db_instance.orders",
            "if it is meant: in .plumbline.yaml, below acknowledgements: - {stack: 'database'");
    assertThat(otherwise.out())
        .contains("2 dangers, 1 to acknowledge")
        .contains("aws_db_instance.orders: takes nothing on: what it names is lost, but not by");
    assertThat(otherwise.code()).as(otherwise.out()).isEqualTo(ExitCode.FINDINGS.code());
    assertThat(misspelt.code()).as(misspelt.out()).isEqualTo(ExitCode.FINDINGS.code());
    assertThat(misspelt.out() + misspelt.err())
        .contains("acknowledgements for databse take nothing on: there is no such stack");
    assertThat(taken.code()).as(taken.out()).isZero();
    assertThat(plan.out()).contains("acknowledged  aws_db_instance.orders: moved to Aurora (shop)");
  }

  @Test
  void needsTwoStatesToPredict() throws Exception {
    var ended = program.run("plan", shop.toString());

    assertThat(ended.lines())
        .containsExactly(
            "plumbline: a plan compares two states: name the one that is applied, as in --base"
                + " origin/main");
    assertThat(ended.code()).isEqualTo(2);
  }
}
