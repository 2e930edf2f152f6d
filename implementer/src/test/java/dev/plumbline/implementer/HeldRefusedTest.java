package dev.plumbline.implementer;

import static dev.plumbline.implementer.HeldFixesTest.assertHeld;
import static dev.plumbline.implementer.HeldFixesTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixes that fail when they are applied, or replace what runs, unless something else is so. */
class HeldRefusedTest {
  @ParameterizedTest
  @ValueSource(strings = {"azure/acr/data-endpoints", "azure/acr/public-access"})
  void aRegistryOfALowerTierIsNotGivenWhatOnlyPremiumHas(String policy) {
    String registry =
        """
        resource "azurerm_container_registry" "main" {
          name                = "exampleregistry"
          resource_group_name = "example"
          location            = "westeurope"
          sku                 = "%s"
        }
        """;

    assertHeld(only(policy, registry.formatted("Standard")), "only a registry of sku Premium has");
    assertHeld(only(policy, registry.formatted("Basic")), "only a registry of sku Premium has");
    assertThat(only(policy, registry.formatted("Premium")).verified()).isTrue();
  }

  @Test
  void aNamespaceThatCanHaveNoPrivateEndpointIsNotClosed() {
    String namespace =
        """
        resource "azurerm_servicebus_namespace" "main" {
          name                = "example"
          resource_group_name = "example"
          location            = "westeurope"
          sku                 = "%s"
        }
        """;
    String policy = "azure/servicebus/public-access";

    assertHeld(only(policy, namespace.formatted("Standard")), "only a namespace of sku Premium");
    String premium = "Premium\"\n capacity = 1\n premium_messaging_partitions = \"1";
    assertThat(only(policy, namespace.formatted(premium)).verified()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'',                                              true",
    "num_cache_clusters = 1,                          true",
    "num_cache_clusters = 2,                          false",
    "num_cache_clusters = var.nodes,                  false",
    "'num_node_groups = 1\n replicas_per_node_group = 1', false"
  })
  void aCacheOfOneNodeHasNobodyWhoTakesOver(String nodes, boolean held) {
    String group =
        """
        resource "aws_elasticache_replication_group" "main" {
          replication_group_id = "main"
          description          = "main"
          %s
        }
        variable "nodes" {
          type = number
        }
        """
            .formatted(nodes);
    String policy = "aws/elasticache/automatic-failover";

    if (held) {
      assertHeld(only(policy, group), "ElastiCache refuses it for a group of one node");
    } else {
      assertThat(only(policy, group).verified()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "google/compute/secure-boot,          enable_secure_boot",
    "google/compute/vtpm,                 enable_vtpm",
    "google/compute/integrity-monitoring, enable_integrity_monitoring",
    "google/compute/shielded-vm,          enable_vtpm"
  })
  void aMachineThatMayNotBeStoppedStaysAsItIs(String policy, String setting) {
    String machine =
        """
        resource "google_compute_instance" "vm" {
          name         = "vm"
          machine_type = "e2-small"
          zone         = "europe-west1-b"
          %s
          boot_disk {
            initialize_params {
              image = "debian-cloud/debian-12"
            }
          }
          network_interface {
            network = "default"
          }
          shielded_instance_config {
            SETTING = false
          }
        }
        """
            .replace("SETTING", setting);
    String template =
        """
        resource "google_compute_instance_template" "vm" {
          name_prefix  = "vm-"
          machine_type = "e2-small"
          disk {
            source_image = "debian-cloud/debian-12"
          }
          network_interface {
            network = "default"
          }
          shielded_instance_config {
            SETTING = false
          }
          lifecycle {
            create_before_destroy = true
          }
        }
        """
            .replace("SETTING", setting);
    String reason = "the provider changes this on a stopped machine only";

    assertHeld(only(policy, machine.formatted("")), reason);
    assertHeld(only(policy, machine.formatted("allow_stopping_for_update = false")), reason);
    assertThat(only(policy, machine.formatted("allow_stopping_for_update = true")).verified())
        .isTrue();
    assertThat(isProvedForNew(policy, machine.formatted(""))).isTrue();
    assertThat(only(policy, template).proof().toString()).doesNotContain(Fixes.HELD);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "google/gke/private-nodes",
        "google/gke/private-cluster",
        "google/gke/private-endpoint"
      })
  void aClusterIsNotReplacedByAnOlderProvider(String policy) {
    String cluster =
        """
        resource "google_container_cluster" "main" {
          name               = "main"
          location           = "europe-west1"
          initial_node_count = 1
        }
        """;
    String requirement =
        """
        terraform {
          required_providers {
            google = {
              source  = "hashicorp/google"
              version = "%s"
            }
          }
        }
        """;
    String reason = "providers before version 7 replace the whole cluster";

    assertHeld(only(policy, cluster), reason);
    assertHeld(only(policy, requirement.formatted("~> 6.10") + cluster), reason);
    assertHeld(only(policy, requirement.formatted(">= 6.12") + cluster), reason);
    assertThat(only(policy, requirement.formatted("~> 7.0") + cluster).verified()).isTrue();
    assertThat(isProvedForNew(policy, cluster)).isTrue();
  }

  private static boolean isProvedForNew(String policy, String source) {
    return Reviewed.ofNew(Map.of("main.tf", source)).fixes(policy).getFirst().verified();
  }
}
