package dev.plumbline.forecast.scenario;

import dev.plumbline.forecast.scenario.Dependents.Reader;
import dev.plumbline.model.graph.Edge;
import dev.plumbline.model.graph.Resource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who is without something that is lost. Only what runs can stop: a policy document, a role or an
 * alarm that names a database is as it was. What only hands a name on (a parameter, a secret, the
 * template of a task) leads to those that run by it.
 */
final class Uses {
  /** What runs, or delivers. */
  private static final Set<String> RUNNING =
      Set.of(
          "aws_amplify_app",
          "aws_api_gateway_integration",
          "aws_apigatewayv2_integration",
          "aws_apprunner_service",
          "aws_appsync_datasource",
          "aws_autoscaling_group",
          "aws_cloudwatch_event_target",
          "aws_cloudwatch_log_subscription_filter",
          "aws_codebuild_project",
          "aws_dms_replication_task",
          "aws_dynamodb_kinesis_streaming_destination",
          "aws_ecs_express_gateway_service",
          "aws_ecs_service",
          "aws_ecs_task_set",
          "aws_eks_node_group",
          "aws_elastic_beanstalk_environment",
          "aws_emr_cluster",
          "aws_emrserverless_application",
          "aws_glue_crawler",
          "aws_glue_job",
          "aws_instance",
          "aws_iot_topic_rule",
          "aws_kinesis_analytics_application",
          "aws_kinesis_firehose_delivery_stream",
          "aws_kinesisanalyticsv2_application",
          "aws_lambda_event_source_mapping",
          "aws_lambda_function",
          "aws_lightsail_container_service",
          "aws_mskconnect_connector",
          "aws_mwaa_environment",
          "aws_pipes_pipe",
          "aws_quicksight_data_source",
          "aws_s3_bucket_notification",
          "aws_sagemaker_endpoint",
          "aws_scheduler_schedule",
          "aws_sfn_state_machine",
          "aws_sns_topic_subscription",
          "aws_spot_instance_request",
          "azurerm_container_app",
          "azurerm_container_app_job",
          "azurerm_container_group",
          "azurerm_eventgrid_event_subscription",
          "azurerm_eventgrid_system_topic_event_subscription",
          "azurerm_function_app_flex_consumption",
          "azurerm_linux_function_app",
          "azurerm_linux_function_app_slot",
          "azurerm_linux_virtual_machine",
          "azurerm_linux_virtual_machine_scale_set",
          "azurerm_linux_web_app",
          "azurerm_linux_web_app_slot",
          "azurerm_logic_app_standard",
          "azurerm_logic_app_workflow",
          "azurerm_orchestrated_virtual_machine_scale_set",
          "azurerm_spring_cloud_app",
          "azurerm_static_web_app",
          "azurerm_stream_analytics_job",
          "azurerm_virtual_machine",
          "azurerm_virtual_machine_scale_set",
          "azurerm_windows_function_app",
          "azurerm_windows_function_app_slot",
          "azurerm_windows_virtual_machine",
          "azurerm_windows_virtual_machine_scale_set",
          "azurerm_windows_web_app",
          "azurerm_windows_web_app_slot",
          "google_app_engine_flexible_app_version",
          "google_app_engine_standard_app_version",
          "google_cloud_run_service",
          "google_cloud_run_v2_job",
          "google_cloud_run_v2_service",
          "google_cloud_run_v2_worker_pool",
          "google_cloud_scheduler_job",
          "google_cloudfunctions2_function",
          "google_cloudfunctions_function",
          "google_composer_environment",
          "google_compute_instance",
          "google_compute_instance_group_manager",
          "google_compute_region_instance_group_manager",
          "google_dataflow_job",
          "google_datastream_stream",
          "google_workflows_workflow",
          "helm_release");

  private static final Pattern RUNNING_IN_KUBERNETES =
      Pattern.compile(
          "kubernetes_(?:deployment|stateful_set|daemonset|daemon_set|job|cron_job|pod"
              + "|replication_controller)(?:_v\\d(?:beta\\d)?)?");

  /** What something runs by; told itself where nothing in the stack runs by it. */
  private static final Set<String> TEMPLATES =
      Set.of(
          "aws_batch_job_definition",
          "aws_ecs_task_definition",
          "aws_launch_configuration",
          "aws_launch_template",
          "google_compute_instance_template",
          "google_compute_region_instance_template");

  /** What stands for what is lost, or hands its name on. */
  private static final Set<String> CARRIERS =
      Set.of(
          "aws_db_proxy_target",
          "aws_dms_endpoint",
          "aws_docdb_cluster_instance",
          "aws_glue_connection",
          "aws_kms_alias",
          "aws_neptune_cluster_instance",
          "aws_rds_cluster_endpoint",
          "aws_rds_cluster_instance",
          "aws_route53_record",
          "aws_secretsmanager_secret_version",
          "aws_ssm_parameter",
          "azurerm_disk_encryption_set",
          "azurerm_key_vault_secret",
          "google_datastream_connection_profile",
          "google_secret_manager_secret_version",
          "google_sql_database",
          "google_sql_user",
          "kubernetes_config_map",
          "kubernetes_config_map_v1",
          "kubernetes_secret",
          "kubernetes_secret_v1");

