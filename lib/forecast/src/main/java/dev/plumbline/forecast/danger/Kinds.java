package dev.plumbline.forecast.danger;

import dev.plumbline.model.plan.Danger;
import java.util.Set;

/** Which resources are somebody or somewhere to others; our judgement. */
public final class Kinds {
  private static final Set<String> IDENTITIES =
      Set.of(
          "aws_iam_role",
          "aws_iam_user",
          "aws_iam_group",
          "aws_iam_openid_connect_provider",
          "aws_iam_saml_provider",
          "aws_cognito_user_pool_client",
          "aws_ssoadmin_permission_set",
          "aws_kms_alias",
          "azurerm_user_assigned_identity",
          "azurerm_federated_identity_credential",
          "google_service_account",
          "google_iam_workload_identity_pool",
          "google_iam_workload_identity_pool_provider",
          "google_project");

  private static final Set<String> PUBLIC =
      Set.of(
          "aws_eip",
          "aws_lb",
          "aws_alb",
          "aws_elb",
          "aws_nat_gateway",
          "aws_route53_zone",
          "aws_cloudfront_distribution",
          "aws_api_gateway_rest_api",
          "aws_apigatewayv2_api",
          "aws_api_gateway_domain_name",
          "aws_globalaccelerator_accelerator",
          "aws_lambda_function_url",
          "azurerm_public_ip",
          "azurerm_public_ip_prefix",
          "azurerm_dns_zone",
          "azurerm_cdn_frontdoor_endpoint",
          "azurerm_traffic_manager_profile",
          "google_compute_address",
          "google_compute_global_address",
          "google_dns_managed_zone",
          "google_compute_forwarding_rule",
          "google_compute_global_forwarding_rule");

  private Kinds() {}

  /**
   * @param stateful whether the type holds data
   */
  public static Danger.Kind of(String type, boolean stateful) {
    return stateful
        ? Danger.Kind.DATA
        : IDENTITIES.contains(type)
            ? Danger.Kind.IDENTITY
            : PUBLIC.contains(type) ? Danger.Kind.PUBLIC_ADDRESS : Danger.Kind.RESOURCE;
  }
}
