package dev.plumbline.policy.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.facts.Facts;
import dev.plumbline.iac.StackReader;
import dev.plumbline.model.source.Budget;
import dev.plumbline.model.source.SourceTree;
import dev.plumbline.model.source.StackSpec;
import dev.plumbline.model.value.Value;
import dev.plumbline.policy.term.Absence;
import dev.plumbline.policy.term.Place;
import dev.plumbline.policy.term.Scene;
import dev.plumbline.policy.term.Subject;
import dev.plumbline.policy.term.Term;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantsTest {
  private static final String ASSIGNMENT =
      """
      data "azurerm_subscription" "this" {}
      resource "azurerm_management_group" "all" { display_name = "all" }
      resource "azurerm_resource_group" "shop" {
        name     = "shop"
        location = "westeurope"
      }
      resource "azurerm_storage_account" "shop" { name = "shop" }
      resource "azurerm_role_definition" "own" {
        name  = "Operator"
        scope = "/"
        permissions {
          actions     = ["Microsoft.Authorization/*"]
          not_actions = ["Microsoft.Authorization/roleDefinitions/*", "Microsoft.Authorization/elevateAccess/action"]
        }
      }
      resource "azurerm_role_assignment" "x" {
        scope                = SCOPE
        role_definition_name = ROLE
        principal_id         = "p"
      }
      """;

  private static String azure(String scope, String role) {
    return ASSIGNMENT.replace("SCOPE", scope).replace("ROLE", role);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"/\"', tenant",
    "'\"/providers/Microsoft.Management/managementGroups/all\"', management-group",
    "'\"/subscriptions/0000\"', subscription",
    "'\"/subscriptions/0000/resourceGroups/shop\"', resource-group",
    "'\"/subscriptions/0000/resourceGroups/shop/providers/Microsoft.Web/sites/a\"', resource",
    "data.azurerm_subscription.this.id, subscription",
    "azurerm_management_group.all.id, management-group",
    "azurerm_resource_group.shop.id, resource-group",
    "azurerm_storage_account.shop.id, resource"
  })
  void azuresScopeIsToldByItsIdOrByWhatItRefersTo(String scope, String expected) {
    Value.Obj grant = only(azure(scope, "\"Owner\""), "azurerm_role_assignment");

    assertThat(grant.members()).containsEntry("scope", Value.of(expected));
  }

  @Test
  void anUnknownScopeStaysUnknown() {
    String source = "variable \"s\" {}\n" + azure("var.s", "\"Owner\"");

    assertThat(only(source, "azurerm_role_assignment").members().get("scope"))
        .isInstanceOf(Value.Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"Owner\"', true, true",
    "'\"contributor\"', true, false",
    "'\"User Access Administrator\"', false, true",
    "'\"AcrPull\"', false, false",
    "azurerm_role_definition.own.name, false, true"
  })
  void azuresRolesAreWorthWhatTheyGrant(String role, boolean everything, boolean access) {
    assertThat(only(azure("\"/\"", role), "azurerm_role_assignment").members())
        .containsEntry("everything", Value.of(everything))
        .containsEntry("manages_access", Value.of(access));
  }

  @Test
  void aRoleIsFoundByItsIdToo() {
    String id =
        "/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
    String source = azure("\"/\"", "\"" + id + "\"").replace("_name = \"/prov", "_id = \"/prov");
    String own = azure("\"/\"", "azurerm_role_definition.own.role_definition_resource_id");

    assertThat(only(source, "azurerm_role_assignment").members())
        .containsEntry("role", Value.of("Owner"));
    assertThat(
            only(
                    own.replace("definition_name = azurerm", "definition_id = azurerm"),
                    "azurerm_role_assignment")
                .members())
        .containsEntry("role", Value.of("Operator"))
        .containsEntry("manages_access", Value.of(true));
  }

  @Test
  void aRoleThatSomebodyMadeElsewhereStaysUnknown() {
    Value.Obj grant = only(azure("\"/\"", "\"Platform Operator\""), "azurerm_role_assignment");

    assertThat(grant.members().get("everything")).isInstanceOf(Value.Unknown.class);
  }

  private static final String POLICY =
      """
      data "google_iam_policy" "shop" {
        binding {
          role    = "roles/editor"
          members = ["user:jane@example.com", "domain:example.com"]
        }
        binding {
          role    = google_project_iam_custom_role.own.id
          members = ["group:ops@example.com"]
          condition {
            title      = "office hours"
            expression = "request.time.getHours() < 18"
          }
        }
      }
      resource "google_project_iam_custom_role" "own" {
        role_id     = "deployer"
        title       = "Deployer"
        permissions = ["run.services.create", "iam.serviceAccounts.actAs"]
      }
      resource "google_folder_iam_policy" "shop" {
        folder      = "folders/1"
        policy_data = data.google_iam_policy.shop.policy_data
      }
      resource "google_project_iam_policy" "shop" {
        project     = "shop"
        policy_data = jsonencode({ bindings = [{ role = "roles/viewer", members = ["allUsers"] }] })
      }
      resource "google_project_iam_member" "shop" {
        project = "shop"
        role    = "projects/shop/roles/deployer"
        member  = "user:jane@example.com"
      }
      """;

  @Test
  void aPolicysBindingsAreThoseOfItsDataSource() {
    List<Value.Obj> grants = grants(POLICY, "google_folder_iam_policy");

    assertThat(grants)
        .extracting(grant -> grant.members().get("path"))
        .startsWith(Value.of("2 members → roles/editor → folder"))
        .hasSize(2);
    assertThat(grants)
        .extracting(grant -> grant.members().get("impersonates"))
        .containsOnly(Value.of(true));
    assertThat(grants)
        .extracting(grant -> grant.members().get("limited"))
        .containsExactly(Value.of(false), Value.of(true));
  }

  @Test
  void ofARoleThatNoTableNamesItIsNotKnownWhatItIsWorth() {
    String unheardOf = POLICY.replace("roles/viewer", "roles/unheard.of");

    assertThat(only(unheardOf, "google_project_iam_policy").members())
        .containsEntry("everything", Value.of(false))
        .extractingByKeys("manages_access", "impersonates")
        .hasOnlyElementsOfType(Value.Unknown.class);
  }

  @Test
  void aPolicysTextIsReadAsWell() {
    assertThat(only(POLICY, "google_project_iam_policy").members())
        .containsEntry("path", Value.of("allUsers → roles/viewer → project"))
        .containsEntry("impersonates", Value.of(false));
  }

  @Test
  void aCustomRoleIsFoundByItsName() {
    assertThat(only(POLICY, "google_project_iam_member").members())
        .containsEntry("impersonates", Value.of(true))
        .containsEntry("manages_access", Value.of(false));
  }

  @Test
  void aGrantPointsAtTheRole() {
    Subject policy = subject(POLICY, "google_folder_iam_policy");
    Term first = Objects.requireNonNull(Grants.of(policy)).getFirst();

    Place place = Objects.requireNonNull(Term.placeOf(first));
    assertThat(place.subject().type()).isEqualTo("data.google_iam_policy");
    assertThat(place.path()).isEqualTo("binding[0].role");
  }

  @Test
  void whatGivesNoRolesHasNone() {
    assertThat(Grants.of(subject(POLICY, "google_project_iam_custom_role"))).isNull();
  }

  private static Value.Obj only(String source, String type) {
    List<Value.Obj> grants = grants(source, type);
    assertThat(grants).hasSize(1);
    return grants.getFirst();
  }

  private static List<Value.Obj> grants(String source, String type) {
    return Objects.requireNonNull(Grants.of(subject(source, type))).stream()
        .map(grant -> (Value.Obj) ((Term.Known) grant).value())
        .toList();
  }

  private static Subject subject(String source, String type) {
    var graph =
        StackReader.read(
            StackSpec.terraform(""),
            SourceTree.ofText(Map.of("main.tf", source)),
            Budget.generous());
    var absence = new Absence(Facts.bundled(), Map.of());
    return new Scene(graph, absence, List.of(), LocalDate.EPOCH).ofType(type).getFirst();
  }
}