  /** The attribute that names what a resource is a part of: that one is meant. */
  private static final Map<String, String> PART_OF =
      Map.of(
          "aws_db_proxy_target", "db_proxy_name",
          "aws_lambda_function_event_invoke_config", "function_name",
          "aws_s3_bucket_server_side_encryption_configuration", "bucket",
          "aws_secretsmanager_secret_version", "secret_id",
          "aws_sqs_queue_redrive_policy", "queue_url",
          "google_secret_manager_secret_version", "secret");

  /** What names a key and keeps nothing that it encrypts. */
  private static final Set<String> UNENCRYPTED =
      Set.of(
          "aws_kms_grant",
          "aws_kms_key_policy",
          "aws_kms_replica_external_key",
          "aws_kms_replica_key",
          "google_kms_crypto_key_version");

  /** Attributes that hold the key by which something is encrypted. */
  private static final Pattern OF_A_KEY = Pattern.compile("(?i)key|kms|encrypt|cmk");

  /** Where what failed is sent: whoever sends it there runs on without. */
  private static final Pattern OF_FAILURES =
      Pattern.compile("(?i)dead_?letter|on_?failure|redrive_?policy");

  /** By which nothing is used that is named there. */
  private static final Pattern IDLE =
      Pattern.compile(
          "(?i)(?:count|for_each|lifecycle|tags|tags_all|labels|description|redrive_?allow_?policy)(?:\\W.*)?");

  /**
   * @param address of who is without it
   * @param edge the last one on the way from it
   * @param fails whether it stops; else it only loses what it sends there when it fails
   */
  record Use(String address, Edge edge, boolean fails) {}

  private final Dependents dependents;
  private final Map<String, Use> found = new LinkedHashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Deque<String> open = new ArrayDeque<>();

  private Uses(Dependents dependents) {
    this.dependents = dependents;
  }

  /** What runs by a database or a queue, one each. */
  static List<Use> of(String address, Dependents dependents) {
    var walk = new Uses(dependents);
    walk.enter(address);
    while (!walk.open.isEmpty()) {
      for (Reader reader : dependents.readersOf(walk.open.pop())) {
        walk.meet(reader);
      }
    }
    return List.copyOf(walk.found.values());
  }

  /** What a key encrypts, one each. */
  static List<Use> ofKey(String address, Dependents dependents) {
    var walk = new Uses(dependents);
    walk.enter(address);
    while (!walk.open.isEmpty()) {
      for (Reader reader : dependents.readersOf(walk.open.pop())) {
        walk.meetEncrypted(reader);
      }
    }
    return List.copyOf(walk.found.values());
  }

  private void meet(Reader reader) {
    Resource resource = reader.resource();
    String attribute = reader.edge().attribute();
    if (resource.mode() != Resource.Mode.MANAGED || IDLE.matcher(attribute).matches()) {
      return;
    }
    if (OF_FAILURES.matcher(attribute).find()) {
      whole(resource).forEach(one -> add(one, reader.edge(), false));
    } else if (runs(resource.type())) {
      add(resource.address(), reader.edge(), true);
    } else if (TEMPLATES.contains(resource.type())) {
      if (dependents.readersOf(resource.address()).stream()
          .noneMatch(one -> runs(one.resource().type()))) {
        add(resource.address(), reader.edge(), true);
      }
      enter(resource.address());
    } else if (CARRIERS.contains(resource.type())) {
      enter(resource.address());
      whole(resource).forEach(this::enter);
    }
  }

  private void meetEncrypted(Reader reader) {
    Resource resource = reader.resource();
    if (resource.mode() != Resource.Mode.MANAGED
        || resource.type().toLowerCase(Locale.ROOT).contains("_iam_")
        || UNENCRYPTED.contains(resource.type())
        || IDLE.matcher(reader.edge().attribute()).matches()) {
      return;
    }
    if (resource.type().equals("aws_kms_alias")
        || resource.type().equals("azurerm_disk_encryption_set")) {
      enter(resource.address());
    } else if (OF_A_KEY.matcher(reader.edge().attribute()).find()
        || resource.type().equals("aws_s3_bucket_server_side_encryption_configuration")) {
      whole(resource).forEach(one -> add(one, reader.edge(), true));
    }
  }

  private static boolean runs(String type) {
    return RUNNING.contains(type) || RUNNING_IN_KUBERNETES.matcher(type).matches();
  }

  /** What a resource is a part of, where the stack has it; else itself. */
  private List<String> whole(Resource part) {
    String attribute = PART_OF.get(part.type());
    if (attribute == null) {
      return List.of(part.address());
    }
    List<String> whole = new ArrayList<>(dependents.named(part.address(), attribute));
    return whole.isEmpty() ? List.of(part.address()) : whole;
  }

  private void enter(String address) {
    if (seen.add(address)) {
      open.push(address);
    }
  }

  /** Who stops counts before who only loses what failed. */
  private void add(String address, Edge edge, boolean fails) {
    Use known = found.get(address);
    if (known == null || fails && !known.fails()) {
      found.put(address, new Use(address, edge, fails));
    }
  }
}
