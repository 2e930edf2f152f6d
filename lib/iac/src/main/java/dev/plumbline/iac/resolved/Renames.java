package dev.plumbline.iac.resolved;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nested CloudFormation properties whose Terraform name is not their own respelt. Read from both
 * documentations, November 2026.
 */
final class Renames {
  private static final Map<String, String> NAMES = new HashMap<>();

  /** Maps that Terraform writes as blocks, and the attribute of a block that holds the key. */
  private static final Map<String, String> KEYS = new HashMap<>();

  static {
    for (String rules : new String[] {"ingress", "egress"}) {
      String at = "aws_security_group:" + rules + ".";
      NAMES.put(at + "IpProtocol", "protocol");
      NAMES.put(at + "CidrIp", "cidr_blocks");
      NAMES.put(at + "CidrIpv6", "ipv6_cidr_blocks");
      NAMES.put(at + "SourceSecurityGroupId", "security_groups");
      NAMES.put(at + "DestinationSecurityGroupId", "security_groups");
      NAMES.put(at + "SourcePrefixListId", "prefix_list_ids");
      NAMES.put(at + "DestinationPrefixListId", "prefix_list_ids");
    }
    for (String holder : new String[] {"role", "user", "group"}) {
      NAMES.put("aws_iam_" + holder + "_policy:.PolicyDocument", "policy");
    }
    NAMES.put("aws_s3_bucket_policy:.PolicyDocument", "policy");
    NAMES.put("aws_dynamodb_table:server_side_encryption.SSEEnabled", "enabled");
    NAMES.put("aws_dynamodb_table:server_side_encryption.KMSMasterKeyId", "kms_key_arn");
    NAMES.put("aws_dynamodb_table:point_in_time_recovery.PointInTimeRecoveryEnabled", "enabled");
    NAMES.put("aws_cloudfront_distribution:origin.Id", "origin_id");
    NAMES.put(
        "aws_s3_bucket_server_side_encryption_configuration:rule.ServerSideEncryptionByDefault",
        "apply_server_side_encryption_by_default");
    NAMES.put("aws_db_instance:.MasterUsername", "username");
    NAMES.put("aws_db_instance:.MasterUserPassword", "password");
    NAMES.put("aws_db_instance:.VPCSecurityGroups", "vpc_security_group_ids");
    NAMES.put("aws_instance:.SecurityGroupIds", "vpc_security_group_ids");
    NAMES.put("aws_lb:.SecurityGroups", "security_groups");
    NAMES.put("aws_kinesis_stream:stream_encryption.KeyId", "kms_key_id");
    NAMES.put("aws_eks_cluster:.ResourcesVpcConfig", "vpc_config");
    NAMES.put("aws_ecs_cluster:.ClusterSettings", "setting");
    NAMES.put("aws_lambda_function_url:.AuthType", "authorization_type");
    NAMES.put("aws_lambda_function_url:.TargetFunctionArn", "function_name");
    NAMES.put("aws_elb:.AccessLoggingPolicy", "access_logs");
    NAMES.put("aws_elb:access_logs.S3BucketName", "bucket");
    NAMES.put("aws_elb:.CrossZone", "cross_zone_load_balancing");
    NAMES.put("aws_elb:listener.LoadBalancerPort", "lb_port");
    NAMES.put("aws_elb:listener.Protocol", "lb_protocol");
    NAMES.put("aws_neptune_cluster:.IamAuthEnabled", "iam_database_authentication_enabled");
    NAMES.put("aws_neptune_cluster:.KmsKeyId", "kms_key_arn");
    for (String domain : new String[] {"aws_elasticsearch_domain", "aws_opensearch_domain"}) {
      NAMES.put(domain + ":.EncryptionAtRestOptions", "encrypt_at_rest");
      NAMES.put(domain + ":.NodeToNodeEncryptionOptions", "node_to_node_encryption");
      NAMES.put(domain + ":.ElasticsearchClusterConfig", "cluster_config");
      NAMES.put(
          domain + ":log_publishing_options.CloudWatchLogsLogGroupArn", "cloudwatch_log_group_arn");
      KEYS.put(domain + ":log_publishing_options", "log_type");
    }
  }

  private Renames() {}

  /** Where a map at a path becomes blocks: the attribute for its keys; null elsewhere. */
  static @Nullable String key(String type, String path) {
    return KEYS.get(type + ':' + path);
  }

  /**
   * The attribute of a property at a path of a Terraform type, or null where the rule holds.
   *
   * @param path empty at the top level
   */
  static @Nullable String of(String type, String path, String property) {
    var plain = new StringBuilder(type).append(':');
    int depth = 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      depth += c == '[' ? 1 : 0;
      if (depth == 0) {
        plain.append(c);
      }
      depth -= c == ']' ? 1 : 0;
    }
    return NAMES.get(plain.append('.').append(property).toString());
  }
}
