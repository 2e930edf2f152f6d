package dev.plumbline.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class UnjudgedTest {
  @Test
  void resourcesOfProvidersWithoutPoliciesAreCounted() {
    var graph =
        new GraphText()
            .resource("alicloud_instance.a", "{}")
            .resource("alicloud_oss_bucket.b", "{}")
            .resource("oci_core_vcn.c", "{}")
            .data("oci_identity_tenancy.d", "{}")
            .resource("aws_sqs_queue.e", "{}")
            .resource("random_id.f", "{}")
            .graph();

    assertThat(Unjudged.of(Catalogue.bundled(), graph))
        .containsOnly(Map.entry("alicloud", 2), Map.entry("oci", 1));
  }
}
