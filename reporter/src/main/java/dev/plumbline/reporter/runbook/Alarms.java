package dev.plumbline.reporter.runbook;

import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which resources that people are woken for have no alarm in their own stack. */
final class Alarms {
  private static final Set<String> WATCHED =
      Set.of(
          "aws_alb",
          "aws_autoscaling_group",
          "aws_db_instance",
          "aws_dynamodb_table",
          "aws_ecs_service",
          "aws_eks_cluster",
          "aws_elasticache_replication_group",
          "aws_instance",
          "aws_lambda_function",
          "aws_lb",
          "aws_nat_gateway",
          "aws_rds_cluster",
          "aws_redshift_cluster",
          "aws_sqs_queue",
          "azurerm_linux_virtual_machine",
          "azurerm_mssql_database",
          "google_compute_instance",
          "google_sql_database_instance");
  private static final Set<String> ALARMS =
      Set.of(
          "aws_cloudwatch_metric_alarm",
          "aws_cloudwatch_composite_alarm",
          "azurerm_monitor_metric_alert",
          "google_monitoring_alert_policy");

  private Alarms() {}

  /** Their addresses, in order. */
  static List<String> missing(Graph graph) {
    Map<String, String> types = new HashMap<>();
    graph.resources().forEach(resource -> types.put(resource.address(), resource.type()));
    var watched = new HashSet<String>();
    for (Edge edge : graph.edges()) {
      if (ALARMS.contains(types.getOrDefault(edge.from(), ""))) {
        watched.add(edge.to());
      }
    }
    return graph.resources().stream()
        .filter(resource -> resource.mode() == Resource.Mode.MANAGED)
        .filter(resource -> WATCHED.contains(resource.type()))
        .map(Resource::address)
        .filter(address -> !watched.contains(address))
        .sorted()
        .toList();
  }
}
