package dev.plumbline.policy.iam;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ways for a holder of rights to get more of them, each with the actions it needs: one of every
 * list. Source: Rhino Security Labs, "AWS IAM Privilege Escalation Methods and Mitigation" (2018,
 * with its later parts); action names from the AWS Service Authorization Reference.
 */
enum Escalation {
  NEW_POLICY_VERSION("iam:CreatePolicyVersion"),
  OLD_POLICY_VERSION("iam:SetDefaultPolicyVersion"),
  ATTACH("iam:AttachUserPolicy|iam:AttachGroupPolicy|iam:AttachRolePolicy"),
  INLINE("iam:PutUserPolicy|iam:PutGroupPolicy|iam:PutRolePolicy"),
  JOIN_GROUP("iam:AddUserToGroup"),
  ACCESS_KEY("iam:CreateAccessKey"),
  PASSWORD("iam:CreateLoginProfile|iam:UpdateLoginProfile"),
  TRUST("iam:UpdateAssumeRolePolicy"),
  PASS_TO_INSTANCE("iam:PassRole", "ec2:RunInstances"),
  PASS_TO_FUNCTION(
      "iam:PassRole",
      "lambda:CreateFunction",
      "lambda:InvokeFunction|lambda:CreateEventSourceMapping|lambda:AddPermission"),
  PASS_TO_STACK("iam:PassRole", "cloudformation:CreateStack"),
  PASS_TO_TASK("iam:PassRole", "ecs:RunTask|ecs:StartTask"),
  PASS_TO_ENDPOINT("iam:PassRole", "glue:CreateDevEndpoint|glue:CreateJob"),
  PASS_TO_PIPELINE(
      "iam:PassRole", "datapipeline:CreatePipeline", "datapipeline:PutPipelineDefinition"),
  PASS_TO_BUILD("iam:PassRole", "codebuild:CreateProject|codestar:CreateProject"),
  PASS_TO_NOTEBOOK("iam:PassRole", "sagemaker:CreateNotebookInstance"),
  NOTEBOOK_ADDRESS("sagemaker:CreatePresignedNotebookInstanceUrl"),
  CODE_OF_FUNCTION("lambda:UpdateFunctionCode"),
  CODE_OF_ENDPOINT("glue:UpdateDevEndpoint");

  private final List<List<String>> needs;

  /**
   * @param needs alternatives are parted by a bar
   */
  Escalation(String... needs) {
    this.needs = Stream.of(needs).map(one -> List.of(one.split("\\|", -1))).toList();
  }

  List<List<String>> needs() {
    return needs;
  }

  /** The services that get the role it passes on; none where it passes none. */
  Set<String> receivers() {
    return needs.stream()
        .flatMap(List::stream)
        .filter(action -> !action.startsWith("iam:"))
        .map(Escalation::receiver)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The service that gets the role with which an action starts something. */
  static String receiver(String action) {
    String service = action.substring(0, action.indexOf(':'));
    return (service.equals("ecs") ? "ecs-tasks" : service) + ".amazonaws.com";
  }
}
