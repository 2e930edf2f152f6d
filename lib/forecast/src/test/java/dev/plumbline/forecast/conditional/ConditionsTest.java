package dev.plumbline.forecast.conditional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.forecast.conditional.Condition.Change;
import dev.plumbline.forecast.conditional.Condition.Outcome;
import dev.plumbline.model.value.Value;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {

  @ParameterizedTest
  @CsvSource({
    "google_compute_disk, size, 100, 50, REPLACES",
    "google_compute_disk, size, 100, 200, UPDATES",
    "google_compute_disk, size, 100, large, UNDECIDED",
    "aws_instance, instance_type, t3.micro, t3.large, UPDATES",
    "aws_instance, instance_type, t3.micro, t4g.micro, REPLACES",
    "aws_instance, instance_type, g4dn.xlarge, m5.large, UPDATES",
    "aws_instance, instance_type, m6g.large, c7gn.large, UPDATES",
    "azurerm_redis_cache, sku_name, Premium, Standard, REPLACES",
    "azurerm_redis_cache, sku_name, Basic, Standard, UPDATES",
    "aws_opensearch_domain, engine_version, OpenSearch_2.11, OpenSearch_2.9, REPLACES",
    "aws_opensearch_domain, engine_version, OpenSearch_2.9, OpenSearch_2.11, UPDATES",
    "google_compute_subnetwork, ip_cidr_range, 10.0.1.0/24, 10.0.0.0/20, UPDATES",
    "google_compute_subnetwork, ip_cidr_range, 10.0.0.0/20, 10.0.1.0/24, REPLACES",
    "azurerm_storage_account, account_replication_type, LRS, GRS, UPDATES",
    "azurerm_storage_account, account_replication_type, LRS, ZRS, REPLACES",
    "azurerm_servicebus_namespace, sku, Standard, Premium, REPLACES",
    "aws_opensearch_domain, engine_version, Elasticsearch_7.10, OpenSearch_1.0, UPDATES",
    "aws_opensearch_domain, engine_version, OpenSearch_1.0, Elasticsearch_7.10, REPLACES",
    "aws_ssm_parameter, tier, Advanced, Standard, REPLACES",
    "aws_ssm_parameter, tier, Standard, Intelligent-Tiering, UPDATES",
    "aws_elasticache_replication_group, engine, valkey, redis, REPLACES",
    "azurerm_kubernetes_cluster, network_profile/0/network_policy, azure, calico, REPLACES",
    "azurerm_kubernetes_cluster, network_profile/0/network_policy, '', calico, UPDATES",
    "azurerm_kubernetes_cluster, network_profile/0/network_plugin_mode, '', overlay, UPDATES",
    "azurerm_kubernetes_cluster_node_pool, os_sku, Ubuntu, AzureLinux, UPDATES",
    "azurerm_kubernetes_cluster_node_pool, os_sku, Ubuntu, Windows2022, REPLACES",
    "azurerm_kubernetes_cluster, network_profile/0/network_plugin, kubenet, azure, REPLACES",
    "azurerm_cosmosdb_sql_container, analytical_storage_ttl, -1, 0, REPLACES",
    "azurerm_cosmosdb_sql_container, analytical_storage_ttl, 0, -1, UPDATES",
    "azurerm_express_route_circuit, bandwidth_in_mbps, 100, 50, REPLACES",
    "azurerm_mssql_database, sku_name, HS_Gen5_2, GP_Gen5_2, REPLACES",
    "azurerm_mssql_database, sku_name, GP_Gen5_2, HS_Gen5_2, UPDATES",
    "azurerm_cosmosdb_account, backup/0/type, Continuous, Periodic, REPLACES",
    "azurerm_cosmosdb_account, backup/0/type, Periodic, Continuous, UPDATES",
    "azurerm_cosmosdb_account, backup/0/type, '', Periodic, UPDATES",
    "azurerm_log_analytics_workspace, sku, PerGB2018, CapacityReservation, UPDATES",
    "azurerm_log_analytics_workspace, sku, PerGB2018, Standalone, REPLACES",
    "azurerm_recovery_services_vault, cross_region_restore_enabled, true, false, REPLACES",
    "azurerm_key_vault_key, expiration_date, 2027-01-01T00:00:00Z, '', REPLACES",
    "azurerm_service_plan, zone_balancing_enabled, false, true, PROBABLY_REPLACES",
    "azurerm_service_plan, zone_balancing_enabled, true, false, UPDATES",
    "google_compute_forwarding_rule, target, projects/p/a, projects/p/b, UPDATES",
    "google_vpc_access_connector, max_instances, 5, 3, REPLACES",
    "google_compute_disk, provisioned_iops, 3000, 4000, REPLACES",
    "azurerm_app_configuration, sku, standard, developer, REPLACES",
    "azurerm_app_configuration, sku, developer, standard, UPDATES",
    "azurerm_app_configuration, sku, premium, standard, UPDATES",
    "aws_transfer_server, endpoint_details/0/vpc_id, vpc-1, vpc-2, REPLACES",
    "aws_transfer_server, endpoint_details/0/vpc_id, '', vpc-2, UPDATES",
    "azurerm_linux_function_app, service_plan_id, /a, /b, PROBABLY_UPDATES",
    "aws_vpc_security_group_egress_rule, cidr_ipv4, 10.0.0.0/8, 10.1.0.0/16, UPDATES",
    "aws_vpc, instance_tenancy, dedicated, default, UPDATES",
    "aws_vpc, instance_tenancy, default, dedicated, REPLACES"
  })
  void aConditionIsDecidedByItsValues(
      String type, String path, String before, String after, Outcome expected) {
    var change =
        new Change(
            Value.Obj.EMPTY,
            Value.Obj.EMPTY,
            Value.of(before),
            Value.of(after),
            List.of(path.split("/")));

    assertThat(Conditions.decide(type, change)).isEqualTo(expected);
  }

  @Test
  void userDataReplacesOnlyWhereTheResourceAsksForIt() {
    var asks = new Value.Obj(Map.of("user_data_replace_on_change", Value.of(true)));

    assertThat(userData(asks)).isEqualTo(Outcome.REPLACES);
    assertThat(userData(Value.Obj.EMPTY)).isEqualTo(Outcome.UPDATES);
  }

  private static @Nullable Outcome userData(Value.Obj head) {
    var change =
        new Change(Value.Obj.EMPTY, head, Value.of("a"), Value.of("b"), List.of("user_data"));
    return Conditions.decide("aws_instance", change);
  }

  @Test
  void anUnknownValueLeavesItUndecided() {
    var change =
        new Change(
            Value.Obj.EMPTY,
            Value.Obj.EMPTY,
            Value.of(1),
            Value.unknown("not given"),
            List.of("size"));

    assertThat(Conditions.decide("google_compute_disk", change)).isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void aNetworkLoadBalancerIsReplacedWhenItLosesASubnet() {
    var network = new Value.Obj(Map.of("load_balancer_type", Value.of("network")));
    var lost = new Change(network, network, Value.of("subnet-1"), null, List.of("subnets", "0"));
    var gained = new Change(network, network, null, Value.of("subnet-1"), List.of("subnets", "0"));

    assertThat(Conditions.decide("aws_lb", lost)).isEqualTo(Outcome.REPLACES);
    assertThat(Conditions.decide("aws_lb", gained)).isEqualTo(Outcome.UPDATES);
  }

  @Test
  void whatHasNoCodedConditionIsNull() {
    var change =
        new Change(Value.Obj.EMPTY, Value.Obj.EMPTY, Value.of(1), Value.of(2), List.of("bucket"));

    assertThat(Conditions.decide("aws_s3_bucket", change)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "STRING, NULLABLE, STRING, REQUIRED, REPLACES",
    "STRING, REQUIRED, STRING, NULLABLE, UPDATES",
    "INT64, NULLABLE, INTEGER, NULLABLE, UPDATES",
    "STRING, NULLABLE, INTEGER, NULLABLE, REPLACES"
  })
  void aTableTakesCompatibleColumnsInPlace(
      String type, String mode, String newType, String newMode, Outcome expected) {
    assertThat(schema(column("a", type, mode), column("a", newType, newMode))).isEqualTo(expected);
  }

  @Test
  void aTableGetsAndLosesColumnsThatNobodyNeeds() {
    String one = column("a", "STRING", "NULLABLE");
    String two = one + "," + column("b", "STRING", "NULLABLE");
    String needed = one + "," + column("b", "STRING", "REQUIRED");

    assertThat(schema(one, two)).isEqualTo(Outcome.UPDATES);
    assertThat(schema(two, one)).isEqualTo(Outcome.PROBABLY_UPDATES);
    assertThat(schema(two, one + "," + column("c", "STRING", "NULLABLE")))
        .as("a column may be renamed")
        .isEqualTo(Outcome.REPLACES);
    assertThat(schema(one, needed)).isEqualTo(Outcome.REPLACES);
    assertThat(schema(one, column("b", "STRING", "NULLABLE"))).isEqualTo(Outcome.REPLACES);
  }

  @Test
  void anExternalTableLosesNoColumnInPlace() {
    var external = new Value.Obj(Map.of("external_data_configuration", Value.of("orders.csv")));
    String one = column("a", "STRING", "NULLABLE");
    String two = one + "," + column("b", "STRING", "NULLABLE");
    var change =
        new Change(
            external,
            external,
            Value.of("[" + two + "]"),
            Value.of("[" + one + "]"),
            List.of("schema"));

    assertThat(Conditions.decide("google_bigquery_table", change)).isEqualTo(Outcome.REPLACES);
  }

  @Test
  void aSecurityGroupsRuleCanNotChangeTheKindOfItsSource() {
    var change =
        new Change(
            Value.Obj.EMPTY, Value.Obj.EMPTY, Value.of("10.0.0.0/8"), null, List.of("cidr_ipv4"));

    assertThat(Conditions.decide("aws_vpc_security_group_ingress_rule", change))
        .isEqualTo(Outcome.REPLACES);
  }

  @Test
  void aClusterStaysWhereItIsButAnotherMayTakeItsPlace() {
    assertThat(zone(cluster("a"), cluster("a"))).isEqualTo(Outcome.REPLACES);
    assertThat(zone(cluster("a"), cluster("b"))).isEqualTo(Outcome.UPDATES);
  }

  private static Value.Obj cluster(String id) {
    var one = new Value.Obj(Map.of("cluster_id", Value.of(id)));
    return new Value.Obj(Map.of("cluster", new Value.Seq(List.of(one))));
  }

  private static @Nullable Outcome zone(Value.Obj base, Value.Obj head) {
    List<String> steps = List.of("cluster", "0", "zone");
    var change = new Change(base, head, Value.of("europe-a"), Value.of("europe-b"), steps);
    return Conditions.decide("google_bigtable_instance", change);
  }

  @Test
  void aHyperdiskTakesAnotherNumberOfOperationsInPlace() {
    var fast = new Value.Obj(Map.of("type", Value.of("hyperdisk-balanced")));
    var change =
        new Change(fast, fast, Value.of(3000), Value.of(4000), List.of("provisioned_iops"));

    assertThat(Conditions.decide("google_compute_disk", change)).isEqualTo(Outcome.UPDATES);
  }

  private static String column(String name, String type, String mode) {
    return "{\"name\":\"" + name + "\",\"type\":\"" + type + "\",\"mode\":\"" + mode + "\"}";
  }

  private static @Nullable Outcome schema(String before, String after) {
    var change =
        new Change(
            Value.Obj.EMPTY,
            Value.Obj.EMPTY,
            Value.of("[" + before + "]"),
            Value.of("[" + after + "]"),
            List.of("schema"));
    return Conditions.decide("google_bigquery_table", change);
  }

  @Test
  void storageThatGrowsByItselfIsNotShrunk() {
    var limited = new Value.Obj(Map.of("max_allocated_storage", Value.of(500)));
    var fixed = Value.Obj.EMPTY;

    assertThat(Suppressions.suppress("aws_db_instance", storage(limited, 100, 50))).isTrue();
    assertThat(Suppressions.suppress("aws_db_instance", storage(limited, 50, 100))).isFalse();
    assertThat(Suppressions.suppress("aws_db_instance", storage(fixed, 100, 50))).isFalse();
  }

  private static Change storage(Value.Obj head, int before, int after) {
    return new Change(head, head, Value.of(before), Value.of(after), List.of("allocated_storage"));
  }

  @Test
  void anInterfaceGetsAnotherAddressInPlaceOnlyWithAnotherSubnetwork() {
    Value.Obj base = instance("a", "10.0.0.5");

    assertThat(address(base, instance("a", "10.0.0.6"))).isEqualTo(Outcome.REPLACES);
    assertThat(address(base, instance("b", "10.0.0.6"))).isEqualTo(Outcome.UPDATES);
  }

  private static Value.Obj instance(String subnetwork, String address) {
    var one =
        new Value.Obj(Map.of("subnetwork", Value.of(subnetwork), "network_ip", Value.of(address)));
    return new Value.Obj(Map.of("network_interface", new Value.Seq(List.of(one))));
  }

  private static @Nullable Outcome address(Value.Obj base, Value.Obj head) {
    List<String> steps = List.of("network_interface", "0", "network_ip");
    var change = new Change(base, head, Value.of("10.0.0.5"), Value.of("10.0.0.6"), steps);
    return Conditions.decide("google_compute_instance", change);
  }

  @Test
  void aCapabilityThatCanBeAddedLaterIsAddedInPlace() {
    assertThat(capability("mongoEnableDocLevelTTL")).isEqualTo(Outcome.UPDATES);
    assertThat(capability("EnablePartialUniqueIndex")).isEqualTo(Outcome.UPDATES);
    assertThat(capability("EnableTtlOnCustomPath")).isEqualTo(Outcome.UPDATES);
    assertThat(capability("EnableServerless")).isEqualTo(Outcome.REPLACES);
  }

  @Test
  void capabilitiesOfAnAccountThatHadNoneAreDecidedTogether() {
    Value one = named("EnableMongoRetryableWrites");
    Value other = named("EnableServerless");

    assertThat(capabilities(null, new Value.Seq(List.of(one)))).isEqualTo(Outcome.UPDATES);
    assertThat(capabilities(null, new Value.Seq(List.of(one, other)))).isEqualTo(Outcome.REPLACES);
  }

  @Test
  void fewCapabilitiesAreTakenOutInPlace() {
    assertThat(capabilities(named("EnableMongoRetryableWrites"), null)).isEqualTo(Outcome.UPDATES);
    assertThat(capabilities(named("DisableRateLimitingResponses"), null))
        .isEqualTo(Outcome.UPDATES);
    assertThat(capabilities(named("mongoEnableDocLevelTTL"), null))
        .isEqualTo(Outcome.PROBABLY_REPLACES);
  }

  private static @Nullable Outcome capability(String name) {
    return capabilities(null, named(name));
  }

  private static Value.Obj named(String name) {
    return new Value.Obj(Map.of("name", Value.of(name)));
  }

  private static @Nullable Outcome capabilities(@Nullable Value before, @Nullable Value after) {
    List<String> steps = List.of("capabilities");
    var change = new Change(Value.Obj.EMPTY, Value.Obj.EMPTY, before, after, steps);
    return Conditions.decide("azurerm_cosmosdb_account", change);
  }
}
