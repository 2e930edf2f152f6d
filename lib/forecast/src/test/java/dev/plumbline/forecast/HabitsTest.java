package dev.plumbline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What providers take for the same; the sources are those of the rules. */
class HabitsTest {
  private static final String PAGE = "https://registry.terraform.io/x";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws_kinesis_stream|name = \"a\"|name = \"a\"; stream_mode_details {; stream_mode = \"PROVISIONED\"; }|no-op",
        "aws_ecr_repository|name = \"a\"|name = \"a\"; encryption_configuration {; encryption_type = \"AES256\"; }|no-op",
        "aws_ecs_service|name = \"a\"; deployment_circuit_breaker {; enable = true; rollback = true; }|name = \"a\"|no-op",
        "aws_lambda_function|function_name = \"a\"; vpc_config {; subnet_ids = [\"s\"]; security_group_ids = [\"g\"]; }|function_name = \"a\"|update",
        "aws_db_instance|allocated_storage = 20|allocated_storage = 20; max_allocated_storage = 20|no-op",
        "aws_rds_cluster|cluster_identifier = \"a\"; snapshot_identifier = \"s\"|cluster_identifier = \"a\"|no-op",
        "aws_lb|name = \"a\"; load_balancer_type = \"network\"; idle_timeout = 60|name = \"a\"; load_balancer_type = \"network\"; idle_timeout = 90|no-op",
        "aws_lb|name = \"a\"; idle_timeout = 60|name = \"a\"; idle_timeout = 90|update",
        "aws_network_acl_rule|rule_number = 1; protocol = \"tcp\"|rule_number = 1; protocol = \"6\"|no-op",
        "azurerm_application_insights|name = \"a\"|name = \"a\"; disable_ip_masking = false|no-op",
        "aws_eip|instance = \"i-1\"|instance = \"i-1\"; domain = \"vpc\"|no-op",
        "azurerm_public_ip|name = \"a\"; location = \"North Europe\"|name = \"a\"; location = \"northeurope\"|no-op",
        "google_compute_disk|name = \"a\"; image = \"debian-cloud/debian-12\"|name = \"a\"; image = \"projects/debian-cloud/global/images/family/debian-12\"|no-op",
        "google_compute_instance|name = \"a\"; network_interface {; network = \"default\"; }|name = \"a\"; network_interface {; network = \"projects/p/global/networks/default\"; }|no-op",
        "google_storage_bucket|name = \"a\"; location = \"eu\"|name = \"a\"; location = \"EU\"|no-op",
        "google_bigquery_table|table_id = \"a\"; schema = \"[{\\\"name\\\":\\\"a\\\",\\\"type\\\":\\\"INT64\\\"}]\"|table_id = \"a\"; schema = \"[{\\\"type\\\":\\\"INTEGER\\\",\\\"name\\\":\\\"a\\\"}]\"|no-op"
      })
  void aChangeIsWhatTheProvidersOwnCodeMakesOfIt(String change) {
    String[] cells = Arrays.copyOf(change.split("\\|"), 5);
    cells[4] = PAGE;

    LabelledPair.Outcome outcome = LabelledPair.line(cells[0], String.join("\t", cells)).outcome();

    assertThat(outcome.right()).as(outcome.text()).isTrue();
  }
}
