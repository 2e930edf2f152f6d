package dev.plumbline.forecast.danger;

import static java.util.Map.entry;

import dev.plumbline.model.graph.Addresses;
import dev.plumbline.model.graph.Graph;
import dev.plumbline.model.graph.Resource;
import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Types of which a service has only one of a name in an account and region, a project, or the
 * world, so that making a second one fails. What takes a second one of its name for the first, as a
 * topic of SNS or an alarm of CloudWatch, is none of them.
 *
 * <p>Each service's API reference, the errors of the operation that creates it; azurerm refuses
 * what is there already before it asks.
 */
final class UniqueNames {
  private static final String NAME = "name";

  /** The attribute that is the name, and those that it is unique within. */
  private static final Map<String, List<String>> BY_TYPE =
      Map.ofEntries(
          entry("aws_cloudwatch_log_group", List.of(NAME)),
          entry("aws_sqs_queue", List.of(NAME)),
          entry("aws_s3_bucket", List.of("bucket")),
          entry("aws_iam_role", List.of(NAME)),
          entry("aws_iam_policy", List.of(NAME, "path")),
          entry("aws_iam_user", List.of(NAME)),
          entry("aws_iam_group", List.of(NAME)),
          entry("aws_iam_instance_profile", List.of(NAME)),
          entry("aws_dynamodb_table", List.of(NAME)),
          entry("aws_db_instance", List.of("identifier")),
          entry("aws_rds_cluster", List.of("cluster_identifier")),
          entry("aws_db_subnet_group", List.of(NAME)),
          entry("aws_db_parameter_group", List.of(NAME)),
          entry("aws_lambda_function", List.of("function_name")),
          entry("aws_ecr_repository", List.of(NAME)),
          entry("aws_eks_cluster", List.of(NAME)),
          entry("aws_lb_target_group", List.of(NAME)),
          entry("aws_kinesis_stream", List.of(NAME)),
          entry("aws_kms_alias", List.of(NAME)),
          entry("aws_secretsmanager_secret", List.of(NAME)),
          entry("aws_ssm_parameter", List.of(NAME)),
          entry("aws_elasticache_cluster", List.of("cluster_id")),
          entry("aws_elasticache_replication_group", List.of("replication_group_id")),
          entry("aws_elasticache_subnet_group", List.of(NAME)),
          entry("aws_opensearch_domain", List.of("domain_name")),
          entry("aws_codebuild_project", List.of(NAME)),
          entry("aws_key_pair", List.of("key_name")),
          entry("aws_launch_template", List.of(NAME)),
          entry("aws_autoscaling_group", List.of(NAME)),
          entry("aws_security_group", List.of(NAME, "vpc_id")),
          entry("aws_msk_cluster", List.of("cluster_name")),
          entry("aws_redshift_cluster", List.of("cluster_identifier")),
          entry("google_storage_bucket", List.of(NAME)),
          entry("google_pubsub_topic", List.of(NAME, "project")),
          entry("google_pubsub_subscription", List.of(NAME, "project")),
          entry("google_service_account", List.of("account_id", "project")),
          entry("google_sql_database_instance", List.of(NAME, "project")),
          entry("google_compute_network", List.of(NAME, "project")),
          entry("google_compute_instance", List.of(NAME, "zone", "project")),
          entry("google_compute_disk", List.of(NAME, "zone", "project")),
          entry("google_container_cluster", List.of(NAME, "location", "project")),
          entry("google_bigquery_dataset", List.of("dataset_id", "project")),
          entry("google_secret_manager_secret", List.of("secret_id", "project")),
          entry("azurerm_resource_group", List.of(NAME)),
          entry("azurerm_storage_account", List.of(NAME)),
          entry("azurerm_key_vault", List.of(NAME)),
          entry("azurerm_container_registry", List.of(NAME)),
          entry("azurerm_kubernetes_cluster", List.of(NAME, "resource_group_name")),
          entry("azurerm_virtual_network", List.of(NAME, "resource_group_name")),
          entry("azurerm_public_ip", List.of(NAME, "resource_group_name")));

  /**
   * A name that only one can have.
   *
   * @param within what it is unique within: the type, the provider's configuration, a region, …
   */
  record Unique(String name, List<String> within) {
    Unique {
      within = List.copyOf(within);
    }
  }

  private final Set<String> providers = new HashSet<>();

  UniqueNames(Graph graph) {
    graph.declarations().providers().forEach(one -> providers.add(one.address()));
  }

  /** The types, with their attributes. */
  static Map<String, List<String>> all() {
    return BY_TYPE;
  }

  /** Empty for another type, and where any of it is not known. */
  Optional<Unique> of(Resource resource) {
    List<String> attributes = BY_TYPE.get(resource.type());
    if (attributes == null) {
      return Optional.empty();
    }
    String name = text(resource, attributes.getFirst());
    if (name == null || name.isEmpty()) {
      return Optional.empty();
    }
    List<String> within = new ArrayList<>(List.of(resource.type(), provider(resource)));
    List<String> places = new ArrayList<>(attributes.subList(1, attributes.size()));
    places.add("region");
    for (String place : places) {
      String text = text(resource, place);
      if (text == null) {
        return Optional.empty();
      }
      within.add(text);
    }
    return Optional.of(new Unique(name, within));
  }

  /** The configuration that a resource of a module uses is the nearest one of that name. */
  private String provider(Resource resource) {
    for (String module = resource.module(); !module.isEmpty(); module = Addresses.module(module)) {
      String address = module + "." + resource.provider();
      if (providers.contains(address)) {
        return address;
      }
    }
    return resource.provider();
  }

  /** {@code ""} where it is not set; null where it isn't known. */
  private static @Nullable String text(Resource resource, String attribute) {
    Value value = resource.attribute(attribute);
    return switch (value == null ? Value.Null.NULL : value.unmarked()) {
      case Value.Null _ -> "";
      case Value.Str(String text) -> text;
      case Value.Bool _, Value.Num _, Value.Seq _, Value.Obj _ -> null;
      case Value.Unknown _, Value.Sensitive _ -> null;
    };
  }
}
