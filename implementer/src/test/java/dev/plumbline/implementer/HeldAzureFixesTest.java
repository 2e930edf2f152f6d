package dev.plumbline.implementer;

import static dev.plumbline.implementer.HeldFixesTest.assertHeld;
import static dev.plumbline.implementer.HeldFixesTest.only;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fixes in Azure that lock out, or that the service or the provider refuses. */
class HeldAzureFixesTest {
  private static final String CLUSTER =
      """
      resource "azurerm_kubernetes_cluster" "main" {
        name                = "main"
        resource_group_name = "example"
        location            = "westeurope"
        dns_prefix          = "main"
        %s
        default_node_pool {
          name       = "system"
          vm_size    = "Standard_D4s_v5"
          node_count = 3
        }
        identity {
          type = "SystemAssigned"
        }
      }
      """;

  @Test
  void localAccountsStayUntilSomebodyElseMayAdminister() {
    String directory =
        "azure_active_directory_role_based_access_control {\n azure_rbac_enabled = true\n }";
    String policy = "azure/aks/local-accounts";

    assertHeld(only(policy, CLUSTER.formatted("")), "AKS refuses it without role-based access");
    assertHeld(
        only(policy, CLUSTER.formatted("role_based_access_control_enabled = false\n" + directory)),
        "AKS refuses it without role-based access");
    assertThat(only(policy, CLUSTER.formatted(directory)).verified()).isTrue();
  }

  @Test
  void nodesThatExistAreReplacedOnlyWithAPoolThatStandsIn() {
    String policy = "azure/aks/host-encryption";
    String standing =
        CLUSTER
            .formatted("")
            .replace("node_count = 3", "node_count = 3\ntemporary_name_for_rotation = \"tmp\"");

    assertHeld(only(policy, CLUSTER.formatted("")), "a change of this replaces the nodes");
    assertThat(only(policy, standing).verified()).isTrue();
    assertThat(
            Reviewed.ofNew(Map.of("main.tf", CLUSTER.formatted("")))
                .fixes(policy)
                .getFirst()
                .verified())
        .isTrue();
  }

