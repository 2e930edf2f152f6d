package dev.plumbline.forecast.conditional;

import static java.util.Map.entry;

import dev.plumbline.forecast.conditional.Condition.Change;
import dev.plumbline.model.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Differences that a provider leaves as they are because of what else the resource sets. Sources:
 * hashicorp/terraform-provider-aws internal/service (elbv2/load_balancer.go@00edc94,
 * ecs/service.go@00a919d, acm/certificate.go@01661ea, codebuild/project.go@00a3530,
 * logs/group.go@0073593, the page of aws_db_instance@0130d51), magic-modules
 * resource_sql_database_instance.go.tmpl@0133741.
 */
public final class Suppressions {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
  private static final String APPLICATION = "application";
  private static final Predicate<Change> NOT_APPLICATION = balancerIsNot(APPLICATION);
  private static final Predicate<Change> LAMBDA_BUILD =
      change -> Change.text(change.headAt("environment", "0", "type")).endsWith("LAMBDA_CONTAINER");

  private static final Map<String, Predicate<Change>> ALL =
      Map.ofEntries(
          entry("aws_db_instance.allocated_storage", Suppressions::hasGrown),
          entry("aws_db_instance.max_allocated_storage", Suppressions::addsNothing),
          entry("aws_acm_certificate.subject_alternative_names", Suppressions::isOwnDomain),
          entry("aws_ecs_service.desired_count", Suppressions::isDaemon),
          entry(
              "aws_cloudwatch_log_group.retention_in_days",
              change -> change.head("log_group_class").equals("DELIVERY")),
          entry("aws_codebuild_project.build_timeout", LAMBDA_BUILD),
          entry("aws_codebuild_project.queued_timeout", LAMBDA_BUILD),
          entry("aws_lb.client_keep_alive", NOT_APPLICATION),
          entry("aws_lb.desync_mitigation_mode", NOT_APPLICATION),
          entry("aws_lb.drop_invalid_header_fields", NOT_APPLICATION),
          entry("aws_lb.enable_http2", NOT_APPLICATION),
          entry("aws_lb.enable_tls_version_and_cipher_suite_headers", NOT_APPLICATION),
          entry("aws_lb.enable_waf_fail_open", NOT_APPLICATION),
          entry("aws_lb.enable_xff_client_port", NOT_APPLICATION),
          entry("aws_lb.idle_timeout", NOT_APPLICATION),
          entry("aws_lb.preserve_host_header", NOT_APPLICATION),
          entry("aws_lb.xff_header_processing_mode", NOT_APPLICATION),
          entry("aws_lb.dns_record_client_routing_policy", balancerIsNot("network")),
          entry("aws_lb.enable_cross_zone_load_balancing", NOT_APPLICATION.negate()),
          entry("google_sql_database_instance.settings.disk_size", Suppressions::resizesItself));

  private Suppressions() {}

  /** Whether the provider takes a difference for none. */
  public static boolean suppress(String type, Change change) {
    if (change.steps().isEmpty()) {
      return false;
    }
    Predicate<Change> suppression = ALL.get(type + "." + change.attribute());
    return suppression != null && change.known() && suppression.test(change);
  }

  /** Whether the difference of an attribute is decided here, one way or the other. */
  public static boolean decides(String type, String attribute) {
    return ALL.containsKey(type + "." + attribute);
  }

  /** What is decided here, as {@code type.attribute}. */
  static Set<String> attributes() {
    return ALL.keySet();
  }

  private static Predicate<Change> balancerIsNot(String kind) {
    return change -> {
      String set = change.head("load_balancer_type");
      return !(set.isEmpty() ? APPLICATION : set).equals(kind);
    };
  }

  /** With autoscaling, the storage may be larger than the configuration says. */
  private static boolean hasGrown(Change change) {
    BigDecimal becomes = number(change.becomes());
    BigDecimal most = number(change.head("max_allocated_storage"));
    return shrinks(change) && becomes != null && most != null && most.compareTo(becomes) > 0;
  }

  /** A limit at the size that it has. */
  private static boolean addsNothing(Change change) {
    return change.before() == null
        && !change.becomes().isEmpty()
        && change.becomes().equals(change.head("allocated_storage"));
  }

  private static boolean resizesItself(Change change) {
    @Nullable Value resize = change.headAt("settings", "0", "disk_autoresize");
    return shrinks(change) && !Change.text(resize).equals("false");
  }

  private static boolean shrinks(Change change) {
    BigDecimal was = number(change.was());
    BigDecimal becomes = number(change.becomes());
    return was != null && becomes != null && becomes.compareTo(was) < 0;
  }

  private static @Nullable BigDecimal number(String text) {
    return NUMBER.matcher(text).matches() ? new BigDecimal(text) : null;
  }

  /** ACM counts a certificate's own domain among its alternative names. */
  private static boolean isOwnDomain(Change change) {
    Value name = change.headAt("domain_name");
    return name != null
        && (isOnly(change.before(), name) || isOnly(change.after(), name))
        && (change.before() == null || change.after() == null);
  }

  private static boolean isOnly(@Nullable Value value, Value name) {
    return name.equals(value)
        || (value instanceof Value.Seq(List<Value> elements) && elements.equals(List.of(name)));
  }

  private static boolean isDaemon(Change change) {
    return change.head("scheduling_strategy").equals("DAEMON");
  }
}
