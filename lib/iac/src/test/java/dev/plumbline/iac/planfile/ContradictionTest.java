package dev.plumbline.iac.planfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.source.Diagnostic;
import dev.plumbline.model.source.SourceTree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContradictionTest {
  private static final String BY_LOCAL =
      """
      locals { it = %s }
      resource "aws_db_instance" "o" {
        %s = local.it
      }
      """;

  @Test
  void a_local_that_comes_to_another_value_makes_the_plan_stale() {
    StackPlan.Reading reading =
        read(BY_LOCAL.formatted("true", "storage_encrypted"), "storage_encrypted", "false", "");

    assertThat(reading.plan().stale()).containsExactly("aws_db_instance.o");
    assertThat(reading.graph().diagnostics())
        .extracting(Diagnostic::detail)
        .singleElement()
        .asString()
        .contains("another storage_encrypted of aws_db_instance.o than the code comes to");
  }

  @Test
  void so_does_a_default_that_was_edited_and_it_is_named() {
    StackPlan.Reading reading =
        read(
            """
            variable "it" { default = true }
            resource "aws_db_instance" "o" {
              storage_encrypted = var.it
            }
            """,
            "storage_encrypted",
            "false",
            "false");

    assertThat(reading.plan().stale()).containsExactly("aws_db_instance.o");
    assertThat(reading.graph().diagnostics())
        .extracting(Diagnostic::detail)
        .singleElement()
        .asString()
        .contains("another value of \"it\"");
  }

  @Test
  void a_value_that_was_given_on_the_command_line_is_not_stale() {
    StackPlan.Reading reading =
        read(
            """
            variable "it" { default = true }
            resource "aws_db_instance" "o" {
              storage_encrypted = var.it
            }
            """,
            "storage_encrypted",
            "false",
            "true");

    assertThat(reading.plan().stale()).isEmpty();
    assertThat(reading.graph().diagnostics()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "engine_version, '\"17\"', '\"17.4\"'",
    "identifier, '\"Orders\"', '\"orders\"'",
    "allocated_storage, '\"100\"', 100",
    "multi_az, false, null",
    "kms_key_id, '\"alias/o\"', '\"arn:aws:kms:eu-west-1:1:alias/o\"'",
    "monitoring_role_arn, data.aws_iam_role.r.arn, '\"arn:aws:iam::1:role/r\"'",
  })
  void what_a_provider_writes_in_its_own_way_is_no_contradiction(
      String attribute, String code, String planned) {
    assertThat(read(BY_LOCAL.formatted(code, attribute), attribute, planned, "").plan().stale())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "engine_version, '\"18\"', '\"17.4\"'",
    "identifier, '\"invoices\"', '\"orders\"'",
    "backup_retention_period, 7, 30",
    "db_name, '\"a\"', null",
    "iops, 3000, null",
  })
  void another_value_is_one(String attribute, String code, String planned) {
    assertThat(read(BY_LOCAL.formatted(code, attribute), attribute, planned, "").plan().stale())
        .containsExactly("aws_db_instance.o");
  }

  @Test
  void a_plan_that_keeps_what_the_code_does_not_have_is_stale_for_it() {
    StackPlan.Reading reading = read("locals { it = 1 }\n", "iops", "1", "");

    assertThat(reading.plan().stale()).containsExactly("aws_db_instance.o");
  }

  @Test
  void so_is_one_whose_values_do_not_have_it_either() {
    SourceTree tree =
        SourceTree.ofText(
            Map.of(
                "main.tf",
                "locals { it = 1 }\n",
                "plan.json",
                """
                {"format_version": "1.2", "planned_values": {"root_module": {}},
                 "resource_changes": [
                   {"address": "aws_db_instance.o", "mode": "managed", "type": "aws_db_instance",
                    "name": "o", "change": {"actions": ["no-op"]}},
                   {"address": "aws_db_instance.p", "mode": "managed", "type": "aws_db_instance",
                    "name": "p", "change": {"actions": ["delete"]}}]}
                """));

    StackPlan.Reading reading = Hosts.head(tree);

    assertThat(reading.plan().stale()).isEqualTo(List.of("aws_db_instance.o"));
    assertThat(reading.graph().diagnostics())
        .extracting(Diagnostic::detail)
        .singleElement()
        .asString()
        .contains("does something to aws_db_instance.o, which the code does not have");
  }

  /**
   * @param fallback the variable's default when the plan was made, {@code ""} for none
   */
  private static StackPlan.Reading read(
      String code, String attribute, String planned, String fallback) {
    boolean variable = !fallback.isEmpty();
    return Hosts.head(
        SourceTree.ofText(
            Map.of(
                "main.tf",
                code,
                "plan.json",
                """
                {"format_version": "1.2", "complete": true, %s
                 "planned_values": {"root_module": {"resources": [
                   {"address": "aws_db_instance.o", "mode": "managed", "type": "aws_db_instance",
                    "name": "o", "values": {"%s": %s}}]}},
                 "resource_changes": [
                   {"address": "aws_db_instance.o", "mode": "managed", "type": "aws_db_instance",
                    "name": "o", "change": {"actions": ["no-op"]}}],
                 "configuration": {"root_module": {%s "resources": [
                   {"address": "aws_db_instance.o", "mode": "managed", "type": "aws_db_instance",
                    "name": "o", "expressions": {"%s": {"references": ["%s"]}}}]}}}
                """
                    .formatted(
                        variable ? "\"variables\": {\"it\": {\"value\": " + planned + "}}," : "",
                        attribute,
                        planned,
                        variable ? "\"variables\": {\"it\": {\"default\": " + fallback + "}}," : "",
                        attribute,
                        variable ? "var.it" : "local.it"))));
  }
}
