package dev.plumbline.policy.iam;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the actions act on that {@link Escalation} names: the kind that an ARN writes before the
 * name, {@code role} in {@code arn:aws:iam::123456789012:role/app}. Of an action that needs several
 * resources it is one that every call names, so that its denial denies the call. Source: AWS
 * Service Authorization Reference, "Resource types defined by" each service.
 */
final class Targets {
  private static final Map<String, String> KINDS = new HashMap<>();

  static {
    kind("user", "iam", "AttachUserPolicy", "PutUserPolicy", "CreateAccessKey");
    kind("user", "iam", "CreateLoginProfile", "UpdateLoginProfile");
    kind("group", "iam", "AttachGroupPolicy", "PutGroupPolicy", "AddUserToGroup");
    kind("role", "iam", "AttachRolePolicy", "PutRolePolicy", "UpdateAssumeRolePolicy", "PassRole");
    kind("policy", "iam", "CreatePolicyVersion", "SetDefaultPolicyVersion");
    kind("instance", "ec2", "RunInstances");
    kind("function", "lambda", "CreateFunction", "InvokeFunction", "AddPermission");
    kind("function", "lambda", "UpdateFunctionCode");
    kind("event-source-mapping", "lambda", "CreateEventSourceMapping");
    kind("stack", "cloudformation", "CreateStack");
    kind("task-definition", "ecs", "RunTask", "StartTask");
    kind("devEndpoint", "glue", "CreateDevEndpoint", "UpdateDevEndpoint");
    kind("job", "glue", "CreateJob");
    kind("project", "codebuild", "CreateProject");
    kind("notebook-instance", "sagemaker", "CreateNotebookInstance");
    kind("notebook-instance", "sagemaker", "CreatePresignedNotebookInstanceUrl");
    kind("pipeline", "datapipeline", "CreatePipeline", "PutPipelineDefinition");
  }

  private Targets() {}

  private static void kind(String kind, String service, String... actions) {
    for (String action : actions) {
      KINDS.put(service + ":" + action, kind);
    }
  }

  /** Null for an action that none of the techniques needs. */
  static @Nullable String kind(String action) {
    return KINDS.get(action);
  }
}
