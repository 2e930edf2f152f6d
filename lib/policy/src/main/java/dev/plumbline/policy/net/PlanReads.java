package dev.plumbline.policy.net;

import dev.plumbline.policy.term.Neighbour;
import dev.plumbline.policy.term.Subject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What of the stack the azurerm provider reads over the network on each plan, not by way of Azure's
 * management: blobs, queues, secrets, settings. Where the account or vault lets the machine that
 * plans in no more, the next plan fails.
 *
 * <p>Source: the azurerm provider's documentation, versions 4 and 5, of each of these types; a
 * container or share that names its account by id is read by management.
 */
public final class PlanReads {
  /** A type, and the attribute by which it names its owner. */
  private record Part(String type, String attribute) {}

  private static final List<Part> VAULT =
      Stream.of("secret", "key", "certificate")
          .flatMap(kind -> Stream.of("azurerm_key_vault_" + kind, "data.azurerm_key_vault_" + kind))
          .map(type -> new Part(type, "key_vault_id"))
          .toList();

  private static final List<Part> STORE =
      List.of(
          new Part("azurerm_app_configuration_key", "configuration_store_id"),
          new Part("azurerm_app_configuration_feature", "configuration_store_id"),
          new Part("data.azurerm_app_configuration_key", "configuration_store_id"),
          new Part("data.azurerm_app_configuration_keys", "configuration_store_id"));

  private static final List<Part> ACCOUNT =
      Stream.concat(
              Stream.of("container", "share").map(PlanReads::byName),
              Stream.of(
                      "blob",
                      "share_file",
                      "queue",
                      "table",
                      "table_entity",
                      "data_lake_gen2_filesystem",
                      "data_lake_gen2_path")
                  .map(kind -> new Part("azurerm_storage_" + kind, "")))
          .toList();

  private static final Map<String, List<Part>> PARTS =
      Map.of(
          "azurerm_storage_account", ACCOUNT,
          "azurerm_key_vault", VAULT,
          "azurerm_app_configuration", STORE);

  private PlanReads() {}

  private static Part byName(String kind) {
    return new Part("azurerm_storage_" + kind, "storage_account_name");
  }

  /** Those of an account, vault or store; none of other types. */
  public static List<Neighbour> of(Subject owner) {
    return PARTS.getOrDefault(owner.type(), List.of()).stream()
        .flatMap(part ->
            part.attribute().isEmpty()
                ? owner.referencedBy(part.type()).stream()
                : owner.referencedThrough(part.type(), part.attribute()).stream())
        .toList();
  }
}