  /** It was there under its old name. */
  @Test
  void whatWasMovedExists() {
    String moved =
        CLUSTER.formatted("").replace("\"main\" {", "\"all\" {")
            + "moved {\n  from = azurerm_kubernetes_cluster.main\n"
            + "  to = azurerm_kubernetes_cluster.all\n}\n";

    Reviewed reviewed =
        Reviewed.of(
            SourceTree.ofText(Map.of("main.tf", moved)),
            SourceTree.ofText(Map.of("main.tf", CLUSTER.formatted(""))),
            Budget.generous());

    assertHeld(
        reviewed.fixes("azure/aks/host-encryption").getFirst(),
        "a change of this replaces the nodes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"S0", "Basic", "ElasticPool"})
  void aTierWithoutZonesIsNotGivenThem(String sku) {
    assertHeld(only("azure/mssql/zone-redundancy", database(sku)), "only the tiers Premium");
  }

  @ParameterizedTest
  @ValueSource(strings = {"P2", "BC_Gen5_4", "GP_S_Gen5_2"})
  void aTierWithZonesIs(String sku) {
    assertThat(only("azure/mssql/zone-redundancy", database(sku)).verified()).isTrue();
  }

  @Test
  void aHyperscaleDatabaseThatExistsIsNot() {
    assertHeld(only("azure/mssql/zone-redundancy", database("HS_Gen5_2")), "a Hyperscale database");
  }

  private static String database(String sku) {
    return """
    resource "azurerm_mssql_database" "orders" {
      name      = "orders"
      server_id = "/subscriptions/0/resourceGroups/e/providers/Microsoft.Sql/servers/e"
      sku_name  = "%s"
    }
    """
        .formatted(sku);
  }

  private static final String VAULT =
      """
      resource "azurerm_key_vault" "main" {
        name                       = "example"
        resource_group_name        = "example"
        location                   = "westeurope"
        tenant_id                  = "11111111-2222-3333-4444-555555555555"
        sku_name                   = "standard"
        rbac_authorization_enabled = true
      %s}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"azure/keyvault/firewall", "azure/keyvault/public-access"})
  void aVaultWhoseSecretsThePlanReadsIsNotClosed(String policy) {
    String secret =
        """
        resource "azurerm_key_vault_secret" "pw" {
          name         = "pw"
          key_vault_id = azurerm_key_vault.main.id
          value        = var.password
        }
        variable "password" {
          type = string
        }
        """;

    assertThat(only(policy, VAULT.formatted("")).verified()).isTrue();
    assertHeld(
        only(policy, VAULT.formatted("") + secret),
        "each plan reads azurerm_key_vault_secret.pw out of the vault");
  }

  @Test
  void aVaultThatLetsAnAddressInMayBeClosedToTheRest() {
    String let =
        "network_acls {\n default_action = \"Allow\"\n bypass = \"None\"\n"
            + " ip_rules = [\"203.0.113.7/32\"]\n}\n";
    String key =
        """
        resource "azurerm_key_vault_key" "k" {
          name         = "k"
          key_vault_id = azurerm_key_vault.main.id
          key_type     = "RSA"
          key_size     = 4096
          key_opts     = ["sign"]
        }
        """;

    assertThat(only("azure/keyvault/firewall", VAULT.formatted(let) + key).verified()).isTrue();
  }

  static final String STORE =
      """
      resource "azurerm_storage_account" "main" {
        name                     = "examplestore"
        resource_group_name      = "example"
        location                 = "westeurope"
        account_tier             = "Standard"
        account_replication_type = "GRS"
      }
      """;

  @Test
  void anAccountThatTheProviderReadsByItsKeyKeepsIt() {
    String provider = "provider \"azurerm\" {\n  features {}\n%s}\n";
    String policy = "azure/storage/shared-key";

    assertHeld(only(policy, STORE + provider.formatted("")), "the provider reads the account");
    assertThat(
            only(policy, STORE + provider.formatted("  storage_use_azuread = true\n")).verified())
        .isTrue();
    assertHeld(
        only(
            policy,
            STORE
                + provider.formatted("  storage_use_azuread = true\n")
                + """
                resource "azurerm_linux_function_app" "f" {
                  name                       = "f"
                  resource_group_name        = "example"
                  location                   = "westeurope"
                  service_plan_id            = "plan"
                  storage_account_name       = azurerm_storage_account.main.name
                  storage_account_access_key = azurerm_storage_account.main.primary_access_key
                  site_config {}
                }
                """),
        "azurerm_linux_function_app.f is given the account's key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"azure/storage/network-rules", "azure/storage/public-network"})
  void anAccountWhoseDataThePlanReadsIsNotClosed(String policy) {
    String blob =
        """
        resource "azurerm_storage_blob" "page" {
          name                   = "index.html"
          storage_account_name   = azurerm_storage_account.main.name
          storage_container_name = "web"
          type                   = "Block"
        }
        """;

    assertThat(only(policy, STORE).verified()).isTrue();
    assertHeld(
        only(policy, STORE + blob), "each plan reads azurerm_storage_blob.page out of the account");
  }

  @Test
  void networkRulesOfTheirOwnCloseNoAccountWhoseDataThePlanReads() {
    String rules =
        """
        resource "azurerm_storage_account_network_rules" "main" {
          storage_account_id = azurerm_storage_account.main.id
          default_action     = "Allow"
          %s
        }
        resource "azurerm_storage_container" "web" {
          name                 = "web"
          storage_account_name = azurerm_storage_account.main.name
        }
        """;
    String policy = "azure/storage/network-default-deny";

    assertHeld(
        only(policy, STORE + rules.formatted("")),
        "each plan reads azurerm_storage_container.web out of the account");
    assertThat(only(policy, STORE + rules.formatted("ip_rules = [\"203.0.113.7\"]")).verified())
        .isTrue();
  }
}
