package dev.plumbline.forecast.danger;

import dev.plumbline.forecast.reading.Settings;
import dev.plumbline.model.graph.Resource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of the Internet that a cloud lends until they are given back.
 *
 * <p>Amazon EC2 User Guide, "Release an Elastic IP address"; Google Cloud VPC documentation,
 * "Reserve a static external IP address"; Azure documentation, "Public IP addresses". Addresses of
 * a range that somebody brought stay theirs.
 */
public final class PublicAddresses {
  /** Attributes that take the address from a range of one's own. */
  private static final Map<String, List<String>> OWN_RANGE =
      Map.of(
          "aws_eip",
          List.of("public_ipv4_pool", "customer_owned_ipv4_pool", "ipam_pool_id", "address"),
          "google_compute_address",
          List.of(),
          "google_compute_global_address",
          List.of(),
          "azurerm_public_ip",
          List.of("public_ip_prefix_id"));

  private static final String ADDRESS_TYPE = "address_type";
  private static final String EXTERNAL = "EXTERNAL";

  private static final String LOST =
      ", and its public address is given back: it can't be had again once it is given to others";

  private PublicAddresses() {}

  /**
   * What becomes of the address, as a sentence goes on that says what happens to its resource;
   * {@code ""} for a resource that has none of these, or may have none.
   */
  static String words(@Nullable Resource applied) {
    return applied != null && isGivenBack(applied) ? LOST : "";
  }

  /** Whether it holds an address that goes back to its cloud. What is not known is no. */
  public static boolean isGivenBack(Resource applied) {
    List<String> own = OWN_RANGE.get(applied.type());
    return own != null
        && own.stream().allMatch(name -> Boolean.FALSE.equals(Settings.isSet(applied, name)))
        && Settings.text(applied, ADDRESS_TYPE, EXTERNAL).equals(EXTERNAL)
        && Settings.text(applied, "allocation_method", "Static").equals("Static");
  }

  /** Of Google, which has both kinds in one type. */
  static boolean isInternal(Resource applied) {
    return OWN_RANGE.containsKey(applied.type())
        && Settings.text(applied, ADDRESS_TYPE, EXTERNAL).equals("INTERNAL");
  }
}
