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
    "aws_vpc, instance_tenancy, dedicated, default, UPDATES",
    "aws_vpc, instance_tenancy, default, dedicated, REPLACES"
  })
  void aConditionIsDecidedByItsValues(
      String type, String path, String before, String after, Outcome expected) {
    var change = new Change(Value.Obj.EMPTY, Value.Obj.EMPTY, Value.of(before), Value.of(after));

    assertThat(Conditions.decide(type, List.of(path), change)).isEqualTo(expected);
  }

  @Test
  void userDataReplacesOnlyWhereTheResourceAsksForIt() {
    var asks = new Value.Obj(Map.of("user_data_replace_on_change", Value.of(true)));

    assertThat(userData(asks)).isEqualTo(Outcome.REPLACES);
    assertThat(userData(Value.Obj.EMPTY)).isEqualTo(Outcome.UPDATES);
  }

  private static @Nullable Outcome userData(Value.Obj head) {
    var change = new Change(Value.Obj.EMPTY, head, Value.of("a"), Value.of("b"));
    return Conditions.decide("aws_instance", List.of("user_data"), change);
  }

  @Test
  void anUnknownValueLeavesItUndecided() {
    var change =
        new Change(Value.Obj.EMPTY, Value.Obj.EMPTY, Value.of(1), Value.unknown("not given"));

    assertThat(Conditions.decide("google_compute_disk", List.of("size"), change))
        .isEqualTo(Outcome.UNDECIDED);
  }

  @Test
  void aNetworkLoadBalancerIsReplacedWhenItLosesASubnet() {
    var network = new Value.Obj(Map.of("load_balancer_type", Value.of("network")));
    var lost = new Change(network, network, Value.of("subnet-1"), null);
    var gained = new Change(network, network, null, Value.of("subnet-1"));

    assertThat(Conditions.decide("aws_lb", List.of("subnets", "0"), lost))
        .isEqualTo(Outcome.REPLACES);
    assertThat(Conditions.decide("aws_lb", List.of("subnets", "0"), gained))
        .isEqualTo(Outcome.UPDATES);
  }

  @Test
  void whatHasNoCodedConditionIsNull() {
    var change = new Change(Value.Obj.EMPTY, Value.Obj.EMPTY, Value.of(1), Value.of(2));

    assertThat(Conditions.decide("aws_s3_bucket", List.of("bucket"), change)).isNull();
  }
}
