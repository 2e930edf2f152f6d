package dev.plumbline.policy.iam;

import dev.plumbline.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What AWS's own policies grant, as far as it matters here: whole services, the right to keep a
 * log, or nothing by which a holder could raise its rights. Source: AWS Managed Policy Reference
 * Guide, 2026.
 */
final class ManagedPolicies {
  private static final String PREFIX = ":iam::aws:policy/";

  private static final Map<String, List<String>> ACTIONS =
      Map.ofEntries(
          Map.entry("AdministratorAccess", List.of("*")),
          Map.entry("IAMFullAccess", List.of("iam:*")),
          Map.entry("AmazonS3FullAccess", List.of("s3:*", "s3-object-lambda:*")),
          Map.entry(
              "AmazonEC2FullAccess",
              List.of("ec2:*", "elasticloadbalancing:*", "cloudwatch:*", "autoscaling:*")),
          Map.entry("AWSLambda_FullAccess", List.of("lambda:*")),
          Map.entry("AWSCloudFormationFullAccess", List.of("cloudformation:*")),
          Map.entry("AmazonECS_FullAccess", List.of("ecs:*")),
          Map.entry("AmazonDynamoDBFullAccess", List.of("dynamodb:*")),
          Map.entry("AmazonSQSFullAccess", List.of("sqs:*")),
          Map.entry("AmazonSNSFullAccess", List.of("sns:*")),
          Map.entry("AmazonRDSFullAccess", List.of("rds:*")),
          Map.entry("AmazonVPCFullAccess", List.of("ec2:*Vpc*", "ec2:*Subnet*", "ec2:*Route*")),
          Map.entry("AmazonSSMFullAccess", List.of("ssm:*", "ec2messages:*")),
          Map.entry("SecretsManagerReadWrite", List.of("secretsmanager:*")),
          Map.entry("CloudWatchFullAccess", List.of("cloudwatch:*", "logs:*", "sns:*")),
          Map.entry("CloudWatchLogsFullAccess", List.of("logs:*")));

  /** The services that PowerUserAccess spares. */
  private static final List<String> POWER_USER_SPARES =
      List.of("iam:*", "organizations:*", "account:*");

  /** Policies without a right to change identities, pass roles or change code. */
  private static final Set<String> HARMLESS =
      Set.of(
          "ReadOnlyAccess",
          "job-function/ViewOnlyAccess",
          "SecurityAudit",
          "IAMReadOnlyAccess",
          "AmazonS3ReadOnlyAccess",
          "AmazonEC2ReadOnlyAccess",
          "AmazonEC2ContainerRegistryReadOnly",
          "AmazonEC2ContainerRegistryPowerUser",
          "AmazonEC2ContainerRegistryPullOnly",
          "AmazonSSMManagedInstanceCore",
          "AmazonSSMReadOnlyAccess",
          "AmazonEKSClusterPolicy",
          "AmazonEKSServicePolicy",
          "AmazonEKSVPCResourceController",
          "AmazonEKSWorkerNodePolicy",
          "AmazonEKS_CNI_Policy",
          "AmazonEKSFargatePodExecutionRolePolicy",
          "AmazonDynamoDBReadOnlyAccess",
          "AWSXRayDaemonWriteAccess",
          "AWSXrayWriteOnlyAccess",
          "CloudWatchReadOnlyAccess",
          "service-role/AmazonEBSCSIDriverPolicy",
          "service-role/AmazonRDSEnhancedMonitoringRole",
          "service-role/AWSConfigRole",
          "service-role/AWS_ConfigRole",
          "service-role/AmazonDMSVPCManagementRole",
          "service-role/AmazonDMSCloudWatchLogsRole");

  /** Harmless ones by which a function, a task or a machine may keep a log. */
  private static final Set<String> LOG_WRITERS =
      Set.of(
          "CloudWatchAgentServerPolicy",
          "service-role/AmazonECSTaskExecutionRolePolicy",
          "service-role/AmazonAPIGatewayPushToCloudWatchLogs",
          "service-role/AWSLambdaBasicExecutionRole",
          "service-role/AWSLambdaVPCAccessExecutionRole",
          "service-role/AWSLambdaDynamoDBExecutionRole",
          "service-role/AWSLambdaKinesisExecutionRole",
          "service-role/AWSLambdaSQSQueueExecutionRole",
          "service-role/AWSLambdaMSKExecutionRole");

  private static final List<String> WRITING_LOGS =
      List.of("logs:CreateLogStream", "logs:PutLogEvents");

  private ManagedPolicies() {}

  /** Its statements; null where it is not AWS's, or not known well enough. */
  static @Nullable List<Value.Obj> statements(String arn) {
    int at = arn.indexOf(PREFIX);
    String name = at < 0 ? "" : arn.substring(at + PREFIX.length());
    if (HARMLESS.contains(name)) {
      return List.of();
    }
    if (LOG_WRITERS.contains(name)) {
      return List.of(statement("actions", WRITING_LOGS));
    }
    if (name.equals("PowerUserAccess")) {
      return List.of(statement("not_actions", POWER_USER_SPARES));
    }
    List<String> actions = ACTIONS.get(name);
    return actions == null ? null : List.of(statement("actions", actions));
  }

  /** A statement that grants nothing. */
  static Value.Obj nothing() {
    return statement("actions", List.of());
  }

  private static Value.Obj statement(String key, List<String> actions) {
    var members = new LinkedHashMap<String, Value>();
    var names = new ArrayList<Value>();
    actions.forEach(action -> names.add(Value.of(action)));
    members.put("effect", Value.of("Allow"));
    members.put(key, new Value.Seq(names));
    members.put("resources", new Value.Seq(List.of(Value.of("*"))));
    return new Value.Obj(members);
  }
}
