package dev.plumbline.forecast.conditional;

import static java.util.Map.entry;

import java.util.Map;

/**
 * Sources: hashicorp/terraform-provider-aws, internal/service, the {@code CustomizeDiff} of each
 * resource (acm/certificate.go@01661ea, ec2/vpc_subnet.go@00cda12, lambda/function.go@0156d84,
 * elasticache/replication_group.go@001b636, ec2/vpc_security_group_ingress_rule.go@00a3220,
 * transfer/server.go), else the resource's page in the registry (aws 6).
 */
final class AwsConditions {
  private static final String INGRESS = "aws_vpc_security_group_ingress_rule.";
  private static final String EGRESS = "aws_vpc_security_group_egress_rule.";

  static final Map<String, Condition> ALL =
      Map.ofEntries(
          entry("aws_acm_certificate.domain_name", Flags.always()),
          entry("aws_acm_certificate.subject_alternative_names", Flags.always()),
          entry("aws_instance.user_data", Flags.headFlag("user_data_replace_on_change")),
          entry("aws_instance.user_data_base64", Flags.headFlag("user_data_replace_on_change")),
          entry("aws_instance.instance_type", Architecture::decide),
          entry("aws_instance.launch_template.version", Flags.probably()),
          entry("aws_docdb_cluster.serverless_v2_scaling_configuration", Flags::removed),
          entry("aws_eks_cluster.encryption_config", Flags::removed),
          entry("aws_elasticache_cluster.engine_version", Sizes::lowerVersion),
          entry("aws_elasticache_cluster.node_type", Flags.headIs("engine", "memcached")),
          entry("aws_elasticache_replication_group.node_group_configuration", Flags.probably()),
          entry("aws_elasticache_replication_group.engine", Sizes.lowerRank("redis", "valkey")),
          entry("aws_elasticache_replication_group.engine_version", Sizes::lowerVersion),
          entry(
              "aws_elasticache_replication_group.transit_encryption_enabled",
              Sizes.headBelow("engine_version", 7, 0, 5)),
          entry("aws_msk_cluster.kafka_version", Sizes::lowerVersion),
          entry("aws_msk_cluster.storage_mode", Sizes.lowerRank("LOCAL", "TIERED")),
          entry("aws_opensearch_domain.engine_version", SearchEngines::olderVersion),
          entry("aws_opensearch_domain.encrypt_at_rest.enabled", Flags::turnedOff),
          entry("aws_opensearch_domain.node_to_node_encryption.enabled", Flags::turnedOff),
          entry("aws_opensearch_domain.advanced_security_options.enabled", Flags::turnedOff),
          entry("aws_opensearch_domain.ip_address_type", Sizes.lowerRank("ipv4", "dualstack")),
          entry("aws_elasticsearch_domain.elasticsearch_version", Sizes::lowerVersion),
          entry("aws_elasticsearch_domain.encrypt_at_rest.enabled", Flags::turnedOff),
          entry("aws_elasticsearch_domain.node_to_node_encryption.enabled", Flags::turnedOff),
          entry("aws_fsx_lustre_file_system.storage_capacity", Sizes::smaller),
          entry("aws_lambda_function.durable_config", Flags::comesOrGoes),
          entry("aws_mwaa_environment.airflow_version", Sizes::lowerVersion),
          entry("aws_sagemaker_notebook_instance.volume_size", Sizes::smaller),
          entry("aws_rds_cluster.storage_type", Flags.unlessHeadStarts("engine", "aurora")),
          entry("aws_transfer_server.endpoint_details.vpc_id", Flags::wasSet),
          entry(INGRESS + "cidr_ipv4", Flags::comesOrGoes),
          entry(INGRESS + "cidr_ipv6", Flags::comesOrGoes),
          entry(INGRESS + "prefix_list_id", Flags::comesOrGoes),
          entry(INGRESS + "referenced_security_group_id", Flags::comesOrGoes),
          entry(EGRESS + "cidr_ipv4", Flags::comesOrGoes),
          entry(EGRESS + "cidr_ipv6", Flags::comesOrGoes),
          entry(EGRESS + "prefix_list_id", Flags::comesOrGoes),
          entry(EGRESS + "referenced_security_group_id", Flags::comesOrGoes),
          entry("aws_ssm_parameter.tier", Flags.from("Advanced", "Standard")),
          entry("aws_subnet.ipv6_cidr_block", Flags.baseFlag("assign_ipv6_address_on_creation")),
          entry("aws_vpc.instance_tenancy", Flags.unlessBecomes("default")),
          entry("aws_lb.subnets", LoadBalancers::subnets),
          entry("aws_alb.subnets", LoadBalancers::subnets),
          entry("aws_lb.subnet_mapping", LoadBalancers::subnets),
          entry("aws_alb.subnet_mapping", LoadBalancers::subnets),
          entry("aws_lb.security_groups", LoadBalancers::securityGroups),
          entry("aws_alb.security_groups", LoadBalancers::securityGroups));

  private AwsConditions() {}
}
