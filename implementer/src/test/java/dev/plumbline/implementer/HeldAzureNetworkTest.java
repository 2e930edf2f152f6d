package dev.plumbline.implementer;

import static dev.plumbline.implementer.HeldAzureFixesTest.STORE;
import static dev.plumbline.implementer.HeldFixesTest.assertHeld;
import static dev.plumbline.implementer.HeldFixesTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixes in Azure that take a public address away by which somebody comes. */
class HeldAzureNetworkTest {
  @Test
  void anAccountThatIsOpenToTheInternetIsNotClosedToWhoPlans() {
    String open =
        STORE.replace(
            "\"GRS\"", "\"GRS\"\n  network_rules {\n    default_action = \"Allow\"\n%s  }");
    String queue =
        """
        resource "azurerm_storage_queue" "jobs" {
          name                 = "jobs"
          storage_account_name = azurerm_storage_account.main.name
        }
        """;
    String policy = "azure/storage/open-to-internet";
    String subnet = "    virtual_network_subnet_ids = [\"subnet\"]\n";

    assertThat(only(policy, open.formatted("")).verified()).isTrue();
    assertThat(only(policy, open.formatted("")).title()).contains("no other address reaches");
    assertHeld(
        only(policy, open.formatted("") + queue), "each plan reads azurerm_storage_queue.jobs");
    assertThat(only(policy, open.formatted(subnet) + queue).verified()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"azure/storage/anonymous-access", "azure/storage/open-to-internet"})
  void anAccountWithAPublicContainerKeepsAllowingThem(String policy) {
    String open = STORE.replace("\"GRS\"", "\"GRS\"\n  allow_nested_items_to_be_public = true");
    String container =
        """
        resource "azurerm_storage_container" "web" {
          name                  = "web"
          storage_account_id    = azurerm_storage_account.main.id
          container_access_type = "%s"
        }
        """;

    assertThat(only(policy, open + container.formatted("private")).verified()).isTrue();
    assertHeld(
        only(policy, open + container.formatted("blob")),
        "azurerm_storage_container.web lets everyone read");
  }

  @Test
  void aWebSiteInAnAccountIsNotShutOff() {
    String site = STORE.replace("\"GRS\"", "\"GRS\"\n  static_website {}");

    assertHeld(
        only("azure/storage/network-rules", site),
        "azurerm_storage_account.main gives out to everyone");
  }

  private static final String SERVER =
      """
      resource "azurerm_mssql_server" "main" {
        name                = "example"
        resource_group_name = "example"
        location            = "westeurope"
        version             = "12.0"
      }
      """;

  @Test
  void aServerWithAFirewallRuleIsNotTakenOffThePublicNetwork() {
    String policy = "azure/mssql/public-access";
    String rule =
        """
        resource "azurerm_mssql_firewall_rule" "office" {
          name             = "office"
          server_id        = azurerm_mssql_server.main.id
          start_ip_address = "203.0.113.7"
          end_ip_address   = "203.0.113.7"
        }
        """;

    assertThat(only(policy, SERVER).verified()).isTrue();
    assertThat(only(policy, SERVER).title()).contains("nobody reaches it but by a private");
    assertHeld(only(policy, SERVER + rule), "azurerm_mssql_firewall_rule.office shows");
  }

  @Test
  void anApplicationComesByThePublicAddressUnlessThereIsAPrivateEndpoint() {
    String policy = "azure/cosmosdb/public-access";
    String account =
        """
        resource "azurerm_cosmosdb_account" "main" {
          name                = "example"
          resource_group_name = "example"
          location            = "westeurope"
          offer_type          = "Standard"
          consistency_policy {
            consistency_level = "Session"
          }
          geo_location {
            location          = "westeurope"
            failover_priority = 0
          }
        }
        """;
    String app =
        """
        resource "azurerm_linux_web_app" "app" {
          name                = "app"
          resource_group_name = "example"
          location            = "westeurope"
          service_plan_id     = "plan"
          site_config {}
          app_settings = { COSMOS = azurerm_cosmosdb_account.main.endpoint }
        }
        """;
    String endpoint =
        """
        resource "azurerm_private_endpoint" "cosmos" {
          name                = "cosmos"
          resource_group_name = "example"
          location            = "westeurope"
          subnet_id           = "subnet"
          private_service_connection {
            name                           = "cosmos"
            is_manual_connection           = false
            private_connection_resource_id = azurerm_cosmosdb_account.main.id
            subresource_names              = ["Sql"]
          }
        }
        """;
    String subnet =
        account.replace(
            "offer_type ", "virtual_network_rule {\n    id = \"subnet\"\n  }\n  offer_type ");

    assertThat(only(policy, account).verified()).isTrue();
    assertHeld(only(policy, account + app), "azurerm_linux_web_app.app shows");
    assertThat(only(policy, account + app + endpoint).verified()).isTrue();
    assertHeld(only(policy, subnet), "azurerm_cosmosdb_account.main shows");
  }

  @Test
  void anApplicationBehindAFrontDoorStaysOnThePublicNetwork() {
    String policy = "azure/appservice/public-access";
    String app =
        """
        resource "azurerm_linux_web_app" "app" {
          name                = "app"
          resource_group_name = "example"
          location            = "westeurope"
          service_plan_id     = "plan"
          site_config {}
        }
        """;
    String door =
        """
        resource "azurerm_cdn_frontdoor_origin" "app" {
          name                           = "app"
          cdn_frontdoor_origin_group_id  = "group"
          certificate_name_check_enabled = true
          host_name                      = azurerm_linux_web_app.app.default_hostname
          %s
        }
        """;
    String link =
        "private_link {\n request_message = \"x\"\n location = \"westeurope\"\n"
            + " private_link_target_id = azurerm_linux_web_app.app.id\n }";

    assertThat(only(policy, app).verified()).isTrue();
    assertHeld(
        only(policy, app + door.formatted("")),
        "azurerm_cdn_frontdoor_origin.app brings requests of everyone");
    assertThat(only(policy, app + door.formatted(link)).verified()).isTrue();
  }

  @Test
  void aContainerIsNotClosedForWantOfALog() {
    String container =
        STORE
            + """
            resource "azurerm_storage_container" "web" {
              name                  = "web"
              storage_account_id    = azurerm_storage_account.main.id
              container_access_type = "blob"
            }
            """;

    assertHeld(only("azure/storage/blob-read-logging", container), "that closes the container");
  }
}
